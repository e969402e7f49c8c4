#pragma once

#include <functional>
#include <string>

#include "cli/render/listed.h"
#include "engine/voting/trace.h"

// What a count's events say in words.

namespace buurtkas {

struct Outcome;

// How sentences call a project. Left out: by its id, and pots and ties as the files do, for who has these.
using Naming = std::function<std::string(ProjectIndex)>;

class EventWords {
 public:
  EventWords(const Instance& instance, Language language, Naming naming = {});
  EventWords(const Outcome& outcome, Language language, Naming naming = {});  // it knows the terms

  // Why a project is out, in half a line: `€ 200.00 left with supporters`. Empty when the event is no
  // reason.
  std::string reason(const Event& event) const;

  // The same in whole sentences; empty for an event that says nothing of one project.
  std::string sentences(const Event& event) const;
  // The same of what greedy does after the method, by votes whatever the satisfaction; with words before it,
  // or none: `With the money that was left: `.
  std::string sentences_by_votes(const Event& event, std::string_view opening = {}) const;

  // `€ 200.00 short in the pots`, `sport: at most € 500.00`, `cannot go with bench`
  std::string cut_reason(const FundingCut& cut) const;

  // `The pots street and gift hold € 700.00 for a, b and c, which cost € 900.00: € 200.00 short.`
  std::string cut_sentence(const FundingCut& cut) const;

  // `Kept to: of a and b at most one; sport at most € 500.00.`; empty without limits.
  std::string limits() const;

  std::string ids(const std::vector<ProjectIndex>& projects) const;  // at most five, and how many more
  std::string id(ProjectIndex project) const;
  std::string amount(Money money) const;
  std::string cents(const Ratio& cents) const;
  std::string number(const Ratio& number) const;
  std::string pot(PotIndex pot) const;
  std::string votes(const Ratio& number) const;   // `1 vote`, `3 votes`; or points, when these were counted
  std::string voters(const Ratio& number) const;  // `1 voter`
  std::string payers(const Ratio& number) const;  // `3 pay`
  std::string effective(const Ratio& number) const;  // `3.50 effective votes`

  std::string points(const Ratio& number) const;  // `1 point`

  std::string tie_break(TieBreak tie_break) const;  // `because it costs least`
  const Terms* terms() const;                       // null: not known

 private:
  std::string limit_sentence(const FundingCut& cut) const;
  std::string pots(const std::vector<PotIndex>& pots) const;

  const Instance& instance_;
  Language language_;
  Naming naming_;
  const Outcome* outcome_ = nullptr;
  bool counts_points_ = false;
};

}  // namespace buurtkas
