#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/filled.h"
#include "cli/render/money_table.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "cli/render/year_report.h"

namespace buurtkas {
namespace {

constexpr std::size_t line_width = 80;
constexpr std::string_view tax_article = "Wet LB 1964 art. 2 lid 6";

using Shown = MoneyTable::Shown;

class YearText {
 public:
  YearText(const ShownYear& shown, Language language) : shown_(shown), language_(language) {}

  std::string text() {
    paragraph(
        say("Jaaroverzicht {} voor de penningmeester", "Year report {} for the treasurer", shown_.year));
    paragraph((shown_.round.empty() ? std::string() : shown_.round + ", ") +
              say("stand op {}", "as it stood on {}", date_words(shown_.on, language_)));
    if (shown_.residents.empty()) {
      text_ += '\n';
      paragraph(say("Voor of in {} is niets toegekend of betaald.",
                    "Nothing was granted or paid for or in {}.", shown_.year));
      return std::move(text_);
    }
    sums(say("Toegekend", "Granted"), &YearResident::granted);
    paragraph(say("Voor dagen in {}, ook als het nog niet getekend of betaald is.",
                  "For days in {}, signed and paid or not.", shown_.year));
    sums(say("Betaald", "Paid"), &YearResident::paid);
    paragraph(say("Zoals de bank het boekte in {}.", "As the bank booked it in {}.", shown_.year));
    limits();
    beyond();
    outside();
    tell();
    return std::move(text_);
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }
  std::string amount(Money money) const { return amount_text(money, language_); }
  void paragraph(const std::string& text, std::size_t indent = 0) {
    text_ += wrapped(text, line_width, indent) + '\n';
  }

  void sums(const std::string& title, YearSums YearResident::*which) {
    MoneyTable table(title, language_);
    table.column(say("vergoeding", "allowance"));
    table.column(say("met bon", "receipts"));
    table.column(say("kilometers", "kilometres"));
    table.column(say("zonder bon", "no receipt"), Shown::if_any);
    table.column(say("voorschot", "advance"), Shown::if_any);
    table.column(say("samen", "together"));
    for (const YearResident& one : shown_.residents) {
      const YearSums& sums = one.*which;
      if (!sums.has_any()) continue;
      table.row(one.resident.text(), {sums.allowance, sums.receipts, sums.kilometres, sums.unproven,
                                      sums.advances - sums.given_back, sums.sum()});
    }
    text_ += '\n';
    if (table.is_empty()) return paragraph(title + ": " + say("niets.", "nothing."));
    text_ += table.text();
  }

  // Of the year, and of the month in which most is counted.
  void limits() {
    MoneyTable table(say("Grenzen", "Limits"), language_);
    table.without_sums();
    table.column(say("dit jaar", "this year"));
    table.column(say("grens jaar", "year limit"));
    table.column(say("elders jaar", "elsewhere"), Shown::if_any);
    table.column(say("topmaand", "top month"));
    table.column(say("grens maand", "month limit"));
    for (const YearResident& one : shown_.residents) {
      const YearLimit* year = largest(one, true);
      const YearLimit* month = largest(one, false);
      if (year == nullptr && month == nullptr) continue;
      const Money none(0, Currency::euro());
      std::string name = one.resident.text();
      if (month != nullptr) name += ' ' + to_string(month->first).substr(0, 7);
      table.row(name, {year == nullptr ? none : year->counted, year == nullptr ? none : year->most,
                       year == nullptr ? none : year->elsewhere, month == nullptr ? none : month->counted,
                       month == nullptr ? none : month->most});
    }
    if (table.is_empty()) return;
    text_ += '\n' + table.text();
    paragraph(
        say("Wat van de vrijwilligersvergoeding telt, met wat anderen betalen; en de maand met het "
            "meeste ({}).",
            "What counts of the volunteer allowance, with what others pay; and the month with the most "
            "({}).",
            shown_.scheme));
  }

  static const YearLimit* largest(const YearResident& one, bool is_of_year) {
    const YearLimit* most = nullptr;
    for (const YearLimit& limit : one.limits) {
      if (limit.is_of_year != is_of_year) continue;
      if (most == nullptr || limit.counted > most->counted) most = &limit;
    }
    return most;
  }

  std::string span_words(const YearLimit& limit) const {
    return limit.is_of_year ? std::to_string(limit.first.year) : month_words(limit.first, language_);
  }

  // The scheme adds an allowance and costs up; a limit that sees only the allowance does not.
  void beyond() {
    std::string rows;
    for (const YearResident& one : shown_.residents) {
      for (const YearLimit& limit : one.limits) {
        if (!limit.is_beyond()) continue;
        rows += wrapped(say("{}, {}: {} vergoeding en {} kosten of ander geld is {}; de grens is {}.",
                            "{}, {}: {} allowance and {} costs or other money is {}; the limit is {}.",
                            one.resident.text(), span_words(limit), amount(limit.counted - limit.elsewhere),
                            amount(limit.beside()), amount(limit.together()), amount(limit.most)),
                        line_width, 2) +
                '\n';
      }
    }
    if (rows.empty()) return;
    text_ += '\n';
    paragraph(
        say("Let op: boven een grens, met de kosten erbij", "Mind: above a limit, with the costs added"));
    text_ += rows;
    paragraph(
        say("Wie een vaste vergoeding krijgt én kosten terug, telt die op voor de grens. Gaat het erover, "
            "dan valt alles buiten de regeling, en kan alles belast zijn ({}). Kosten die de bewoner ook "
            "opgaf als geld van anderen, tellen hier één keer.",
            "Who gets a flat allowance and costs back adds these up for the limit. When that is beyond it, "
            "all is outside the scheme, and all may be taxed ({}). Costs that the resident also told as "
            "paid by others count once here.",
            tax_article));
  }

  void outside() {
    YearSums only_costs;  // of residents without an allowance
    YearSums beside;
    std::size_t count = 0;
    for (const YearResident& one : shown_.residents) {
      const bool has_allowance = !one.paid.allowance.is_zero() || !one.granted.allowance.is_zero();
      (has_allowance ? beside : only_costs) += one.paid;
      count += has_allowance || one.paid.costs().is_zero() ? 0 : 1;
    }
    YearSums all = only_costs;
    all += beside;
    if (all.costs().is_zero() && all.advances.is_zero() && all.given_back.is_zero()) return;
    text_ += '\n';
    paragraph(say("Betaald buiten de vrijwilligersvergoeding", "Paid outside the volunteer allowance"));
    if (!all.receipts.is_zero()) {
      paragraph(
          say("- {} kosten met een bon. Werkelijke, bewezen kosten zijn onbelast zonder grens ({}); bewaar "
              "de bonnen zeven jaar (AWR art. 52 lid 4).",
              "- {} of costs with a receipt. Actual, proven costs are untaxed without a limit ({}); keep "
              "the receipts for seven years (AWR art. 52 lid 4).",
              amount(all.receipts), tax_article),
          2);
    }
    if (!all.kilometres.is_zero()) {
      paragraph(
          say("- {} voor kilometers, naar het bedrag per kilometer. Bewaar de ritten: zij zijn het bewijs.",
              "- {} for kilometres, by the rate. Keep the trips: they are the proof.",
              amount(all.kilometres)),
          2);
    }
    if (!all.unproven.is_zero()) {
      paragraph(say("- {} zonder bon. Dat is niet bewezen: vraag de bonnen alsnog, of vraag advies.",
                    "- {} without a receipt. That is not proven: ask for the receipts, or ask for advice.",
                    amount(all.unproven)),
                2);
    }
    if (!all.advances.is_zero()) {
      paragraph(
          say("- {} als voorschot. Dat wordt pas kosten als er bonnen bij komen.",
              "- {} as advances. They become costs only when there are receipts.", amount(all.advances)),
          2);
    }
    if (!all.given_back.is_zero()) {
      paragraph(
          say("- {} van voorschotten kwam terug op de rekening; dat is er bij Betaald af.",
              "- {} of advances came back to the account; it is taken off at Paid.", amount(all.given_back)),
          2);
    }
    if (!only_costs.costs().is_zero()) {
      paragraph(
          say("Van de kosten is {} van bewoners die alleen kosten terugkregen ({}), en {} van bewoners die "
              "ook een vergoeding kregen.",
              "Of the costs {} is of residents who got only costs back ({}), and {} of residents who got "
              "an allowance too.",
              amount(only_costs.costs()), count, amount(beside.costs())));
    }
  }

  void tell() {
    text_ += '\n';
    paragraph(say("Wat de Belastingdienst hoort", "What the tax authority is told"));
    paragraph(say(
        "Een organisatie die loonbelasting inhoudt, geeft uiterlijk 31 januari {} door wat zij aan "
        "personen betaalde (UBD), maar niet wat onder de vrijwilligersregeling valt ({}). Andere "
        "organisaties mogen geen burgerservicenummer vastleggen. Wat hierboven boven een grens staat "
        "of zonder bon is, valt niet zomaar onder de regeling: vraag daarvoor advies. Dit overzicht is geen "
        "aangifte.",
        "An organisation that withholds payroll tax reports by 31 January {} what it paid to persons "
        "(UBD), but not what is under the volunteer scheme ({}). Other organisations may not record a "
        "citizen service number. What stands above a limit here, or without a receipt, is not simply "
        "under the scheme: ask for advice. This report is no tax return.",
        shown_.year + 1, tax_article));
  }

  const ShownYear& shown_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string year_text(const ShownYear& shown, Language language) {
  return YearText(shown, language).text();
}

}  // namespace buurtkas
