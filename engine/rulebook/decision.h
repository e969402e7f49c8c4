#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/money/money.h"
#include "engine/money/ratio.h"
#include "engine/rulebook/rulebook.h"

// What rulebooks decide of one case, and on what grounds.

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
  Money counted;    // of a limit: what was counted before this line, and the most that may be
  Money elsewhere;  // what of `counted` others pay
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

}  // namespace buurtkas
