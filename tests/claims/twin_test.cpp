// What claims earn, against a literal twin that walks all earlier lines each time: random years, in which
// lines are also taken back.

#include <array>
#include <cstdlib>
#include <map>

#include <gtest/gtest.h>

#include "tests/claims/desk.h"
#include "tests/claims/random_claims.h"
#include "tests/oracles/literal_claims.h"

namespace buurtkas {
namespace {

using oracles::Fraction;
using oracles::LiteralArticle;
using oracles::LiteralClaims;
using oracles::LiteralLine;
using oracles::Truth;
using testing::ClaimsBy;
using testing::Desk;
using testing::Draw;
using testing::Neighbours;

// The twin looks at every earlier line, so that a year of many takes long. For one of 100,000:
// BUURTKAS_CLAIMS=100000 BUURTKAS_CLAIMS_A_YEAR=100000 claims_test --gtest_filter='ClaimsTwin*'
constexpr std::size_t lines_by_default = 20'000;
constexpr std::size_t lines_a_year_by_default = 400;

std::size_t number_in(const char* variable, std::size_t by_default) {
  const char* asked = std::getenv(variable);
  return asked == nullptr ? by_default : static_cast<std::size_t>(std::atoll(asked));
}

std::optional<Fraction> fraction(const std::optional<Money>& money) {
  return money ? std::optional(Fraction(money->cents())) : std::nullopt;
}

Ground::Kind kind_by(const LiteralArticle& theirs, const Verb& verb) {
  using enum Ground::Kind;
  if (theirs.applies == Truth::no) return does_not_apply;
  if (theirs.is_open) return unknown;
  if (theirs.earned) return pays;
  if (kind_of(verb) == VerbKind::require) return theirs.refuses == Truth::yes ? refuses : holds;
  if (kind_of(verb) != VerbKind::limit) return applies;
  const std::array crossed = {cuts, holds_back, refuses};  // in the order of Beyond
  return theirs.fits ? crossed[static_cast<std::size_t>(std::get<LimitRule>(verb).beyond)] : within;
}

std::string alike(const LineAssessment& ours) {
  if (!ours.like) return "";
  const std::array names = {"receipt ", "trip ", "line "};  // in the order of Why
  return names[static_cast<std::size_t>(ours.like->why)] + to_string(ours.like->earlier);
}

std::string difference_of_grounds(const LineAssessment& ours, const LiteralLine& theirs,
                                  const Rulebook& together) {
  const std::vector<Ground>& grounds = ours.decision.grounds;
  if (grounds.size() != theirs.decision.articles.size()) return "how many articles are in force";
  for (std::size_t i = 0; i < grounds.size(); ++i) {
    const LiteralArticle& their = theirs.decision.articles[i];
    const Article& article = together.articles[their.article];
    const Rulebook& rulebook = *ours.rules.at(grounds[i].rulebook)->rulebook;
    if (rulebook.name + '/' + rulebook.articles[grounds[i].article].id != article.id) return "the order";
    if (grounds[i].kind != kind_by(their, article.verb)) return article.id + ": what it does";
    if (their.earned && fraction(grounds[i].after) != their.earned) return article.id + ": what it pays";
    if (their.most && fraction(grounds[i].most) != their.most) return article.id + ": the most";
    if (their.counted && fraction(grounds[i].counted) != their.counted) return article.id + ": what counts";
  }
  return "";
}

std::string difference(const LineAssessment& ours, const LiteralLine& theirs, const Rulebook& together) {
  const Decision& decision = ours.decision;
  const oracles::LiteralDecision& their = theirs.decision;
  if (decision.verdict != their.verdict)
    return std::string(name_of(decision.verdict)) + ", the twin " + std::string(name_of(their.verdict));
  const Fraction amount = their.verdict == Verdict::paid ? *their.amount : Fraction(0);
  if (fraction(decision.amount) != amount) return "amount";
  if (their.verdict == Verdict::held && fraction(decision.fits) != their.fits) return "fits";
  if (decision.roles != std::vector<Role>(their.roles.begin(), their.roles.end())) return "roles";
  if (alike(ours) != theirs.alike) return "like " + alike(ours) + ", the twin " + theirs.alike;
  const std::string without =
      ours.without_rules ? ours.rules.at(*ours.without_rules)->rulebook->name : std::string();
  if (without != theirs.without) return "without " + without;
  return difference_of_grounds(ours, theirs, together);
}

struct Tally {
  std::size_t lines = 0;
  std::map<std::string, int> seen;

  void count(const LineAssessment& line) {
    ++lines;
    ++seen[std::string(name_of(line.decision.verdict))];
    if (line.like) ++seen["as " + alike(line).substr(0, alike(line).find(' '))];
    if (line.without_rules) ++seen["without"];
    for (const Ground& ground : line.decision.grounds) {
      if (ground.kind == Ground::Kind::cuts) ++seen["cut"];
    }
  }
};

// A year of claims at both desks, until they differ.
class Year {
 public:
  Year(std::uint64_t seed, ClaimsBy by)
      : draw_(seed),
        rulebooks_(testing::random_rulebooks(draw_, by)),
        known_(draw_.of<Date>({{2026, 5, 20}, {2026, 5, 21}, {2027, 12, 31}})),
        neighbours_(testing::random_neighbours(draw_, "n", 8)),
        claims_(testing::random_claims(draw_, by, neighbours_,
                                       number_in("BUURTKAS_CLAIMS_A_YEAR", lines_a_year_by_default) / 5 * 2)),
        ours_(rulebooks_, known_),
        theirs_(rulebooks_, known_) {}

  std::string first_difference(Tally& tally) {
    for (const Claim& claim : claims_) {
      std::string found = try_claim(claim, tally);
      if (found.empty()) found = difference_of_sums(claim);
      if (!found.empty()) return to_string(claim.handed_in) + ' ' + claim.id.text() + ": " + found;
      if (draw_.one_in(10)) take_back_one();
    }
    return "";
  }

 private:
  std::string try_claim(const Claim& claim, Tally& tally) {
    const Resident& claimant = testing::claimant_of(neighbours_, claim);
    const Assessment ours = ours_.assess(claim, claimant);
    const std::vector<LiteralLine> theirs = theirs_.assess(claim, claimant);
    if (ours.size() != theirs.size()) return "how many lines";
    for (std::size_t i = 0; i < ours.size(); ++i) {
      tally.count(ours[i]);
      const std::string found = difference(ours[i], theirs[i], theirs_.rulebook());
      if (!found.empty()) return "line " + std::to_string(i + 1) + ": " + found;
      counts_.insert(counts_.end(), ours[i].counts.begin(), ours[i].counts.end());
      lines_.push_back({claim.id, static_cast<std::uint32_t>(i + 1)});
    }
    return "";
  }

  // Of a few limits that lines counted for, and of whoever claimed.
  std::string difference_of_sums(const Claim& claim) {
    for (int i = 0; i < 3 && !counts_.empty(); ++i) {
      const CountedBy& one = draw_.of(counts_);
      const Money ours = ours_.history().limits().of(one.limit, one.whom, one.first);
      if (fraction(ours) != theirs_.counted(one.limit, one.whom, one.first))
        return "the total of " + one.limit;
    }
    const ResidentId& who = claim.claimant;
    if (fraction(ours_.history().advances(who)) != theirs_.advances(who)) return "advances";
    const Date on = claim.lines[0].date;
    const std::array<std::pair<Span, Date>, 3> spans = {
        {{Span::day, on}, {Span::month, {on.year, on.month, 1}}, {Span::year, {on.year, 1, 1}}}};
    for (const auto& [span, first] : spans) {
      if (fraction(ours_.history().granted(who, span, first)) != theirs_.granted(who, span, on))
        return "granted";
    }
    return "";
  }

  // Granted or not; and nothing happens when it is taken back again.
  void take_back_one() {
    const LineId id = draw_.of(lines_);
    ours_.history().take_back(id);
    theirs_.take_back(id);
  }

  Draw draw_;
  std::vector<Rulebook> rulebooks_;
  Date known_;
  Neighbours neighbours_;
  std::vector<Claim> claims_;
  Desk ours_;
  LiteralClaims theirs_;
  std::vector<CountedBy> counts_;
  std::vector<LineId> lines_;
};

TEST(ClaimsTwin, AgreesOnRandomYears) {
  Tally shipped;
  Tally small;
  const std::size_t asked = number_in("BUURTKAS_CLAIMS", lines_by_default);
  for (std::uint64_t seed = 0; shipped.lines + small.lines < asked; ++seed) {
    const ClaimsBy by = seed % 3 == 2 ? ClaimsBy::small : ClaimsBy::shipped;
    const std::string found = Year(seed, by).first_difference(by == ClaimsBy::small ? small : shipped);
    ASSERT_EQ(found, "") << "the year of seed " << seed;
  }
  // All that can come out did, many times; a single year is of one kind only.
  if (asked < lines_by_default || std::getenv("BUURTKAS_CLAIMS_A_YEAR") != nullptr) return;
  for (const char* what : {"paid", "held", "refused", "nothing", "undecided", "as receipt", "as trip",
                           "as line", "without", "cut"}) {
    EXPECT_GT(shipped.seen[what], 10) << what;
    EXPECT_GT(small.seen[what], 5) << what;
  }
}

}  // namespace
}  // namespace buurtkas
