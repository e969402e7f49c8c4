#include "cli/render/payments_text.h"

#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/bank_words.h"
#include "cli/render/filled.h"
#include "cli/render/iban_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t iban_width = 24;  // of Dutch ones, and most others

std::string roles_text(const std::vector<Role>& roles, Language language) {
  std::string text;
  for (const Role role : roles) text += (text.empty() ? "" : ", ") + std::string(words_of(role, language));
  return text;
}

std::string batches_text(const std::vector<std::string>& batches) {
  std::string text;
  for (const std::string& one : batches) text += (text.empty() ? "" : ", ") + one;
  return text;
}

std::string files_text(const ShownPayments& shown, Language language) {
  std::string text;
  for (const BankFileMade& one : shown.files) {
    text += filled(
        language,
        one.is_again ? "Het bestand voor de bank was weg, en is opnieuw gemaakt. Stuur het alleen in\nals je "
                       "dat nog niet deed:\n  {}\n"
                     : "Voor de bank, om één keer in te sturen:\n  {}\n",
        one.is_again
            ? "The file for the bank was gone, and is made again. Send it only\nif you have not yet:\n  {}\n"
            : "For the bank, to be sent once:\n  {}\n",
        harmless(one.file));
  }
  return text;
}

std::string payment_rows(const ShownPayments& shown, Language language) {
  std::string text;
  Money total(0, Currency::euro());
  std::size_t count = 0;
  for (const ShownPayment& one : shown.payments) {
    if (one.amount.is_zero()) continue;
    ++count;
    total += one.amount;
    const std::string iban = iban_text(one.iban);
    std::string row = left_in(one.statement, 16) +
                      left_in(one.resident.text(), std::max<std::size_t>(8, one.resident.text().size() + 1)) +
                      right_whole(amount_text(one.amount, language), 12) + "  " +
                      left_in(iban, std::max(iban_width, iban.size()));
    const std::string name = harmless(one.name);
    const bool fits = display_width(row) + 2 + display_width(name) <= columns;
    if (fits) {
      row += "  " + name;
    } else {
      while (row.ends_with(' ')) row.pop_back();
      row += '\n' + std::string(16, ' ') + name;
    }
    text += row;
    while (text.ends_with(' ')) text.pop_back();
    text += '\n';
  }
  if (count == 0 || shown.batches.empty()) return {};
  const std::string head =
      filled(language, "Batch {}, uit te voeren op {}", "Batch {}, to be executed on {}",
             batches_text(shown.batches), date_words(shown.execution, language)) +
      "\n\n" + left_in(in(language, "overzicht", "statement"), 16) +
      left_in(in(language, "bewoner", "resident"), 8) + right_in(in(language, "bedrag", "amount"), 12) +
      "  " + left_in("IBAN", iban_width) + "  " + std::string(in(language, "naam", "name")) + '\n';
  return head + text +
         filled(language, count == 1 ? "{} betaling, {}." : "{} betalingen, samen {}.",
                count == 1 ? "{} payment, {}." : "{} payments, {} in all.", count,
                amount_text(total, language)) +
         '\n';
}

}  // namespace

std::string unpaid_words(const Unpaid& one, Language language) {
  const auto say = [&](std::string_view dutch, std::string_view english, const std::string& value) {
    return filled(language, dutch, english, value);
  };
  switch (one.why) {
    case Unpaid::Why::own_claim:
      return filled(
          language,
          "{} kan dit niet voor zichzelf tekenen; laat iemand anders betalen, of meetekenen bij --with ({}).",
          "{} cannot sign this for themselves; let another pay, or sign along with --with ({}).", one.who,
          one.article);
    case Unpaid::Why::own_household:
      return filled(language, "{} kan dit niet voor een huisgenoot tekenen; laat een ander dat doen ({}).",
                    "{} cannot sign this for their own household; let another do so ({}).", one.who,
                    one.article);
    case Unpaid::Why::approved_it:
      return filled(
          language,
          "{} keurde een regel hiervan goed, en wie goedkeurt betaalt niet; laat een ander dat doen ({}).",
          "{} approved a line of it, and who approves does not pay; let another do so ({}).", one.who,
          one.article);
    case Unpaid::Why::lacks_roles:
      return filled(language, "hiervoor moet ook tekenen: {}; noem die persoon met --with ({}).",
                    "this must also be signed by {}; name that person with --with ({}).",
                    roles_text(one.roles, language), one.article);
    case Unpaid::Why::refused:
      return say("{} staat deze betaling niet toe.", "{} does not allow this payment.", one.article);
    case Unpaid::Why::undecided:
      return say("{} kan hierover niets zeggen.", "{} cannot tell about this.", one.article);
    case Unpaid::Why::no_resident:
      return say("{}: deze bewoner staat er niet meer in.", "{}: this resident is not in it any more.",
                 "residents.csv");
    case Unpaid::Why::erased:
      return one.who.empty()
                 ? say("deze bewoner is gewist ({}); betaal op een andere manier.",
                       "this resident was erased ({}); pay in another way.", "erase")
                 : say("{}: deze bewoner is gewist (erase); haal de rij weer weg, en betaal op een andere "
                       "manier.",
                       "{}: this resident was erased; take the row out again, and pay in another way.",
                       "private/people.csv");
    case Unpaid::Why::no_name:
      return say("{}: deze bewoner heeft geen naam.", "{}: this resident has no name.", "private/people.csv");
    case Unpaid::Why::no_person:
      return say("{}: deze bewoner staat er niet in.", "{}: this resident is not in it.",
                 "private/people.csv");
    case Unpaid::Why::no_iban:
      return say("{}: deze bewoner heeft geen IBAN.", "{}: this resident has no IBAN.", "private/people.csv");
    case Unpaid::Why::not_for_bank:
      return say("de bank neemt dit niet aan: {}.", "the bank does not take this: {}.", one.who);
    case Unpaid::Why::name_not_for_bank:
      return filled(language,
                    "{}: de naam van deze bewoner, {}, heeft geen letter die een bank aanneemt; schrijf hem "
                    "met letters van A tot Z.",
                    "{}: the name of this resident, {}, has no letter that a bank takes; write it with "
                    "letters from A to Z.",
                    "private/people.csv", one.who);
    case Unpaid::Why::bank_refused:
      return filled(language, "de bank weigerde deze rekening ({}); verander de IBAN in {}.",
                    "the bank refused this account ({}); change the IBAN in {}.",
                    one.who + ": " + reason_words(one.who, language), "private/people.csv");
    case Unpaid::Why::signers_account:
      return say("dit is de rekening van {}, die tekent; laat een ander betalen.",
                 "this is the account of {}, who signs; let another pay.", one.who);
    case Unpaid::Why::bad_iban:
      return say("{} is geen IBAN waarnaar SEPA betaalt; kijk het land, de cijfers en de lengte na.",
                 "{} is no IBAN that SEPA pays to; check its country, digits and length.", one.who);
  }
  return {};
}

std::string payments_text(const ShownPayments& shown, Language language) {
  std::string text = payment_rows(shown, language);
  std::string told;
  for (const ShownPayment& one : shown.payments) {
    if (one.amount.is_zero()) told += (told.empty() ? "" : ", ") + one.statement + ' ' + one.resident.text();
  }
  if (!told.empty()) {
    text += (text.empty() ? "" : "\n") +
            wrapped(filled(language, "Alleen een overzicht, niets te betalen: {}.",
                           "Only a statement, nothing to pay: {}.", told),
                    columns, 2) +
            '\n';
  }
  if (!shown.unpaid.empty()) {
    text += (text.empty() ? "" : "\n") + std::string(in(language, "Nu niet betaald", "Not paid now")) + '\n';
    for (const Unpaid& one : shown.unpaid) {
      text += wrapped(one.resident.text() + "  " + amount_text(one.amount, language) + "  " +
                          unpaid_words(one, language),
                      columns, 2) +
              '\n';
    }
  }
  for (const std::string& who : shown.idle) {
    text += (text.empty() ? "" : "\n") +
            wrapped(filled(language, "De handtekening van {} was nergens voor nodig, en is niet vastgelegd.",
                           "Nothing needed the signature of {}; it is not recorded.", who),
                    columns) +
            '\n';
  }
  const std::string files = files_text(shown, language);
  if (!files.empty()) text += (text.empty() ? "" : "\n") + files;
  if (text.empty())
    text = std::string(in(language, "Er is niets te betalen.", "There is nothing to pay.")) + '\n';
  return text;
}

}  // namespace buurtkas
