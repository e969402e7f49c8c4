#include <algorithm>
#include <map>
#include <tuple>

#include "cli/commands/journal_accounts.h"
#include "cli/commands/kept_articles.h"
#include "cli/commands/money_reports.h"
#include "cli/commands/status.h"
#include "cli/render/json_text.h"
#include "cli/render/year_report.h"

namespace buurtkas {
namespace {

// `volunteer-allowance month-limit` of `volunteer-allowance/month-limit`.
std::string article_of(const std::string& limit) {
  std::string article = limit;
  const std::size_t slash = article.find('/');
  if (slash != std::string::npos) article[slash] = ' ';
  return article;
}

class YearTeller {
 public:
  YearTeller(const JournalAccounts& accounts, const KeptArticles& articles, int year)
      : accounts_(accounts), articles_(articles), year_(year) {}

  ShownYear tell(const Date& on) {
    ShownYear shown;
    shown.round = round_name(accounts_);
    shown.year = year_;
    shown.on = on;
    const std::vector<GrantedLine> lines = granted_lines(accounts_.state());
    for (const GrantedLine& line : lines) add(line);
    for (const GrantedLine& line : lines) add_costs(line);
    for (auto& [id, one] : residents_) {
      for (auto& [key, limit] : limits_[id]) one.limits.push_back(std::move(limit));
      const bool has_any = !one.granted.sum().is_zero() || one.paid.has_any() || !one.limits.empty();
      if (has_any) shown.residents.push_back(std::move(one));
    }
    shown.scheme = scheme_;
    return shown;
  }

 private:
  bool is_of_scheme(const CountedBy& count) const {
    const KeptArticle* article = articles_.find(article_of(count.limit));
    return article != nullptr && article->is_limit_elsewhere;
  }

  bool is_allowance(const GrantedLine& line) const {
    const auto& counts = line.state->assessed.counts;
    return std::any_of(counts.begin(), counts.end(),
                       [this](const CountedBy& one) { return is_of_scheme(one); });
  }

  Money& place_in(YearSums& sums, const GrantedLine& line) const {
    if (is_advance(*line.line)) return sums.advances;
    if (is_allowance(line)) return sums.allowance;
    if (!line.line->receipt.empty()) return sums.receipts;
    return line.line->kilometres ? sums.kilometres : sums.unproven;
  }

  void add(const GrantedLine& line) {
    const ResidentId& id = line.claim->claim.claimant;
    YearResident& one = residents_[id];
    one.resident = id;
    if (line.line->date.year == year_ && !is_advance(*line.line)) {
      place_in(one.granted, line) += line.state->assessed.amount;
    }
    const bool is_paid = line.at == MoneyAt::paid && line.statement->booked->booked &&
                         line.statement->booked->booked->year == year_;
    if (is_paid) {
      for (const DrawnFrom& drawn : line.state->drawn) place_in(one.paid, line) += drawn.amount;
    }
    for (const GivenBack& given : line.state->given_back) {
      if (given.on.year == year_) one.paid.given_back += given.to.amount;
    }
    for (const CountedBy& count : line.state->assessed.counts) {
      if (count.first.year == year_ && is_of_scheme(count)) add_limit(id, line, count);
    }
  }

  void add_limit(const ResidentId& id, const GrantedLine& line, const CountedBy& count) {
    const auto& recorded = line.state->assessed.limits;
    const auto as_it_was = std::find_if(recorded.begin(), recorded.end(),
                                        [&](const RecordedLimit& it) { return it.limit == count.limit; });
    if (as_it_was == recorded.end()) return;
    const std::string article = article_of(count.limit);
    const KeptArticle& kept = *articles_.find(article);
    scheme_ = kept.source;
    const Money none(0, Currency::euro());
    const auto [at, is_new] =
        limits_[id].emplace(LimitKey(!kept.is_of_year, count.first, article),
                            YearLimit{article, kept.is_of_year, count.first, none, none, none, none});
    YearLimit& limit = at->second;
    limit.most = as_it_was->most;
    limit.elsewhere = std::max(limit.elsewhere, as_it_was->elsewhere);
    limit.counted =
        accounts_.state().history().limits().of(count.limit, count.whom, count.first) + limit.elsewhere;
  }

  // To the month and the year of a resident who has an allowance in it.
  void add_costs(const GrantedLine& line) {
    if (is_advance(*line.line) || is_allowance(line)) return;
    for (auto& [key, limit] : limits_[line.claim->claim.claimant]) {
      const Span span = limit.is_of_year ? Span::year : Span::month;
      if (first_day(line.line->date, span) == limit.first) limit.costs += line.state->assessed.amount;
    }
  }

  using LimitKey = std::tuple<bool, Date, std::string>;  // the year's first

  const JournalAccounts& accounts_;
  const KeptArticles& articles_;
  int year_;
  std::map<ResidentId, YearResident> residents_;
  std::map<ResidentId, std::map<LimitKey, YearLimit>> limits_;
  std::string scheme_;
};

}  // namespace

ShownYear shown_year(const JournalAccounts& accounts, const KeptArticles& articles, int year,
                     const Date& on) {
  return YearTeller(accounts, articles, year).tell(on);
}

int report_year(Console& console, const Journal& journal, const std::filesystem::path& file, int year,
                const std::optional<Date>& as_of) {
  const Language language = console.language_or(Language::nl);
  KeptArticles articles(journal, language);
  const auto accounts = accounts_until(console, journal, file.string(), as_of,
                                       [&](const Entry& entry) { articles.add(entry); });
  if (!accounts) return input_is_wrong;
  const ShownYear shown = shown_year(*accounts, articles, year, as_of.value_or(accounts->last()));
  console.out << (console.format == Format::json ? json_text(year_json(shown)) : year_text(shown, language));
  return done;
}

}  // namespace buurtkas
