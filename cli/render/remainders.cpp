#include "cli/render/remainders.h"

namespace buurtkas {

std::vector<PotRemainder> remainders_of(const Outcome& outcome) {
  const Instance& instance = outcome.election.instance;
  std::vector<PotRemainder> remainders;
  for (PotIndex pot = 0; pot < instance.pots.size(); ++pot) {
    if (!instance.pots[pot].remainder) continue;
    Money left = votable(instance.pots[pot]);
    for (const FundingLine& line : outcome.selection.funding.lines) {
      if (line.pot == pot) left = left - line.amount;
    }
    remainders.push_back({pot, left, *instance.pots[pot].remainder});
  }
  return remainders;
}

std::string_view word_of(Remainder remainder) {
  switch (remainder) {
    case Remainder::next_round:
      return "next-round";
    case Remainder::reserve:
      return "reserve";
    case Remainder::returned:
      return "returned";
  }
  BUURTKAS_ASSERT(false);
}

std::string_view sentence_of(Remainder remainder, Language language) {
  switch (remainder) {
    case Remainder::next_round:
      return in(language, "Wat {} over heeft, {}, gaat mee naar de volgende ronde.",
                "What {} has left, {}, goes to the next round.");
    case Remainder::reserve:
      return in(language, "Wat {} over heeft, {}, komt bij de reserve voor bewoners.",
                "What {} has left, {}, is added to the residents' reserve.");
    case Remainder::returned:
      return in(language, "Wat {} over heeft, {}, gaat terug naar de gever.",
                "What {} has left, {}, goes back to its giver.");
  }
  BUURTKAS_ASSERT(false);
}

}  // namespace buurtkas
