#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "engine/rulebook/decide.h"

// Rulebooks and cases from a seed, the same on every machine. All numbers are drawn near few others, so that
// thresholds are met, passed by a cent and missed by a cent; days lie about the ends of months and years. The
// rulebooks keep to what the reader asks of one file, and need not pass any check: two articles may pay.

namespace buurtkas::testing {

class Draw {
 public:
  explicit Draw(std::uint64_t seed) : engine_(seed) {}

  std::uint64_t below(std::uint64_t end) { return engine_() % end; }
  bool one_in(std::uint64_t so_many) { return below(so_many) == 0; }

  template <typename Thing>
  const Thing& of(const std::vector<Thing>& things) {
    return things[static_cast<std::size_t>(below(things.size()))];
  }

  template <typename Thing>
  void shuffle(std::vector<Thing>& things) {
    for (std::size_t left = things.size(); left > 1; --left) {
      std::swap(things[left - 1], things[static_cast<std::size_t>(below(left))]);
    }
  }

 private:
  std::mt19937_64 engine_;
};

// One case, on its day and as it was known on another.
struct RandomStep {
  Date on;
  Date known;
  Case one;
  Subject subject;
};

// Articles of every verb, most of them of one kind of case.
Rulebook random_rulebook(Draw& draw, CaseKind most_of);

// A case with all that it needs, or with some of it missing.
RandomStep random_step(Draw& draw, CaseKind kind);
std::vector<RandomStep> random_steps(Draw& draw, CaseKind kind, std::size_t count);

CaseKind random_kind(Draw& draw);  // half of them lines

// Gives every field that has no value one.
void fill_in(Draw& draw, Case& one);

void shuffle_conditions(Draw& draw, Rulebook& rulebook);

// By the engine; lines that are paid count with those that follow.
Decision decide_step(const Rulebook& rulebook, const RandomStep& step, Totals& totals);
std::vector<Decision> decide_steps(const Rulebook& rulebook, const std::vector<RandomStep>& steps);

// What came out, to be compared: without why, or with all but the order of the grounds.
std::string told(const Decision& decision);
std::string told(const Rulebook& rulebook, const Decision& decision);

}  // namespace buurtkas::testing
