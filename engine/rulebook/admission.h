#pragma once

#include <span>
#include <string>
#include <vector>

#include "engine/round/round.h"
#include "engine/rulebook/decide.h"

// What a round's rulebooks say of it, before any ballot is opened: which proposals, partners and residents
// take part, and what each pot must keep and may pay for. Several rulebooks go together: what one of them
// refuses is refused.

namespace buurtkas {

// A ground on which something is refused, or cannot be decided.
struct Ruling {
  CaseKind kind = CaseKind::proposal;
  std::size_t index = 0;     // in the round's proposals, partners, pots or residents
  std::size_t rulebook = 0;  // in the round's rulebooks
  Verdict verdict = Verdict::refused;
  ArticleIndex article = 0;
  const Condition* condition = nullptr;  // of that article, when it is one
  FieldValue value;                      // and what there is
};

struct PotArticle {
  std::size_t pot = 0;
  std::size_t rulebook = 0;
  ArticleIndex article = 0;
};

struct Admission {
  std::vector<Ruling>
      rulings;  // partners, proposals, pots, residents; of each, in the order of the rulebooks
  std::vector<PotArticle> earmarks;  // that were added to pots
};

// The rulebooks that a round names, and what they said of it.
struct RoundRules {
  std::vector<Rulebook> rulebooks;
  std::vector<std::string> folders;  // of each, as round.yaml has it
  Date as_of;
  Date known_at;
  Admission admission;  // points into the rulebooks
};

// A pot that keeps less than it must.
struct ShortReserve {
  PotArticle by;
  Money least;  // rounded up to a cent
};

struct RoundRuled {
  Admission admission;
  std::vector<ShortReserve> short_reserves;
  std::vector<PotArticle> clashes;  // of which the pot's own earmark and the article's cannot both be said
};

// Refused proposals and residents are marked so in the round, a refused proposal of which the appeal was
// granted is admitted, and the articles' earmarks are added to its pots. REQUIRES: the rulebooks hang
// together (check.h), and outlive the result; the round's currency is the euro.
RoundRuled rule_round(Round& round, std::span<const Rulebook> rulebooks, const Date& on, const Date& known);

}  // namespace buurtkas
