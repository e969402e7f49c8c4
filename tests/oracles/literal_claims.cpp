#include "tests/oracles/literal_claims.h"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <optional>

namespace buurtkas::oracles {
namespace {

void move_by(std::vector<Condition>& conditions, ParameterIndex by) {
  for (Condition& condition : conditions) {
    if (condition.parameter) *condition.parameter += by;
  }
}

void move_by(Verb& verb, ParameterIndex by) {
  if (auto* require = std::get_if<Require>(&verb)) move_by(require->all, by);
  if (auto* pay = std::get_if<Pay>(&verb)) {
    if (pay->parameter) *pay->parameter += by;
  }
  if (auto* limit = std::get_if<LimitRule>(&verb)) limit->at_most += by;
  if (auto* reserve = std::get_if<ReserveRule>(&verb)) reserve->at_least += by;
}

std::chrono::sys_days day_of(const Date& date) {
  return std::chrono::year(date.year) / date.month / date.day;
}

// One birthday after another.
int age_of(const Date& born, const Date& on) {
  int age = 0;
  for (int year = born.year + 1; year <= on.year; ++year) {
    const bool is_there = std::chrono::year_month_day(std::chrono::year(year) / born.month / born.day).ok();
    const Date birthday = is_there ? Date{year, born.month, born.day} : Date{year, 3, 1};
    if (birthday <= on) ++age;
  }
  return age;
}

std::string rung_of(const Resident& resident, const Date& on, std::optional<Date>& since) {
  std::string rung = "none";
  for (std::size_t i = 0; i < rung_count; ++i) {
    if (!resident.since[i] || on < *resident.since[i]) continue;
    rung = name_of(static_cast<Rung>(i));
    since = resident.since[i];
  }
  return rung;
}

bool is_same_span(const Date& a, const Date& b, Span span) {
  if (span == Span::day) return a == b;
  return a.year == b.year && (span == Span::year || a.month == b.month);
}

std::int64_t whole(const Fraction& cents) {
  return static_cast<std::int64_t>(numerator(cents));
}

void set(Case& one, std::string_view field, const std::optional<Money>& amount) {
  if (amount) set_number(one, field, amount->cents());
}

// When exactly one article pays.
std::optional<Fraction> earned_by(const LiteralDecision& decision) {
  std::vector<Fraction> all;
  for (const LiteralArticle& entry : decision.articles) {
    if (entry.earned) all.push_back(*entry.earned);
  }
  return all.size() == 1 ? std::optional(all[0]) : std::nullopt;
}

Subject subject_for(const Claim& claim, const ClaimLine& line, const Resident& claimant) {
  Subject subject;
  subject.person = claim.claimant.text();
  subject.household = claimant.household.empty() ? "alone " + subject.person : claimant.household;
  if (line.project) subject.project = line.project->text();
  if (line.pot) subject.pot = line.pot->text();
  return subject;
}

bool is_trip(const ClaimLine& line) {
  return line.kilometres.has_value() || !line.trip.empty();
}

// Capitals and white space are no difference.
std::string written_alike(std::string text) {
  std::erase_if(text, [](unsigned char c) { return c == ' ' || c == '\t'; });
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

// Of one resident on one day.
bool is_one_trip(const ClaimLine& a, const ClaimLine& b) {
  if (!a.trip.empty() && !b.trip.empty()) return written_alike(a.trip) == written_alike(b.trip);
  const bool is_one_amount = !a.amount || !b.amount || *a.amount == *b.amount;
  return a.kind == b.kind && a.kilometres == b.kilometres && is_one_amount;
}

bool is_one_line(const ClaimLine& a, const ClaimLine& b) {
  if (!a.receipt.empty() && !b.receipt.empty() && a.receipt != b.receipt) return false;
  if (a.amount && b.amount && *a.amount != *b.amount) return false;
  return a.kind == b.kind && a.hours == b.hours && a.kilometres == b.kilometres;
}

}  // namespace

LiteralClaims::LiteralClaims(const std::vector<Rulebook>& rulebooks, const Date& known) : known_(known) {
  for (const Rulebook& rulebook : rulebooks) {
    made_for_.emplace_back(rulebook.name, rulebook.valid);
    const auto by = static_cast<ParameterIndex>(together_.parameters.size());
    together_.parameters.insert(together_.parameters.end(), rulebook.parameters.begin(),
                                rulebook.parameters.end());
    for (Article article : rulebook.articles) {
      article.id = rulebook.name + '/' + article.id;
      move_by(article.when, by);
      move_by(article.unless, by);
      move_by(article.verb, by);
      together_.articles.push_back(std::move(article));
    }
  }
}

std::vector<LiteralLine> LiteralClaims::assess(const Claim& claim, const Resident& claimant) {
  std::vector<LiteralLine> lines;
  for (std::size_t i = 0; i < claim.lines.size(); ++i) {
    const ClaimLine& line = claim.lines[i];
    lines.push_back(assess_line(claim, line, claimant));
    const LiteralDecision& decision = lines.back().decision;
    if (decision.verdict != Verdict::paid) continue;
    granted_.push_back({{claim.id, static_cast<std::uint32_t>(i + 1)},
                        claim.claimant,
                        line,
                        literal_past(together_, decision, line.date, subject_for(claim, line, claimant))});
  }
  return lines;
}

LiteralLine LiteralClaims::assess_line(const Claim& claim, const ClaimLine& line,
                                       const Resident& claimant) const {
  Case one = case_of(claim, line, claimant);
  const Subject subject = subject_for(claim, line, claimant);
  const auto earned = earned_by(decide(line, one, subject));
  const bool earns_more = earned && (!line.amount || whole(*earned) > line.amount->cents());
  if (earns_more) set_number(one, "amount", whole(*earned));
  LiteralLine result{decide(line, one, subject), "", ""};
  Verdict& verdict = result.decision.verdict;
  if (verdict == Verdict::refused) return result;
  for (const auto& [name, period] : made_for_) {
    const bool is_made = period.from <= line.date && (!period.until || line.date <= *period.until);
    if (!is_made && result.without.empty()) result.without = name;
  }
  if (!result.without.empty()) verdict = Verdict::undecided;
  if (verdict == Verdict::paid && *result.decision.amount == 0) verdict = Verdict::nothing;
  if (verdict == Verdict::paid) result.alike = alike(claim, line);
  if (!result.alike.empty()) verdict = Verdict::held;
  return result;
}

LiteralDecision LiteralClaims::decide(const ClaimLine& line, const Case& one, const Subject& subject) const {
  std::vector<LiteralPast> past;
  for (const Granted& granted : granted_) past.push_back(granted.past);
  return literal_decision(together_, line.date, known_, one, subject, past);
}

Case LiteralClaims::case_of(const Claim& claim, const ClaimLine& line, const Resident& claimant) const {
  Case one = blank_case(CaseKind::line);
  set_word(one, "kind", line.kind);
  set(one, "amount", line.amount);
  if (line.kilometres) set_number(one, "kilometres", *line.kilometres);
  if (line.hours) set_number(one, "hours", *line.hours);
  set_word(one, "receipt", line.receipt.empty() ? "no" : "yes");
  set_word(one, "approved", line.was_agreed ? "yes" : "no");
  if (claimant.born) {
    set_number(one, "age", age_of(*claimant.born, line.date));
  } else if (claimant.birth_year) {
    set_number(one, "age", std::max(0, line.date.year - *claimant.birth_year));
  }
  std::optional<Date> since;
  set_word(one, "rung", rung_of(claimant, line.date, since));
  if (since) set_number(one, "rung-days", (day_of(line.date) - day_of(*since)).count());
  set_number(one, "days-since",
             std::max(0, static_cast<int>((day_of(claim.handed_in) - day_of(line.date)).count())));
  set_number(one, "advance", whole(advances(claim.claimant)));
  set_number(one, "day-total", whole(granted(claim.claimant, Span::day, line.date)));
  set_number(one, "month-total", whole(granted(claim.claimant, Span::month, line.date)));
  set_number(one, "year-total", whole(granted(claim.claimant, Span::year, line.date)));
  set(one, "elsewhere-month", claim.elsewhere_month);
  set(one, "elsewhere-year", claim.elsewhere_year);
  return one;
}

std::string LiteralClaims::alike(const Claim& claim, const ClaimLine& line) const {
  for (const Granted& earlier : granted_) {
    if (line.other_than == earlier.id) continue;
    const ClaimLine& before = earlier.line;
    const std::string id = to_string(earlier.id);
    if (!line.receipt.empty() && line.receipt == before.receipt) return "receipt " + id;
    if (earlier.claimant != claim.claimant || before.date != line.date) continue;
    if (is_trip(line) && is_trip(before)) {
      if (is_one_trip(before, line)) return "trip " + id;
    } else if (is_one_line(before, line)) {
      return "line " + id;
    }
  }
  return "";
}

void LiteralClaims::take_back(const LineId& line) {
  std::erase_if(granted_, [&](const Granted& granted) { return granted.id == line; });
}

Fraction LiteralClaims::granted(const ResidentId& resident, Span span, const Date& on) const {
  Fraction sum = 0;
  for (const Granted& one : granted_) {
    if (one.line.kind == "advance") continue;
    if (one.claimant == resident && is_same_span(one.line.date, on, span)) sum += one.past.cents;
  }
  return sum;
}

Fraction LiteralClaims::advances(const ResidentId& resident) const {
  Fraction sum = 0;
  for (const Granted& one : granted_) {
    if (one.claimant == resident && one.line.kind == "advance") sum += one.past.cents;
  }
  return sum;
}

Fraction LiteralClaims::counted(const std::string& limit, const std::string& whom, const Date& on) const {
  Fraction sum = 0;
  for (const Granted& one : granted_) {
    for (const ArticleIndex index : one.past.limits) {
      const Article& article = together_.articles[index];
      const auto& rule = std::get<LimitRule>(article.verb);
      if (article.id != limit || rule.in == Span::line) continue;
      const bool is_same = one.past.subject.of(rule.per) == whom;
      if (is_same && is_same_span(one.line.date, on, rule.in)) sum += one.past.cents;
    }
  }
  return sum;
}

}  // namespace buurtkas::oracles
