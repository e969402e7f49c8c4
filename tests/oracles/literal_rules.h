#pragma once

#include <optional>
#include <set>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "engine/rulebook/decide.h"

// What a rulebook says of a case, word by word as rules/README.md and decide.h have it: three truth values,
// fractions, every list gone through each time, no running totals, and every way in which an open limit could
// turn out is tried. Slow, and obvious. It shares nothing with the engine's but the types and the lists of
// fields and units.

namespace buurtkas::oracles {

using Fraction = boost::multiprecision::cpp_rational;

enum class Truth { no, yes, unknown };

// An earlier line that was paid.
struct LiteralPast {
  Date on;
  Subject subject;
  Fraction cents;
  std::vector<ArticleIndex> limits;  // that applied to it
};

struct LiteralArticle {
  ArticleIndex article = 0;
  Truth applies = Truth::no;
  Truth refuses = Truth::no;        // of a require
  std::optional<Fraction> counted;  // of a limit that applies, cents; nothing where it cannot be told
  std::optional<Fraction> most;
};

struct LiteralDecision {
  Verdict verdict = Verdict::admitted;
  std::optional<Fraction> earned;  // by the one article that pays, before limits, cents
  std::optional<Fraction> amount;  // of a line that is paid, cents
  std::optional<Fraction> fits;    // of a line that is held, cents
  std::vector<LiteralArticle> articles;
  std::set<Role> roles;
  std::optional<Fraction> reserve;
};

// For at most some six limits that cannot be told.
LiteralDecision literal_decision(const Rulebook& rulebook, const Date& on, const Date& known, const Case& one,
                                 const Subject& subject, const std::vector<LiteralPast>& past);

// To be remembered when the line was paid.
LiteralPast literal_past(const Rulebook& rulebook, const LiteralDecision& decision, const Date& on,
                         const Subject& subject);

}  // namespace buurtkas::oracles
