#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/bank_words.h"
#include "cli/render/column.h"
#include "cli/render/filled.h"
#include "cli/render/money_table.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "cli/render/status.h"

namespace buurtkas {
namespace {

constexpr std::size_t line_width = 80;
constexpr std::size_t label_width = 20;
constexpr std::size_t amount_width = 12;
constexpr std::size_t own_line_from = 60;  // an amount so wide that no other fits beside it

using Shown = MoneyTable::Shown;

class StatusText {
 public:
  StatusText(const ShownStatus& status, Language language) : status_(status), language_(language) {}

  std::string text() {
    head();
    pots();
    ends();
    to_sign();
    projects();
    residents();
    batches();
    reopened();
    came_back();
    return std::move(text_);
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }
  void paragraph(const std::string& text, std::size_t indent = 0) {
    text_ += wrapped(text, line_width, indent) + '\n';
  }
  void table(const MoneyTable& table) {
    if (!table.is_empty()) text_ += '\n' + table.text();
  }

  void head() {
    const std::string round = status_.round.empty() ? std::string() : status_.round + ", ";
    paragraph(say("{}stand op {}", "{}as it stood on {}", round, date_words(status_.on, language_)));
    if (status_.entries == 0) paragraph(say("Er was nog niets vastgelegd.", "Nothing was recorded yet."));
  }

  static std::vector<Money> parts_of(const PotStatus& one) {
    return {one.free,           one.reserve,  one.committed, one.out.payable,
            one.out.in_transit, one.out.paid, one.given};
  }

  // A column each, so that its amounts add up downwards; as many beside each other as fit.
  void pots() {
    const std::vector<std::string> labels = {say("nog vrij", "free"),
                                             say("reserve bewoners", "residents' reserve"),
                                             say("toegezegd", "committed"),
                                             say("te betalen", "payable"),
                                             say("onderweg", "in transit"),
                                             say("betaald", "paid"),
                                             say("Samen, gegeven", "Together, given")};
    std::vector<Column> columns;
    std::vector<Money> sums;
    const auto add = [&](const std::string& head, const std::vector<Money>& amounts) {
      const std::string fitting =
          display_width(harmless(head)) < own_line_from ? head : left_in(head, own_line_from - 1);
      Column& column = columns.emplace_back(amount_width, fitting);
      for (const Money amount : amounts) column.add(amount.is_zero() ? "-" : amount_text(amount, language_));
    };
    for (const PotStatus& one : status_.pots) {
      const std::vector<Money> parts = parts_of(one);
      for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == sums.size()) sums.emplace_back(0, parts[i].currency());
        sums[i] += parts[i];
      }
      add(one.pot.id.text(), parts);
    }
    if (columns.size() > 1) add(say("alle potten", "all pots"), sums);
    for (std::size_t first = 0; first < columns.size();) {
      std::size_t end = first;
      std::size_t width = label_width;
      while (end < columns.size() && (end == first || width + columns[end].width() <= line_width)) {
        width += columns[end++].width();
      }
      text_ += '\n';
      for (std::size_t row = 0; row <= labels.size(); ++row) {
        text_ += left_in(row == 0 ? say("Potten", "Pots") : labels[row - 1], label_width);
        for (std::size_t i = first; i < end; ++i) text_ += columns[i].cell(row);
        text_ += '\n';
      }
      first = end;
    }
  }

  void ends() {
    table(ends_table(say("Nog in de pot", "Still in the pot"), status_.pots, language_));
    const bool are_running = std::any_of(status_.pots.begin(), status_.pots.end(),
                                         [](const PotStatus& one) { return !one.has_ended; });
    if (are_running) {
      paragraph(say("Zolang een pot loopt, is dit wat er over is als er niets meer bij komt.",
                    "While a pot runs, this is what is left if nothing more comes."));
    }
    for (const PotStatus& one : status_.pots) {
      const Money left = one.left();
      paragraph(end_words(one.pot, one.has_ended, one.out, left, language_), 2);
    }
  }

  void to_sign() {
    Money sum(0, Currency::euro());
    for (const ResidentStatus& one : status_.residents) sum += one.to_sign;
    if (sum.is_zero()) return;
    paragraph(say("Nog te tekenen: {}. Dat gaat van de potten af als het getekend wordt.",
                  "To be signed: {}. It is taken from the pots when it is signed.",
                  amount_text(sum, language_)));
  }

  void add_columns(MoneyTable& table) const {
    table.column(say("te betalen", "payable"));
    table.column(say("onderweg", "in transit"));
    table.column(say("betaald", "paid"));
  }

  MoneyTable shares(std::string_view title) const {
    MoneyTable table(title, language_);
    table.column(say("gekregen", "granted"));
    table.column(say("nog over", "left"));
    add_columns(table);
    return table;
  }

  // Each project once, whatever pots pay it; and the reserves.
  std::vector<ProjectStatus> over_pots() const {
    std::vector<ProjectStatus> sums;
    for (const ProjectStatus& one : status_.projects) {
      if (one.project.empty() || sums.empty() || sums.back().project != one.project) {
        sums.push_back(one);
        continue;
      }
      sums.back().granted += one.granted;
      sums.back().left += one.left;
      sums.back().out += one.out;
      sums.back().reopened += one.reopened;
    }
    return sums;
  }

  void projects() {
    MoneyTable projects = shares(say("Projecten", "Projects"));
    MoneyTable reserves = shares(say("Reserves", "Reserves"));
    const auto row = [](MoneyTable& to, const std::string& name, const ProjectStatus& sum) {
      to.row(name, {sum.granted, sum.left, sum.out.payable, sum.out.in_transit, sum.out.paid});
    };
    for (const ProjectStatus& sum : over_pots()) {
      const bool is_reserve = sum.project.empty();
      row(is_reserve ? reserves : projects, is_reserve ? sum.pot.text() : sum.project, sum);
    }
    table(projects);
    table(reserves);
  }

  void add_resident(std::string& list, const ResidentStatus& one, Money amount) const {
    if (amount.is_zero()) return;
    list += (list.empty() ? "" : ", ") + one.resident.text() + ' ' + amount_text(amount, language_);
  }

  void residents() {
    MoneyTable table(say("Bewoners", "Residents"), language_);
    table.column(say("toegekend", "granted"));
    table.column(say("te tekenen", "to sign"), Shown::if_any);
    table.column(say("verrekend", "settled"), Shown::if_any);
    add_columns(table);
    std::string given_back;
    std::string open;
    for (const ResidentStatus& one : status_.residents) {
      if (one.granted.is_zero()) continue;  // given up since it came back
      table.row(one.resident.text(),
                {one.granted, one.to_sign, one.settled, one.out.payable, one.out.in_transit, one.out.paid});
      add_resident(given_back, one, one.given_back);
      add_resident(open, one, one.open);
    }
    this->table(table);
    if (!given_back.empty()) {
      paragraph(say("Van voorschotten teruggegeven, en dus niet meer betaald: {}.",
                    "Given back of advances, and so no longer paid: {}.", given_back),
                2);
    }
    if (open.empty()) return;
    paragraph(say("Voorschotten waarvoor nog bonnen moeten komen, of het geld: {}.",
                  "Advances for which receipts must still come, or the money: {}.", open),
              2);
  }

  void batches() {
    MoneyTable table(say("Open betaalopdracht", "Open batch"), language_);
    table.column(say("bedrag", "amount"));
    table.column(say("onderweg", "in transit"));
    table.column(say("geboekt", "booked"));
    table.column(say("afgewezen", "rejected"), Shown::if_any);
    table.column(say("teruggeboekt", "returned"), Shown::if_any);
    std::string codes;
    std::size_t closed = 0;
    for (const BatchStatus& one : status_.batches) {
      if (one.in_transit.is_zero()) {
        ++closed;
        continue;
      }
      table.row(one.id, {one.total, one.in_transit, one.booked, one.rejected, one.returned});
      codes +=
          wrapped(say(one.payments == 1 ? "{}: {} betaling, van {}, {}" : "{}: {} betalingen, van {}, {}",
                      one.payments == 1 ? "{}: {} payment, of {}, {}" : "{}: {} payments, of {}, {}", one.id,
                      one.payments, date_words(one.on, language_), one.code),
                  line_width, 2) +
          '\n';
    }
    this->table(table);
    text_ += codes;
    if (closed == 0) return;
    text_ += '\n';
    paragraph(say(closed == 1 ? "{} betaalopdracht is helemaal afgehandeld."
                              : "{} betaalopdrachten zijn helemaal afgehandeld.",
                  closed == 1 ? "{} batch is settled in full." : "{} batches are settled in full.", closed));
  }

  void reopened() {
    const auto table_of = [this](std::string_view title) {
      MoneyTable table(title, language_);
      table.column(say("afgewezen", "rejected"), Shown::if_any);
      table.column(say("teruggeboekt", "returned"), Shown::if_any);
      return table;
    };
    MoneyTable pots = table_of(say("Potten", "Pots"));
    MoneyTable projects = table_of(say("Projecten", "Projects"));
    MoneyTable reserves = table_of(say("Reserves", "Reserves"));
    MoneyTable residents = table_of(say("Bewoners", "Residents"));
    const auto row = [](MoneyTable& to, const std::string& name, const Reopened& one) {
      if (!one.is_zero()) to.row(name, {one.rejected, one.returned});
    };
    for (const PotStatus& one : status_.pots) row(pots, one.pot.id.text(), one.reopened);
    for (const ProjectStatus& one : over_pots()) {
      const bool is_reserve = one.project.empty();
      row(is_reserve ? reserves : projects, is_reserve ? one.pot.text() : one.project, one.reopened);
    }
    for (const ResidentStatus& one : status_.residents) row(residents, one.resident.text(), one.reopened);
    if (pots.is_empty()) return;
    text_ += '\n';
    paragraph(
        say("Wat de bank afwees of terugboekte, in totaal: ook wat daarna opnieuw betaald is, of waar "
            "iemand van afzag.",
            "What the bank rejected or returned, in all: also what was paid again since, or given up."));
    for (const MoneyTable* one : {&pots, &projects, &reserves, &residents}) table(*one);
  }

  void came_back() {
    if (status_.came_back.empty()) return;
    text_ += '\n' +
             say("Teruggekomen van de bank, en opnieuw te betalen",
                 "Came back from the bank, and to be paid again") +
             '\n';
    for (const CameBack& one : status_.came_back) {
      const ReasonOf of = one.was_booked ? ReasonOf::returned : ReasonOf::status;
      const std::string reason = one.reason.empty()
                                     ? std::string()
                                     : ": " + one.reason + ", " + reason_words(one.reason, language_, of);
      paragraph(say("{} voor {}: {}, {}{}", "{} for {}: {}, {}{}", one.statement, one.resident.text(),
                    amount_text(one.amount, language_),
                    one.was_booked ? say("teruggeboekt", "returned") : say("afgewezen", "rejected"), reason),
                2);
    }
    paragraph(say("Kijk de rekening na in private/people.csv, en betaal opnieuw met `buurtkas pay`.",
                  "Check the account in private/people.csv, and pay again with `buurtkas pay`."));
  }

  const ShownStatus& status_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string status_text(const ShownStatus& status, Language language) {
  return StatusText(status, language).text();
}

}  // namespace buurtkas
