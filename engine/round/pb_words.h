#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What the free texts of a `.pb` file say of its rule, as real files say it. Nothing is guessed: a sentence
// is known as a whole or not at all.

namespace buurtkas {

// A comment's items (`#1: ... #2: ...`), each its sentences, without their numbers and last points.
std::vector<std::vector<std::string>> pb_comment(std::string_view comment);

// Of `greedy-custom`, in Poznan's words.
struct PbRuleWords {
  bool ends_at_misfit = false;  // until the next project does not fit
  std::string least;            // `80`: the next is carried out from so many % on; empty when it is not said
  std::string unclear;          // the first sentence about it that is not known
};
PbRuleWords pb_rule_words(std::string_view comment);

struct PbLeftover {
  bool next_in_part = false;
  bool beyond_caps = false;
};
// `leftover_budget`, in Amsterdam's words. Nothing for others.
std::optional<PbLeftover> pb_leftover(std::string_view text);

}  // namespace buurtkas
