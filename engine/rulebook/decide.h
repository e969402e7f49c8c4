#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/money/money.h"
#include "engine/rulebook/in_force.h"
#include "engine/rulebook/totals.h"

// What the articles of a rulebook say of one case; of a line, those of several together. Pure: the order of
// articles changes nothing but the order of the grounds. A `require` refuses whatever else is unknown; else
// an article that cannot be answered, for want of a field or of a parameter's value, leaves the case
// undecided.

namespace buurtkas {

enum class Verdict {
  admitted,  // nothing refuses it
  refused,
  paid,
  held,
  nothing,    // no article pays it
  undecided,  // something is unknown, or two articles pay the line
};

std::string_view name_of(Verdict verdict);  // `held`

// What one article did.
struct Ground {
  enum class Kind {
    does_not_apply,  // because of `condition`
    unknown,         // `condition` cannot be answered; without one, the article's own parameter or field
    applies,         // an earmark, a reserve, a sign, terms
    holds,           // a require: all of it
    refuses,         // a require: not `condition`; or a limit
    pays,            // `after`
    within,          // a limit
    cuts,            // a limit: from `before` to `after`
    holds_back,      // a limit
  };

  std::size_t rulebook = 0;  // of those that decided together
  ArticleIndex article = 0;
  Kind kind = Kind::applies;
  const Condition* condition = nullptr;
  Money counted;  // of a limit: what was counted before this line, and the most that may be
  Money most;
  Money before;  // of a pay or a limit: the line's amount
  Money after;
};

struct Decision {
  Verdict verdict = Verdict::admitted;
  Money amount;                  // of a line that is paid
  std::optional<Money> fits;     // of a line that is held: what could be paid of it
  std::vector<Ground> grounds;   // one an article in force for the kind of case, in the order of the file
  std::vector<Role> roles;       // that must sign, sorted; none when it is refused
  std::optional<Ratio> reserve;  // of a pot: the largest that is asked
};

// REQUIRES: the case is no line.
Decision decide(const RulesInForce& rules, const Case& one);

using Rulebooks = std::span<const RulesInForce* const>;

// By all of them, as if they were one. The amounts of lines are euros. REQUIRES: all are of the line's day.
Decision decide_line(Rulebooks rulebooks, const Case& line, const Subject& subject, const Totals& totals);
Decision decide_line(const RulesInForce& rules, const Case& line, const Subject& subject,
                     const Totals& totals);

// A limit that a line counts for, once it is paid.
struct LimitCount {
  std::string limit;  // `volunteer-allowance/month-limit`
  Per per = Per::person;
  Date first;
};
std::vector<LimitCount> limits_that_count(Rulebooks rulebooks, const Decision& decision);

// Counts a line that was paid with every limit that applies to it.
void count_line(const RulesInForce& rules, const Decision& decision, const Subject& subject, Totals& totals);

}  // namespace buurtkas
