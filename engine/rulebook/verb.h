#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/money/rounding.h"
#include "engine/rulebook/condition.h"

// What an article does where it applies: a closed set. A further verb is a struct here, its reading, its
// deciding, and a line in rules/README.md.

namespace buurtkas {

struct Require {
  std::vector<Condition> all;  // or the case is refused
};
enum class PayKind { claimed, share, rate, amount };
struct Pay {
  PayKind kind = PayKind::claimed;
  std::optional<ParameterIndex> parameter;  // of all kinds but claimed
  std::optional<FieldIndex> times;          // of a rate
  std::optional<Rounding> rounding;         // of a share and a rate
};

enum class Per { person, household, project, pot };
enum class Span { line, day, month, year };
enum class Beyond { cut, hold, refuse };

struct LimitRule {
  ParameterIndex at_most = 0;
  std::optional<FieldIndex> times;
  std::optional<Rounding> rounding;
  Per per = Per::person;
  Span in = Span::line;
  Beyond beyond = Beyond::hold;
  bool counts_elsewhere = false;  // of a month or a year: what others pay the resident
};

struct EarmarkRule {
  std::vector<std::string> all_of;  // sorted
  std::vector<std::string> any_of;
  std::optional<ParameterIndex> largest_share;
};

struct ReserveRule {
  ParameterIndex at_least = 0;
};
enum class Role { approver, second_approver, treasurer, board };

struct Sign {
  std::vector<Role> roles;  // sorted
};

// As round.yaml has them: a key and its words.
struct TermsRule {
  std::vector<std::pair<std::string, std::vector<std::string>>> words;
};

using Verb = std::variant<Require, Pay, LimitRule, EarmarkRule, ReserveRule, Sign, TermsRule>;
enum class VerbKind { require, pay, limit, earmark, reserve, sign, terms };  // in the order of Verb

inline VerbKind kind_of(const Verb& verb) {
  return static_cast<VerbKind>(verb.index());
}

}  // namespace buurtkas
