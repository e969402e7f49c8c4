// What must hold of any claims, by the rulebooks of the program and by small random ones.

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/claims/correct.h"
#include "tests/claims/desk.h"
#include "tests/claims/random_claims.h"

namespace buurtkas {
namespace {

using testing::Desk;
using testing::Draw;
using testing::euro_cents;
using testing::Neighbours;
using testing::told;
using Texts = std::vector<std::string>;

const Date known = {2026, 6, 30};

std::uint64_t random_seed() {
  return *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
}

// Claims of some neighbours, and the rulebooks.
struct Scene {
  explicit Scene(std::uint64_t seed, std::size_t count)
      : draw(seed),
        by(draw.one_in(2) ? testing::ClaimsBy::shipped : testing::ClaimsBy::small),
        rulebooks(testing::random_rulebooks(draw, by)),
        neighbours(testing::random_neighbours(draw, "n", 3)),
        claims(testing::random_claims(draw, by, neighbours, count)) {}

  Draw draw;
  testing::ClaimsBy by;
  std::vector<Rulebook> rulebooks;
  Neighbours neighbours;
  std::vector<Claim> claims;
};

Assessment assess_at(Desk& desk, const Neighbours& neighbours, const Claim& claim) {
  return desk.assess(claim, testing::claimant_of(neighbours, claim));
}

LineId id_of(const Claim& claim, std::size_t line) {
  return {claim.id, static_cast<std::uint32_t>(line + 1)};
}

void take_back(Desk& desk, const Claim& claim) {
  for (std::size_t i = 0; i < claim.lines.size(); ++i) desk.history().take_back(id_of(claim, i));
}

RC_GTEST_PROP(Claims, AreNoneOfTheBusinessOfOthers, ()) {
  Scene scene(random_seed(), 8);
  const Neighbours others = testing::random_neighbours(scene.draw, "m", 3);
  const std::vector<Claim> theirs = testing::random_claims(scene.draw, scene.by, others, 8);
  std::map<ClaimId, Texts> apart;
  Desk alone(scene.rulebooks, known);
  for (const Claim& claim : scene.claims) apart[claim.id] = told(assess_at(alone, scene.neighbours, claim));
  Desk their_own(scene.rulebooks, known);
  for (const Claim& claim : theirs) apart[claim.id] = told(assess_at(their_own, others, claim));
  // Both in their own order, in turns as they come.
  Desk together(scene.rulebooks, known);
  for (std::size_t a = 0, b = 0; a + b < 16;) {
    const bool is_theirs = a == 8 || (b < 8 && scene.draw.one_in(2));
    const Claim& claim = is_theirs ? theirs[b++] : scene.claims[a++];
    RC_ASSERT(told(assess_at(together, is_theirs ? others : scene.neighbours, claim)) == apart[claim.id]);
  }
}

// Of articles that ask the kind of line only; the others are left to the twin.
bool asks_only_this_kind(const Article& article, const ClaimLine& line) {
  const auto names_it = [&](const Condition& condition) {
    return condition.field == *field_from(CaseKind::line, "kind") &&
           std::count(condition.words.begin(), condition.words.end(), line.kind) > 0;
  };
  return article.valid.has(line.date) && article.unless.empty() &&
         std::all_of(article.when.begin(), article.when.end(), names_it);
}

const DatedValue& value_of(const Rulebook& rulebook, ParameterIndex parameter, const Date& on) {
  const DatedValue* last = nullptr;
  for (const DatedValue& value : rulebook.parameters[parameter].values) {
    if (value.valid.has(on) && !(value.known && known < *value.known)) last = &value;
  }
  return *last;
}

// Cents and thousandths.
Money times(const Ratio& rate, const std::optional<std::int64_t>& quantity, Rounding rounding) {
  return round_to_cents(rate * Ratio(quantity.value()) * Ratio(BigInt(1), BigInt(10)), rounding,
                        Currency::euro());
}

// The sums of all limits, kept by the test.
class Sums {
 public:
  explicit Sums(const std::vector<Rulebook>& rulebooks) : rulebooks_(rulebooks) {}

  // Whether all limits hold with it.
  bool add(const Claim& claim, const ClaimLine& line, const Resident& claimant, Money amount) {
    bool holds = true;
    for (const auto& [limit, key] : limits_of(claim, line, claimant)) {
      const auto& rule = std::get<LimitRule>(limit.article->verb);
      const DatedValue& value = value_of(*limit.rulebook, rule.at_most, line.date);
      const Money most =
          rule.times ? times(value.value, line.hours, *rule.rounding) : euro_cents(value.parts);
      Money sum = amount;
      if (rule.in != Span::line) {
        sums_.try_emplace(key, euro_cents(0)).first->second += amount;
        sum = sums_.at(key);
      }
      if (rule.counts_elsewhere)
        sum += *(rule.in == Span::month ? claim.elsewhere_month : claim.elsewhere_year);
      holds = holds && sum <= most;
    }
    return holds;
  }

  void take_back(const Claim& claim, const ClaimLine& line, const Resident& claimant, Money amount) {
    for (const auto& [limit, key] : limits_of(claim, line, claimant)) {
      if (std::get<LimitRule>(limit.article->verb).in != Span::line) sums_.at(key) -= amount;
    }
  }

 private:
  struct Limit {
    const Rulebook* rulebook;
    const Article* article;
  };
  using Key = std::tuple<std::string, std::string, std::string>;  // the limit, whom, the span

  std::vector<std::pair<Limit, Key>> limits_of(const Claim& claim, const ClaimLine& line,
                                               const Resident& claimant) const {
    std::vector<std::pair<Limit, Key>> limits;
    for (const Rulebook& rulebook : rulebooks_) {
      for (const Article& article : rulebook.articles) {
        const auto* rule = std::get_if<LimitRule>(&article.verb);
        if (rule == nullptr || !asks_only_this_kind(article, line)) continue;
        const std::string day = to_string(line.date);
        const std::size_t length = rule->in == Span::day ? 10 : rule->in == Span::month ? 7 : 4;
        limits.emplace_back(Limit{&rulebook, &article},
                            Key{rulebook.name + ' ' + article.id, whom(rule->per, claim, line, claimant),
                                day.substr(0, length)});
      }
    }
    return limits;
  }

  static std::string whom(Per per, const Claim& claim, const ClaimLine& line, const Resident& claimant) {
    if (per == Per::project) return line.project->text();
    if (per == Per::pot) return line.pot->text();
    const bool is_alone = per == Per::person || claimant.household.empty();
    return is_alone ? claim.claimant.text() : claimant.household;
  }

  const std::vector<Rulebook>& rulebooks_;
  std::map<Key, Money> sums_;
};

RC_GTEST_PROP(Claims, NeverExceedALimit, ()) {
  Scene scene(random_seed(), 20);
  Desk desk(scene.rulebooks, known);
  Sums sums(scene.rulebooks);
  std::vector<std::tuple<std::size_t, std::size_t, Money>> paid;  // the claim, its line
  for (std::size_t at = 0; at < scene.claims.size(); ++at) {
    const Claim& claim = scene.claims[at];
    const Resident& claimant = testing::claimant_of(scene.neighbours, claim);
    const Assessment assessment = desk.assess(claim, claimant);
    for (std::size_t i = 0; i < claim.lines.size(); ++i) {
      if (assessment[i].decision.verdict != Verdict::paid) continue;
      const Money amount = assessment[i].decision.amount;
      RC_ASSERT(sums.add(claim, claim.lines[i], claimant, amount));
      paid.emplace_back(at, i, amount);
    }
    if (paid.empty() || !scene.draw.one_in(4)) continue;
    const std::size_t which = static_cast<std::size_t>(scene.draw.below(paid.size()));
    const auto [claim_at, line, amount] = paid[which];
    const Claim& back = scene.claims[claim_at];
    desk.history().take_back(id_of(back, line));
    sums.take_back(back, back.lines[line], testing::claimant_of(scene.neighbours, back), amount);
    paid.erase(paid.begin() + static_cast<std::ptrdiff_t>(which));
  }
}

// What the one article that pays this kind of line gives, before limits.
Money pays(const std::vector<Rulebook>& rulebooks, const ClaimLine& line) {
  for (const Rulebook& rulebook : rulebooks) {
    for (const Article& article : rulebook.articles) {
      const auto* pay = std::get_if<Pay>(&article.verb);
      if (pay == nullptr || !asks_only_this_kind(article, line)) continue;
      if (pay->kind == PayKind::claimed) return line.amount.value();
      const Ratio& value = value_of(rulebook, *pay->parameter, line.date).value;
      if (pay->kind == PayKind::rate) return times(value, line.kilometres, *pay->rounding);
      return round_to_cents(cents_of(line.amount.value()) * value, *pay->rounding, Currency::euro());
    }
  }
  return euro_cents(0);
}

RC_GTEST_PROP(Claims, EarnAtMostWhatAnArticlePays, ()) {
  Scene scene(random_seed(), 12);
  Desk desk(scene.rulebooks, known);
  for (const Claim& claim : scene.claims) {
    const Assessment assessment = assess_at(desk, scene.neighbours, claim);
    RC_ASSERT(assessment.size() == claim.lines.size());
    for (std::size_t i = 0; i < claim.lines.size(); ++i) {
      const Decision& decision = assessment[i].decision;
      const bool is_paid = decision.verdict == Verdict::paid;
      RC_ASSERT(decision.amount.is_zero() != is_paid);
      if (!is_paid) continue;
      RC_ASSERT(decision.amount > euro_cents(0));
      RC_ASSERT(decision.amount <= pays(scene.rulebooks, claim.lines[i]));
    }
  }
}

// Decided before a rate was raised, and again afterwards: what is more is a further line.
RC_GTEST_PROP(Claims, NeverExceedALimitWithTheirCorrections, ()) {
  Scene scene(random_seed(), 15);
  const Date before = {2026, 5, 20};
  ClaimRules early(scene.rulebooks, before);
  ClaimRules late(scene.rulebooks, known);
  ClaimHistory history;
  Sums sums(scene.rulebooks);
  for (const Claim& claim : scene.claims) {
    const Resident& claimant = testing::claimant_of(scene.neighbours, claim);
    const Assessment assessment = assess(claim, claimant, early, history);
    for (std::size_t i = 0; i < claim.lines.size(); ++i) {
      const Decision& decision = assessment[i].decision;
      if (decision.verdict == Verdict::paid)
        RC_ASSERT(sums.add(claim, claim.lines[i], claimant, decision.amount));
    }
    const Claim& old = scene.draw.of(scene.claims);
    for (std::size_t i = 0; i < old.lines.size(); ++i) {
      const LineId correction = id_of(old, i + 100);
      if (history.find(id_of(old, i)) == nullptr || history.find(correction) != nullptr) continue;
      const Resident& by = testing::claimant_of(scene.neighbours, old);
      const LineAgain again = assess_again(old, old.lines[i], {id_of(old, i)}, by, late, before, history);
      if (again.more <= euro_cents(0)) continue;
      RC_ASSERT(again.before + again.more <= pays(scene.rulebooks, old.lines[i]));
      RC_ASSERT(sums.add(old, old.lines[i], by, again.more));
      history.add({correction, old.claimant, old.lines[i], again.more, again.assessment.counts});
    }
  }
}

Money earned_by(const Assessment& assessment) {
  Money sum = euro_cents(0);
  for (const LineAssessment& line : assessment) sum += line.decision.amount;
  return sum;
}

RC_GTEST_PROP(Claims, EarnNoMoreInTwo, ()) {
  Scene scene(random_seed(), 8);
  Desk whole(scene.rulebooks, known);
  Desk in_two(scene.rulebooks, known);
  for (Claim claim : scene.claims) {
    for (ClaimLine& line : claim.lines) line.other_than.reset();  // lines get other names
    const Assessment one = assess_at(whole, scene.neighbours, claim);
    Claim first = claim;
    Claim second = claim;
    second.id = ClaimId(claim.id.text() + "-second");
    const auto cut = static_cast<std::ptrdiff_t>(scene.draw.below(claim.lines.size() + 1));
    first.lines.assign(claim.lines.begin(), claim.lines.begin() + cut);
    second.lines.assign(claim.lines.begin() + cut, claim.lines.end());
    Assessment two = assess_at(in_two, scene.neighbours, first);
    const Assessment rest = assess_at(in_two, scene.neighbours, second);
    two.insert(two.end(), rest.begin(), rest.end());
    RC_ASSERT(earned_by(two) == earned_by(one));
    for (std::size_t i = 0; i < one.size(); ++i) {
      RC_ASSERT(two[i].decision.verdict == one[i].decision.verdict);
      RC_ASSERT(two[i].decision.amount == one[i].decision.amount);
    }
  }
}

RC_GTEST_PROP(Claims, GiveTheSameAfterTheSame, ()) {
  Scene scene(random_seed(), 8);
  ClaimRules rules(scene.rulebooks, known);
  ClaimHistory history;
  for (const Claim& claim : scene.claims) {
    const Resident& claimant = testing::claimant_of(scene.neighbours, claim);
    ClaimHistory same = history;
    const Texts first = told(assess(claim, claimant, rules, history));
    ClaimRules anew(scene.rulebooks, known);
    RC_ASSERT(told(assess(claim, claimant, anew, same)) == first);
    // And after all of it was taken back.
    for (std::size_t i = 0; i < claim.lines.size(); ++i) history.take_back(id_of(claim, i));
    RC_ASSERT(told(assess(claim, claimant, rules, history)) == first);
  }
}

// But for which of the rulebooks that are not made for a day is named.
RC_GTEST_PROP(Claims, GiveTheSameWhateverTheOrderOfTheRulebooks, ()) {
  Scene scene(random_seed(), 8);
  std::vector<Rulebook> shuffled = scene.rulebooks;
  scene.draw.shuffle(shuffled);
  Desk one(scene.rulebooks, known);
  Desk other(shuffled, known);
  for (const Claim& claim : scene.claims) {
    const Assessment a = assess_at(one, scene.neighbours, claim);
    const Assessment b = assess_at(other, scene.neighbours, claim);
    for (std::size_t i = 0; i < claim.lines.size(); ++i) {
      RC_ASSERT(a[i].decision.verdict == b[i].decision.verdict);
      RC_ASSERT(a[i].decision.amount == b[i].decision.amount);
      RC_ASSERT(a[i].decision.fits == b[i].decision.fits);
      RC_ASSERT(a[i].decision.roles == b[i].decision.roles);
      RC_ASSERT(a[i].like.has_value() == b[i].like.has_value());
      RC_ASSERT(a[i].without_rules.has_value() == b[i].without_rules.has_value());
    }
  }
}

RC_GTEST_PROP(Claims, LeaveNothingWhenAllIsTakenBack, ()) {
  Scene scene(random_seed(), 12);
  Desk desk(scene.rulebooks, known);
  Desk unused(scene.rulebooks, known);
  std::vector<CountedBy> counts;
  for (const Claim& claim : scene.claims) {
    for (const LineAssessment& line : assess_at(desk, scene.neighbours, claim)) {
      counts.insert(counts.end(), line.counts.begin(), line.counts.end());
    }
  }
  std::vector<Claim> order = scene.claims;
  scene.draw.shuffle(order);
  for (const Claim& claim : order) take_back(desk, claim);
  const ClaimHistory& history = desk.history();
  for (const CountedBy& one : counts)
    RC_ASSERT(history.limits().of(one.limit, one.whom, one.first).is_zero());
  for (const Claim& claim : scene.claims) {
    RC_ASSERT(history.advances(claim.claimant).is_zero());
    for (const ClaimLine& line : claim.lines) {
      RC_ASSERT(!history.like(claim.claimant, line).has_value());
      for (const Span span : {Span::day, Span::month, Span::year}) {
        RC_ASSERT(history.granted(claim.claimant, span, first_day(line.date, span)).is_zero());
      }
    }
  }
  for (const Claim& claim : order) {
    RC_ASSERT(told(assess_at(desk, scene.neighbours, claim)) ==
              told(assess_at(unused, scene.neighbours, claim)));
  }
}

// What the claims above are: no property holds for want of lines.
TEST(RandomClaims, ComeOutInEveryWay) {
  std::map<std::pair<testing::ClaimsBy, std::string>, int> seen;
  for (std::uint64_t seed = 0; seed < 200; ++seed) {
    const Scene scene(seed, 12);
    Desk desk(scene.rulebooks, known);
    for (const Claim& claim : scene.claims) {
      for (const LineAssessment& line : assess_at(desk, scene.neighbours, claim)) {
        ++seen[{scene.by, std::string(name_of(line.decision.verdict)) + (line.like ? " as like" : "")}];
        for (const Ground& ground : line.decision.grounds) {
          if (ground.kind == Ground::Kind::cuts) ++seen[{scene.by, "cut"}];
        }
      }
    }
  }
  for (const auto by : {testing::ClaimsBy::shipped, testing::ClaimsBy::small}) {
    for (const char* what : {"paid", "held", "held as like", "refused", "undecided", "nothing", "cut"}) {
      const int count = seen[{by, what}];
      EXPECT_GT(count, 20) << what << (by == testing::ClaimsBy::small ? ", small" : "");
    }
  }
}

}  // namespace
}  // namespace buurtkas
