#pragma once

#include <optional>
#include <set>
#include <vector>

#include <boost/multiprecision/cpp_int.hpp>

#include "engine/rulebook/decide.h"

// What a rulebook says of a case, word by word as rules/README.md and decide.h have it: three truth values,
// fractions, every list gone through each time, no running totals. Slow, and obvious. It shares nothing with
// the engine's but the types and the lists of fields and units.

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

// Fractions are cents.
struct LiteralArticle {
  ArticleIndex article = 0;
  Truth applies = Truth::no;
  Truth refuses = Truth::no;        // of a require
  bool is_open = false;             // it has no answer
  std::optional<Fraction> earned;   // by a pay that applies, before limits
  std::optional<Fraction> most;     // of a limit that applies
  std::optional<Fraction> counted;  // of a limit that the line came to
  std::optional<Fraction> fits;     // of a limit that the line crosses
};

struct LiteralDecision {
  Verdict verdict = Verdict::admitted;
  std::optional<Fraction> amount;  // of a line that is paid, cents
  std::optional<Fraction> fits;    // of a line that is held, cents
  std::vector<LiteralArticle> articles;
  std::set<Role> roles;
  std::optional<Fraction> reserve;
};

LiteralDecision literal_decision(const Rulebook& rulebook, const Date& on, const Date& known, const Case& one,
                                 const Subject& subject, const std::vector<LiteralPast>& past);

// To be remembered when the line was paid.
LiteralPast literal_past(const Rulebook& rulebook, const LiteralDecision& decision, const Date& on,
                         const Subject& subject);

}  // namespace buurtkas::oracles
