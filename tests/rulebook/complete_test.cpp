// What check finds against every case of every day, one by one: nothing less, nothing more, and the case that
// it tells is one.

#include <algorithm>
#include <set>
#include <string>
#include <tuple>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/finding_codes.h"
#include "engine/rulebook/check.h"
#include "engine/rulebook/space.h"
#include "tests/rulebook/all_cases.h"
#include "tests/rulebook/small_rules.h"
#include "tests/rulebook/written_rules.h"

namespace buurtkas {
namespace {

using testing::Draw;
using testing::KnownSince;
using testing::Lines;
using testing::Moment;

std::uint64_t random_seed() {
  return *rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>()));
}

// A code, the line it is found on, and what is expected: where the other article stands, or why one is idle.
using Slip = std::tuple<std::string, std::uint32_t, std::string>;
using Slips = std::set<Slip>;

std::string place_text(const Place& place) {
  return place.file + ':' + std::to_string(place.line);
}

// What the articles do to one case.
struct Done {
  std::vector<bool> applies;
  std::vector<bool> refuses;
  bool is_refused = false;
};

Done done_to(const Rulebook& rulebook, const Case& one, const Moment& at) {
  Done done;
  for (const Article& article : rulebook.articles) {
    done.applies.push_back(testing::literally_applies(rulebook, article, one, at));
    done.refuses.push_back(done.applies.back() && testing::literally_refuses(rulebook, article, one, at));
    done.is_refused = done.is_refused || done.refuses.back();
  }
  return done;
}

// The slips that show in one case.
Slips slips_in(const Rulebook& rulebook, const Case& one, const Moment& at) {
  const auto& articles = rulebook.articles;
  const Done done = done_to(rulebook, one, at);
  const auto pays = [&](std::size_t i) {
    return done.applies[i] && kind_of(articles[i].verb) == VerbKind::pay;
  };
  Slips slips;
  for (std::size_t i = 0; i < articles.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (!pays(i) || !pays(j)) continue;
      slips.emplace(code::articles_disagree, articles[i].place.line, place_text(articles[j].place));
    }
  }
  for (const Cover& cover : rulebook.covers) {
    bool is_covered = done.is_refused || !testing::literally_in(rulebook, cover.when, cover.unless, one, at);
    for (std::size_t i = 0; i < articles.size(); ++i) {
      is_covered = is_covered || (done.applies[i] && kind_of(articles[i].verb) == cover.verb);
    }
    if (!is_covered) slips.emplace(code::not_covered, cover.place.line, "");
  }
  return slips;
}

// Of two requires on one day: each lets a common case through, and none is let through by both.
bool cannot_both_be_met(const std::vector<Done>& all, std::size_t i, std::size_t j) {
  bool meets_first = false;
  bool meets_second = false;
  bool meets_both = false;
  for (const Done& done : all) {
    if (!done.applies[i] || !done.applies[j]) continue;
    meets_first = meets_first || !done.refuses[i];
    meets_second = meets_second || !done.refuses[j];
    meets_both = meets_both || (!done.refuses[i] && !done.refuses[j]);
  }
  return meets_first && meets_second && !meets_both;
}

class AllCases {
 public:
  AllCases(const Rulebook& rulebook, CaseKind kind)
      : rulebook_(rulebook),
        cases_(testing::all_cases({&rulebook}, kind)),
        moments_(testing::all_moments({&rulebook})) {}

  Slips slips() const {
    const auto& articles = rulebook_.articles;
    Slips slips;
    std::vector<bool> applied(articles.size());
    std::vector<bool> active(articles.size());
    bool is_all_refused = false;
    Date all_refused_on;
    for (const Moment& at : moments_) {
      std::vector<Done> all;
      for (const Case& one : cases_) {
        slips.merge(slips_in(rulebook_, one, at));
        all.push_back(done_to(rulebook_, one, at));
        for (std::size_t i = 0; i < articles.size(); ++i) {
          applied[i] = applied[i] || all.back().applies[i];
          const bool is_stopped = is_require(i) ? all.back().refuses[i] : all.back().is_refused;
          active[i] = active[i] || (all.back().applies[i] && !is_stopped);
        }
      }
      if (!is_all_refused &&
          std::all_of(all.begin(), all.end(), [](const Done& one) { return one.is_refused; })) {
        is_all_refused = true;
        all_refused_on = at.on;
      }
      for (std::size_t i = 0; i < articles.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
          if (!is_require(i) || !is_require(j) || !cannot_both_be_met(all, i, j)) continue;
          slips.emplace(code::articles_disagree, articles[i].place.line, place_text(articles[j].place));
        }
      }
    }
    for (std::size_t i = 0; i < articles.size(); ++i) {
      const std::string place = place_text(articles[i].place);
      const bool is_told = std::any_of(slips.begin(), slips.end(), [&](const Slip& slip) {
        return std::get<0>(slip) == code::articles_disagree &&
               (std::get<1>(slip) == articles[i].place.line || std::get<2>(slip) == place);
      });
      if (active[i] || is_told) continue;
      const auto code = is_require(i) && applied[i] ? code::refuses_all : code::never_applies;
      slips.emplace(code, articles[i].place.line, applied[i] ? "require" : "when, unless");
    }
    const bool is_told = std::any_of(slips.begin(), slips.end(), [](const Slip& slip) {
      return std::get<0>(slip) == code::articles_disagree || std::get<0>(slip) == code::refuses_all;
    });
    if (is_all_refused && !is_told)
      slips.emplace(code::refuses_all, rulebook_.place.line, to_string(all_refused_on));
    return slips;
  }

  // Whether the slip shows in each case that has these fields, on that day as known on some.
  bool shows(const Slip& slip, const Lines& fields, const Date& on, const std::optional<Date>& known) const {
    return std::any_of(moments_.begin(), moments_.end(), [&](const Moment& at) {
      if (at.on != on || (known && at.known != *known)) return false;
      std::size_t count = 0;
      for (const Case& one : cases_) {
        if (!has_all(one, fields)) continue;
        ++count;
        if (!slips_in(rulebook_, one, at).contains(slip)) return false;
      }
      return count > 0;
    });
  }

 private:
  bool is_require(std::size_t i) const { return kind_of(rulebook_.articles[i].verb) == VerbKind::require; }

  static bool has_all(const Case& one, const Lines& fields) {
    return std::all_of(fields.begin(), fields.end(), [&](const std::string& text) {
      const Case told = testing::case_with(one.kind, {text});
      for (std::size_t i = 0; i < one.fields.size(); ++i) {
        const FieldValue& value = one.fields[i];
        if (!told.fields[i].is_known) continue;
        if (fields_of(one.kind)[i].type != FieldType::tags) return value == told.fields[i];
        const std::string tag = text.substr(text.rfind(' ') + 1);
        return std::binary_search(value.tags.begin(), value.tags.end(), tag) != told.fields[i].tags.empty();
      }
      return false;
    });
  }

  const Rulebook& rulebook_;
  std::vector<Case> cases_;
  std::vector<Moment> moments_;
};

struct Told {
  Lines fields;
  Date on;
  std::optional<Date> known;
};

// `a, b: age 18 year, kind hours, 2026-01-01, known 2026-05-21`: its fields and its days.
Told told_by(const Finding& finding) {
  std::string text = finding.found;
  std::optional<Date> known;
  if (const auto at = text.find(", known "); at != std::string::npos) {
    known = testing::day(text.substr(at + 8));
    text.erase(at);
  }
  if (const auto colon = text.find(": "); colon != std::string::npos) text = text.substr(colon + 2);
  Lines fields;
  for (std::size_t comma = text.find(", "); comma != std::string::npos; comma = text.find(", ")) {
    fields.push_back(text.substr(0, comma));
    text = text.substr(comma + 2);
  }
  return {fields, testing::day(text), known};
}

bool is_about_dates(const Finding& finding) {
  return finding.code == code::values_leave_gap || finding.code == code::values_overlap ||
         finding.code == code::value_missing || finding.code == code::outside_validity;
}

std::string written(const Slips& slips) {
  std::string text;
  for (const auto& [code, line, other] : slips)
    text += code + ' ' + std::to_string(line) + ' ' + other + '\n';
  return text;
}

bool is_about_requires(const Rulebook& rulebook, const Finding& finding) {
  return std::any_of(rulebook.articles.begin(), rulebook.articles.end(), [&](const Article& article) {
    return article.place == finding.place && kind_of(article.verb) == VerbKind::require;
  });
}

// Empty when what is found is what there is.
std::string complaint(const Rulebook& rulebook, CaseKind kind) {
  const AllCases all(rulebook, kind);
  Slips found;
  std::string lies;
  for (const Finding& finding : check_rulebook(rulebook)) {
    if (is_about_dates(finding)) continue;
    const bool is_pair = finding.code == code::articles_disagree;
    const Slip slip{finding.code, finding.place.line, finding.expected};
    found.insert(slip);
    if (!is_pair && finding.code != code::not_covered) continue;
    if (is_pair && is_about_requires(rulebook, finding)) continue;  // of all their common cases
    const Told told = told_by(finding);
    if (!all.shows(slip, told.fields, told.on, told.known)) lies += "not so: " + finding.found + '\n';
  }
  const Slips slips = all.slips();
  if (found == slips && lies.empty()) return {};
  return testing::written(rulebook) + "found:\n" + written(found) + "there is:\n" + written(slips) + lies;
}

RC_GTEST_PROP(RandomCheck, FindsWhatAnyCaseShows, ()) {
  Draw draw(random_seed());
  const CaseKind kind = testing::small_kind(draw);
  const std::string complains = complaint(testing::small_rulebook(draw, kind, KnownSince::always), kind);
  if (!complains.empty()) RC_FAIL(complains);
}

// An article whose parameters have no value yet applies to no case for certain.
RC_GTEST_PROP(RandomCheck, FindsWhatAnyCaseShowsWhateverIsKnown, ()) {
  Draw draw(random_seed());
  const CaseKind kind = testing::small_kind(draw);
  Rulebook rulebook = testing::small_rulebook(draw, kind, KnownSince::any_day);
  rulebook.covers.clear();  // nothing is promised before it is known
  const std::string complains = complaint(rulebook, kind);
  if (!complains.empty()) RC_FAIL(complains);
}

// What the properties above would not notice were it always so.
TEST(RandomRules, HaveSlipsOfEachKindAndHaveNone) {
  std::multiset<std::string> codes;
  for (std::uint64_t seed = 0; seed < 2'000; ++seed) {
    Draw draw(seed);
    const Findings findings =
        check_rulebook(testing::small_rulebook(draw, testing::small_kind(draw), KnownSince::always));
    if (findings.empty()) codes.insert("none");
    for (const Finding& finding : findings) codes.emplace(finding.code);
  }
  EXPECT_GT(codes.count("none"), 100u);
  EXPECT_GT(codes.count("not-covered"), 100u);
  EXPECT_GT(codes.count("articles-disagree"), 100u);
  EXPECT_GT(codes.count("never-applies"), 100u);
  EXPECT_GT(codes.count("refuses-all"), 20u);
}

// Boxes of a small space, and its cells one by one.
using Cell = std::vector<std::size_t>;

std::vector<Cell> all_cells(const std::vector<std::size_t>& sizes) {
  std::vector<Cell> cells = {{}};
  for (const std::size_t size : sizes) {
    std::vector<Cell> longer;
    for (const Cell& cell : cells) {
      for (std::size_t i = 0; i < size; ++i) {
        longer.push_back(cell);
        longer.back().push_back(i);
      }
    }
    cells = std::move(longer);
  }
  return cells;
}

bool has(const Box& box, const Cell& cell) {
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (!box[i][cell[i]]) return false;
  }
  return true;
}

bool is_in_any(const std::vector<Box>& boxes, const Cell& cell) {
  return std::any_of(boxes.begin(), boxes.end(), [&](const Box& box) { return has(box, cell); });
}

std::vector<Box> random_boxes(Draw& draw, const std::vector<std::size_t>& sizes, std::size_t count) {
  std::vector<Box> boxes(count);
  const std::uint64_t gaps = 2 + draw.below(6);
  for (Box& box : boxes) {
    for (const std::size_t size : sizes) {
      std::vector<bool> cells(size);
      for (std::size_t i = 0; i < size; ++i) cells[i] = !draw.one_in(gaps);
      box.push_back(cells);
    }
  }
  return boxes;
}

RC_GTEST_PROP(RandomBoxes, AreCutIntoPartsAsTheirCellsAre, ()) {
  Draw draw(random_seed());
  std::vector<std::size_t> sizes(draw.below(5));
  for (std::size_t& size : sizes) size = 1 + draw.below(4);
  const Box whole = random_boxes(draw, sizes, 1).front();
  const auto out = random_boxes(draw, sizes, draw.below(5));
  const auto cuts = random_boxes(draw, sizes, draw.below(4));
  std::vector<Box> parts;
  std::size_t steps = steps_max;
  RC_ASSERT(each_outside(whole, out, cuts, steps, [&](const Box& part) {
    parts.push_back(part);
    return false;
  }));
  std::vector<std::vector<bool>> sides(parts.size());  // of each cut, those of the first cell
  bool is_any_left = false;
  for (const Cell& cell : all_cells(sizes)) {
    const bool is_left = has(whole, cell) && !is_in_any(out, cell);
    is_any_left = is_any_left || is_left;
    std::size_t count = 0;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      if (!has(parts[i], cell)) continue;
      ++count;
      std::vector<bool> side;
      for (const Box& cut : cuts) side.push_back(has(cut, cell));
      if (sides[i].empty()) sides[i] = side;
      RC_ASSERT(sides[i] == side);
    }
    RC_ASSERT(count == (is_left ? 1u : 0u));
  }
  RC_ASSERT(std::none_of(parts.begin(), parts.end(), is_empty));
  const auto part = outside(whole, out, steps);
  RC_ASSERT(part.has_value());
  RC_ASSERT(is_empty(*part) != is_any_left);
}

TEST(Boxes, OfTooManyStepsAreNotAnswered) {
  const Box whole = {{true, true}, {true, true}};
  const std::vector<Box> out = {{{true, false}, {true, false}}, {{false, true}, {true, true}}};
  bool was_answered = false;
  for (std::size_t most = 0; most < 100; ++most) {
    std::size_t steps = most;
    const bool is_answered = outside(whole, out, steps).has_value();
    EXPECT_TRUE(is_answered || !was_answered) << most;
    EXPECT_TRUE(is_answered ? most > 3 : most < 30) << most;
    was_answered = is_answered;
  }
}

}  // namespace
}  // namespace buurtkas
