#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/verify/statement.h"

// The terms of a count as words: those that a certificate names, and those that a round's file does.

namespace buurtkas::verify {

struct TermWords {
  std::string method, satisfaction;
  std::vector<std::string> completion, tie_breaks;
  std::optional<std::string> threshold, declared, kept_limits, leftover, next_project;

  bool has(std::string_view word) const;  // among the completions
  bool is_greedy() const;
  bool shares_equally() const;
  bool raises() const;  // the endowment
  bool operator==(const TermWords&) const = default;
};

TermWords terms_of(const Statement& statement);

// `at-least 5.0%` as `5%`, the one way in which a certificate has it; what is no threshold stays as it is.
std::string threshold_in_one_form(const std::string& text);

// What becomes of the next project: `in-part`, `in-part-from 50%`, `whole-from 75%`.
struct NextWords {
  bool is_whole = false;
  Ratio least_share = 0;  // of its cost

  bool operator==(const NextWords&) const = default;
};
std::optional<NextWords> next_words_of(std::string_view text);

// Whether a round's own words, in whichever way it has them, say what the words of a certificate say.
bool are_those(TermWords own, const TermWords& certified);

}  // namespace buurtkas::verify
