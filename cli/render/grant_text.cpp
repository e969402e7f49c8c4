#include <map>

#include "cli/render/amounts.h"
#include "cli/render/earmark_words.h"
#include "cli/render/filled.h"
#include "cli/render/grant_report.h"
#include "cli/render/money_table.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

constexpr std::size_t line_width = 80;

std::string joined(const std::vector<std::string>& list, std::string_view between) {
  std::string text;
  for (const std::string& one : list) text += (text.empty() ? "" : std::string(between)) + one;
  return text;
}

class GrantText {
 public:
  GrantText(const ShownGrant& grant, Language language)
      : grant_(grant), pot_(grant.pot.pot), language_(language) {}

  std::string text() {
    head();
    whole();
    projects();
    grounds();
    lines();
    advances();
    end();
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

  void head() {
    paragraph(say("Verantwoording van {}", "Account of {}", pot_.id.text()) +
              (pot_.name.empty() ? std::string() : ": " + pot_.name));
    paragraph((grant_.round.empty() ? std::string() : grant_.round + ", ") +
              say("stand op {}", "as it stood on {}", date_words(grant_.on, language_)));
    text_ += '\n';
    std::string given = say("Gegeven: {}", "Given: {}", amount(grant_.pot.given));
    if (pot_.from && pot_.until) {
      given += say(", voor {} tot en met {}", ", for {} to {}", date_words(*pot_.from, language_),
                   date_words(*pot_.until, language_));
    } else if (pot_.until) {
      given += say(", tot en met {}", ", until {}", date_words(*pot_.until, language_));
    } else if (pot_.from) {
      given += say(", vanaf {}", ", from {} on", date_words(*pot_.from, language_));
    }
    paragraph(given + '.');
    const std::string text = earmark();
    if (!text.empty()) paragraph(text);
  }

  std::string earmark() const {
    std::string text = earmark_words(pot_.earmark, language_);
    if (!pot_.articles.empty()) {
      text += (text.empty() ? "" : " ") +
              say("Zo staat het ook in {}.", "So it says in {} too.", joined(pot_.articles, ", "));
    }
    return text;
  }

  void whole() {
    MoneyTable table(say("Waar het geld is", "Where the money is"), language_);
    table.column(say("bedrag", "amount"));
    const PotStatus& pot = grant_.pot;
    const auto row = [&](std::string_view dutch, std::string_view english, Money money) {
      table.row(std::string(in(language_, dutch, english)), {money});
    };
    row("betaald aan bewoners", "paid to residents", pot.out.paid);
    row("onderweg naar de bank", "in transit to the bank", pot.out.in_transit);
    row("te betalen", "payable", pot.out.payable);
    row("toegezegd aan projecten, nog niet gedeclareerd", "committed to projects, not claimed yet",
        pot.committed);
    row("reserve voor bewoners, nog niet gedeclareerd", "reserve for residents, not claimed yet",
        pot.reserve);
    row("niet toegezegd", "not committed", pot.free);
    text_ += '\n' + table.text();
    if (pot.out.came_back.is_zero()) return;
    paragraph(say("Van wat te betalen is, kwam {} terug van de bank.",
                  "Of what is payable, {} came back from the bank.", amount(pot.out.came_back)));
  }

  void projects() {
    MoneyTable table(say("Projecten en reserve", "Projects and reserve"), language_);
    table.column(say("gekregen", "granted"));
    table.column(say("nog over", "left"));
    table.column(say("te betalen", "payable"));
    table.column(say("onderweg", "in transit"));
    table.column(say("betaald", "paid"));
    const auto row = [&](const std::string& name, const ProjectStatus& one) {
      table.row(name, {one.granted, one.left, one.out.payable, one.out.in_transit, one.out.paid});
    };
    for (const ProjectStatus& one : grant_.projects) row(one.project, one);
    if (grant_.reserve) row(say("reserve bewoners", "reserve"), *grant_.reserve);
    if (!table.is_empty()) text_ += '\n' + table.text();
  }

  // By the first article of each line, so that the sum is all that was spent.
  void grounds() {
    std::map<std::string, PaidOut> sums;
    for (const GrantLine& one : grant_.lines) {
      if (one.out.sum().is_zero()) continue;
      const std::string article = one.grounds.empty() ? "-" : one.grounds.front();
      sums.emplace(article, PaidOut(one.out.paid.currency())).first->second += one.out;
    }
    MoneyTable table(say("Waarom, per artikel", "Why, by article"), language_);
    table.column(say("te betalen", "payable"), MoneyTable::Shown::if_any);
    table.column(say("onderweg", "in transit"), MoneyTable::Shown::if_any);
    table.column(say("betaald", "paid"), MoneyTable::Shown::if_any);
    table.column(say("samen", "together"));
    for (const auto& [article, out] : sums) {
      table.row(article, {out.payable, out.in_transit, out.paid, out.sum()});
    }
    if (table.is_empty()) return;
    text_ += '\n' + table.text();
    for (const GrantGround& one : grant_.grounds) {
      if (one.title.empty()) continue;
      const std::string source = one.source.empty() ? std::string() : " (" + one.source + ')';
      paragraph(one.article + ": " + one.title + source, 2);
    }
  }

  std::string at_words(const GrantLine& one) const {
    if (!one.out.paid.is_zero()) return say("betaald", "paid");
    if (!one.out.in_transit.is_zero()) return say("onderweg", "in transit");
    if (!one.out.came_back.is_zero()) return say("teruggekomen", "came back");
    if (!one.out.payable.is_zero()) return say("te betalen", "payable");
    if (!one.given_back.is_zero()) return say("teruggegeven", "given back");
    return say("verrekend", "settled");
  }

  void lines() {
    if (grant_.lines.empty()) {
      text_ += '\n';
      return paragraph(say("Er is nog niets van uitgegeven.", "Nothing of it was spent yet."));
    }
    text_ += '\n' + say("Elke regel", "Every line") + '\n';
    std::optional<std::string> project;
    for (const GrantLine& one : grant_.lines) {
      if (project != one.project) {
        project = one.project;
        paragraph(one.project.empty() ? say("reserve voor bewoners", "reserve for residents") : one.project);
      }
      text_ += "  " + left_in(to_string(one.line), 10) + left_in(to_string(one.date), 11) +
               left_in(one.resident.text(), 8) + left_in(kind_words(one.kind, language_), 20) +
               right_whole(amount(one.out.sum()), 13) + "  " + at_words(one) + '\n';
      std::string why = joined(one.grounds, ", ");
      if (one.settles && !one.settled.is_zero()) {
        why += (why.empty() ? "" : "; ") + say("{} verrekend met voorschot {}", "{} settled with advance {}",
                                               amount(one.settled), to_string(*one.settles));
      }
      if (!one.given_back.is_zero()) {
        why += (why.empty() ? "" : "; ") + say("{} teruggegeven", "{} given back", amount(one.given_back));
      }
      if (!why.empty()) paragraph("            " + why, 12);
    }
  }

  void advances() {
    if (grant_.advances.empty()) return;
    text_ += '\n' +
             say("Voorschotten waarvoor nog bonnen moeten komen, of het geld",
                 "Advances for which receipts must still come, or the money") +
             '\n';
    for (const GrantAdvance& one : grant_.advances) {
      paragraph("  " + to_string(one.line) + ", " + one.resident.text() + ": " + amount(one.open), 4);
    }
  }

  void end() {
    const PotStatus& pot = grant_.pot;
    text_ += '\n' + ends_table(say("Wat over is", "What is left"), {&pot, 1}, language_).text();
    paragraph(end_words(pot_, pot.has_ended, pot.out, pot.left(), language_));
    if (grant_.has_unsigned) {
      paragraph(say("Declaraties die nog getekend moeten worden, staan hier niet in.",
                    "Claims that must still be signed are not in this."));
    }
  }

  const ShownGrant& grant_;
  const ToldPot& pot_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string grant_text(const ShownGrant& grant, Language language) {
  return GrantText(grant, language).text();
}

}  // namespace buurtkas
