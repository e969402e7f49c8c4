#include <algorithm>
#include <set>

#include "cli/commands/kept_articles.h"
#include "cli/commands/money_reports.h"
#include "cli/commands/status.h"
#include "cli/render/grant_report.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

bool draws_on(const GrantedLine& line, const PotId& pot) {
  const auto& drawn = line.state->drawn;
  return std::any_of(drawn.begin(), drawn.end(), [&](const DrawnFrom& one) { return one.pot == pot; });
}

class GrantTeller {
 public:
  GrantTeller(const JournalAccounts& accounts, const KeptArticles& articles, const PotId& pot, const Date& on)
      : accounts_(accounts), articles_(articles), pot_(pot) {
    shown_.round = round_name(accounts);
    shown_.on = on;
    shown_.entries = accounts.entries();
    shown_.pot = pot_status(accounts, pot, on);
  }

  ShownGrant tell() {
    for (ProjectStatus& one : project_status(accounts_)) {
      if (one.pot != pot_) continue;
      if (one.project.empty()) {
        shown_.reserve = std::move(one);
      } else {
        shown_.projects.push_back(std::move(one));
      }
    }
    const std::vector<GrantedLine> lines = granted_lines(accounts_.state());
    for (const GrantedLine& line : lines) {
      if (is_advance(*line.line) && draws_on(line, pot_)) advances_.insert(line.id);
      shown_.has_unsigned = shown_.has_unsigned || line.at == MoneyAt::to_sign;
    }
    for (const GrantedLine& line : lines) add(line);
    std::stable_sort(shown_.lines.begin(), shown_.lines.end(), [](const GrantLine& a, const GrantLine& b) {
      if (a.project.empty() != b.project.empty()) return b.project.empty();
      return a.project < b.project;
    });
    for (const std::string& article : cited_) {
      const KeptArticle* kept = articles_.find(article);
      shown_.grounds.push_back(
          {article, kept == nullptr ? "" : kept->title, kept == nullptr ? "" : kept->source});
    }
    return std::move(shown_);
  }

 private:
  void add(const GrantedLine& line) {
    const bool is_of_its_advance =
        line.line->settles && !line.state->settled.is_zero() && advances_.contains(*line.line->settles);
    if (!draws_on(line, pot_) && !is_of_its_advance) return;
    GrantLine one;
    one.line = line.id;
    one.resident = line.claim->claim.claimant;
    one.date = line.line->date;
    one.kind = line.line->kind;
    one.out = PaidOut(accounts_.currency());
    one.settled = Money(0, accounts_.currency());
    one.given_back = one.settled;
    if (line.line->project) one.project = line.line->project->text();
    for (const DrawnFrom& taken : taken_for(*line.state)) {
      if (taken.pot != pot_) continue;
      count_in(one.out, line.at, taken.amount);
      one.project = taken.account.name;
    }
    for (const GivenBack& given : line.state->given_back) {
      if (given.to.pot == pot_) one.given_back += given.to.amount;
    }
    if (is_of_its_advance) {
      one.settles = line.line->settles;
      one.settled = line.state->settled;
    }
    one.grounds = articles_.of(line.id);
    cited_.insert(one.grounds.begin(), one.grounds.end());
    shown_.lines.push_back(std::move(one));
    if (!advances_.contains(line.id) || line.state->corrects) return;
    const Money open = accounts_.state().owed_advance(line.id);
    if (open.cents() > 0) shown_.advances.push_back({line.id, line.claim->claim.claimant, open});
  }

  const JournalAccounts& accounts_;
  const KeptArticles& articles_;
  const PotId& pot_;
  ShownGrant shown_;
  std::set<LineId> advances_;  // that it paid
  std::set<std::string> cited_;
};

int no_such_pot(Console& console, const std::filesystem::path& file, const std::string& pot,
                const std::vector<PotId>& pots) {
  std::string there;
  for (const PotId& one : pots) there += (there.empty() ? "" : ", ") + one.text();
  tell_findings(console, console.err,
                {{code::no_such_pot, Severity::error, {file.string(), 0, 0}, pot, there, {}}},
                console.language_or(Language::nl));
  return input_is_wrong;
}

}  // namespace

int report_grant(Console& console, const Journal& journal, const std::filesystem::path& file,
                 const std::string& pot, const std::optional<Date>& as_of) {
  const Language language = console.language_or(Language::nl);
  KeptArticles articles(journal, language);
  const auto accounts = accounts_until(console, journal, file.string(), as_of,
                                       [&](const Entry& entry) { articles.add(entry); });
  if (!accounts) return input_is_wrong;
  const PotId id(pot);
  const std::vector<PotId>& pots = accounts->pots();
  if (std::find(pots.begin(), pots.end(), id) == pots.end()) return no_such_pot(console, file, pot, pots);
  const ShownGrant shown = GrantTeller(*accounts, articles, id, as_of.value_or(accounts->last())).tell();
  console.out << (console.format == Format::json ? json_text(grant_json(shown))
                                                 : grant_text(shown, language));
  return done;
}

}  // namespace buurtkas
