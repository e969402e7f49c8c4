#include "cli/render/settlement_text.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/render/amounts.h"
#include "cli/render/bank_words.h"
#include "cli/render/filled.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;

std::string reason_of(const ShownSettled& one, Language language) {
  const ReasonOf of = one.body.did == BankDid::returned ? ReasonOf::returned : ReasonOf::status;
  std::string text;
  if (!one.body.reason.empty()) text = one.body.reason + ": " + reason_words(one.body.reason, language, of);
  if (!one.text.empty()) text += (text.empty() ? "" : " ") + std::string("(\"") + one.text + "\")";
  if (text.empty()) text = in(language, "de bank zegt niet waarom", "the bank does not say why");
  return text;
}

std::string row_of(const ShownSettled& one, Language language) {
  std::string row =
      left_in(one.body.statement, 16) +
      left_in(one.body.resident.text(), std::max<std::size_t>(8, one.body.resident.text().size() + 1)) +
      right_whole(amount_text(one.body.amount, language), 12);
  if (one.body.booked) row += "  " + date_words(*one.body.booked, language);
  row += '\n';
  if (one.body.did == BankDid::booked) return row;
  return row + "  " + wrapped(reason_of(one, language), columns - 2, 2) + '\n';
}

// Nothing when there are none.
std::string part_of(const ShownSettling& shown, BankDid did, std::string_view head, Language language) {
  std::string rows;
  Money total(0, Currency::euro());
  std::size_t count = 0;
  for (const ShownSettled& one : shown.settled) {
    if (one.body.did != did) continue;
    rows += row_of(one, language);
    total += one.body.amount;
    ++count;
  }
  if (count == 0) return {};
  return std::string(head) + '\n' + rows +
         filled(language, count == 1 ? "{} betaling, {}." : "{} betalingen, samen {}.",
                count == 1 ? "{} payment, {}." : "{} payments, {} in all.", count,
                amount_text(total, language)) +
         '\n';
}

std::string amount_of(const UnmatchedLine& line, Language language) {
  const std::string amount = line.amount ? amount_text(*line.amount, language) : line.other_amount;
  return amount.empty() ? amount : (line.came_in ? "+ " : "- ") + amount;
}

std::string unmatched_row(const UnmatchedLine& line, Language language) {
  std::string row = line.day ? date_words(*line.day, language) : std::string();
  for (const std::string& part : {amount_of(line, language), harmless(line.reference)}) {
    if (!part.empty()) row += (row.empty() ? "" : "  ") + part;
  }
  return wrapped(row, columns, 2) + '\n';
}

// What came in may be of an advance. Begins with a space.
std::string came_in_words(const UnmatchedLine& line, Language language) {
  if (!line.came_in) return {};
  return std::string(in(language,
                        " Gaf een bewoner hiermee een voorschot terug? Leg dat vast met `buurtkas repaid`.",
                        " Did a resident give back an advance? Record that with `buurtkas repaid`."));
}

// Of what the bank rejected, or says otherwise than before.
std::string rejection_words(const UnmatchedLine& line, Language language) {
  using enum UnmatchedLine::Why;
  const auto say = [&](std::string_view dutch, std::string_view english) {
    return filled(language, dutch, english, line.expected);
  };
  switch (line.why) {
    case booked_already:
      return say("geweigerd, maar het is al van de rekening; wacht tot het terugkomt.",
                 "rejected, but the account was debited; wait until it comes back.");
    case reopened_before:
      return say("was al geweigerd of terug, en nu weer anders. Vraag het de bank.",
                 "was rejected or returned before, and is otherwise now. Ask the bank.");
    case booked_after_all:
      return say(
          "was al geweigerd of terug, en is nu toch afgeschreven. `pay` betaalt het nog eens: wacht daarmee "
          "tot de bank dit terugboekt, en vraag het na.",
          "was rejected or returned before, and is debited now after all. `pay` pays it once more: wait with "
          "that until the bank gives this back, and ask.");
    case copy:
      return say(
          "geweigerd omdat de bank dit al had ({}): de eerste opdracht telt, en deze betaling blijft "
          "onderweg. "
          "Het rekeningafschrift zegt of er betaald is; anders vraag het de bank.",
          "rejected as the bank had it before ({}): the first order counts, and this payment stays under "
          "way. "
          "The account statement tells whether it was paid; otherwise ask the bank.");
    case rejected_part:
      return say("was geweigerd, en is met de batch toch afgeschreven: de bank moet dit terugboeken.",
                 "was rejected, and debited with the batch all the same: the bank must give this back.");
    case rejected_back:
      return say("de bank boekt terug wat zij weigerde; dat klopt.",
                 "the bank gives back what it rejected; that is right.");
    case contradicts:
      return say("alles geweigerd, en een deel aangenomen: dat spreekt zichzelf tegen. Vraag het de bank.",
                 "all rejected, and a part accepted: it contradicts itself. Ask the bank.");
    default:
      return {};
  }
}

std::string unmatched_words(const UnmatchedLine& line, Language language) {
  using enum UnmatchedLine::Why;
  const auto say = [&](std::string_view dutch, std::string_view english) {
    return filled(language, dutch, english, line.sum ? amount_text(*line.sum, language) : line.expected);
  };
  switch (line.why) {
    case not_ours:
      return say("geen betaling van deze ronde.", "no payment of this round.") +
             came_in_words(line, language);
    case other_account:
      return say("een andere rekening dan die in round.yaml: overgeslagen.",
                 "another account than that in round.yaml: passed over.");
    case other_amount:
      if (!line.amount && !line.other_amount.empty()) {
        return say("een andere munt dan euro. Vraag het de bank.",
                   "another currency than euro. Ask the bank.");
      }
      return say("een ander bedrag dan deze betaling: {}. Vraag het de bank.",
                 "another amount than this payment: {}. Ask the bank.");
    case other_batch:
      return say("deze betaling is van batch {}.", "this payment is of batch {}.");
    case paid_twice:
      return say("was al betaald: misschien twee keer afgeschreven. Vraag het de bank.",
                 "was paid already: perhaps debited twice. Ask the bank.");
    case not_paid:
      return say("komt terug, en was niet als betaald geboekt; lees eerst het afschrift met de betaling.",
                 "comes back, and was not booked as paid; first read the statement with the payment.");
    case pending:
      return say("nog niet geboekt: wacht op het volgende afschrift.",
                 "not booked yet: wait for the next statement.");
    case too_early:
      return say("geboekt voordat deze betaling gemaakt is, op {}. Vraag het de bank.",
                 "booked before this payment was made, on {}. Ask the bank.");
    case other_copy:
      return say(
          "een kenmerk als van ons, maar niet uit dit journaal: misschien betaalde een kopie van deze map. "
          "Zoek dat uit voor je verder betaalt.",
          "a reference like ours, but not of this journal: perhaps a copy of this folder paid. Find out "
          "before you pay on.");
    case not_a_return:
      return say("kwam binnen met dit kenmerk, en de bank noemt het geen terugboeking. Vraag het na.",
                 "came in with this reference, and the bank does not call it a return. Ask.");
    case given_back:
      return say("komt terug, maar de bewoner gaf al een deel terug. Zoek uit wat er op de rekening kwam.",
                 "comes back, but the resident gave a part back before. Find out what came to the account.");
    case details_differ:
      return say("de betalingen in deze boeking zijn samen {}, een ander bedrag. Vraag het de bank.",
                 "the payments in this booking are {} together, another amount. Ask the bank.");
    case later:
      return say("is na {}: geef bij --on de dag van vandaag.", "is after {}: give today at --on.");
    default:
      return rejection_words(line, language);
  }
}

bool needs_a_look(const UnmatchedLine& line) {
  return line.why != UnmatchedLine::Why::not_ours;
}

// First what is about our payments, each with what is wrong; then what is of others.
std::string unmatched_text(const ShownSettling& shown, Language language) {
  std::string wrong;
  std::string others;
  for (const UnmatchedLine& one : shown.unmatched) {
    if (!needs_a_look(one)) {
      others += unmatched_row(one, language);
      if (one.came_in) {
        others += "  " + wrapped(came_in_words(one, language).substr(1), columns - 2, 2) + '\n';
      }
      continue;
    }
    const std::string file = one.file.substr(one.file.rfind('/') + 1);
    wrong +=
        unmatched_row(one, language) + "  " +
        wrapped(unmatched_words(one, language) + " (" + harmless(file) + ':' + std::to_string(one.line) + ')',
                columns - 2, 2) +
        '\n';
  }
  if (!wrong.empty()) {
    wrong = std::string(in(language, "Kijk hiernaar; er is niets mee gedaan",
                           "Look at this; nothing was done with it")) +
            '\n' + wrong;
  }
  if (!others.empty()) {
    others =
        std::string(in(language, "Geen betaling van deze ronde", "No payment of this round")) + '\n' + others;
  }
  return wrong + (wrong.empty() || others.empty() ? "" : "\n") + others;
}

}  // namespace

std::string settlement_text(const ShownSettling& shown, Language language) {
  std::vector<std::string> parts = {
      part_of(shown, BankDid::booked, in(language, "Betaald", "Paid"), language),
      part_of(shown, BankDid::rejected,
              in(language, "Geweigerd door de bank; `pay` betaalt het opnieuw",
                 "Rejected by the bank; `pay` pays it again"),
              language),
      part_of(shown, BankDid::returned,
              in(language, "Teruggekomen; `pay` betaalt het opnieuw", "Came back; `pay` pays it again"),
              language),
      unmatched_text(shown, language)};
  std::string rest;
  if (shown.known > 0) {
    rest += filled(language, "Al eerder verwerkt: {}.\n", "Settled before: {}.\n", shown.known);
  }
  if (shown.accepted > 0) {
    rest +=
        wrapped(filled(language,
                       "Aangenomen door de bank, maar nog niet betaald: {}. Dat is het pas op een afschrift "
                       "(camt.053).",
                       "Accepted by the bank, but not paid yet: {}. An account statement (camt.053) tells "
                       "when it is.",
                       shown.accepted),
                columns) +
        '\n';
  }
  for (const ShownBatchLeft& one : shown.in_transit) {
    rest += filled(
        language,
        one.count == 1 ? "Nog onderweg: {}, {} betaling, {}.\n" : "Nog onderweg: {}, {} betalingen, {}.\n",
        one.count == 1 ? "Still in transit: {}, {} payment, {}.\n"
                       : "Still in transit: {}, {} payments, {}.\n",
        one.id, one.count, amount_text(one.amount, language));
  }
  parts.push_back(std::move(rest));
  const auto looks = std::count_if(shown.unmatched.begin(), shown.unmatched.end(), needs_a_look);
  if (looks > 0) {
    parts.push_back(
        filled(language,
               looks == 1 ? "Kijk nog naar {} regel, hierboven.\n" : "Kijk nog naar {} regels, hierboven.\n",
               looks == 1 ? "{} line needs a look, above.\n" : "{} lines need a look, above.\n", looks));
  }
  std::string text;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    text += (text.empty() ? "" : "\n") + part;
  }
  if (text.empty()) text = std::string(in(language, "Niets nieuws.", "Nothing new.")) + '\n';
  return text;
}

nlohmann::json settlement_json(const ShownSettling& shown, Language language) {
  using Json = nlohmann::json;
  Json json = {{"recorded", Json::array()},
               {"unmatched", Json::array()},
               {"known", shown.known},
               {"accepted", shown.accepted},
               {"in_transit", Json::array()}};
  for (const ShownSettled& one : shown.settled) {
    Json body = settlement_body(one.body);
    if (one.body.did != BankDid::booked) body["why"] = reason_of(one, language);
    json["recorded"].push_back(std::move(body));
  }
  for (const UnmatchedLine& one : shown.unmatched) {
    json["unmatched"].push_back(
        {{"file", one.file},
         {"line", one.line},
         {"day", one.day ? Json(to_string(*one.day)) : Json()},
         {"amount", one.amount ? (one.came_in ? "" : "-") + to_string(*one.amount) : one.other_amount},
         {"reference", one.reference},
         {"why", unmatched_words(one, language)}});
  }
  for (const ShownBatchLeft& one : shown.in_transit) {
    json["in_transit"].push_back(
        {{"batch", one.id}, {"count", one.count}, {"amount", to_string(one.amount)}});
  }
  return json;
}

}  // namespace buurtkas
