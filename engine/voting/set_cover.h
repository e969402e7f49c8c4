#pragma once

#include <algorithm>
#include <optional>

#include "engine/voting/voter_cover.h"

// Which voters meet all needs of a set. A bound of how many: hold the needs against the voters together, each
// with a weight, and let those come first who take most by weight (a surrogate constraint: Glover, "Surrogate
// Constraint Duality in Mathematical Programming", Operations Research 23, 1975). Weights are learned: more
// for what is not met by those who are enough by weight, less for what is more than met (Held, Wolfe and
// Crowder, "Validation of subgradient optimization", Mathematical Programming 6, 1974). Any weights give a
// true bound; good ones give a high one.

namespace buurtkas {

class SetCover {
 public:
  using Numbers = std::vector<std::uint64_t>;

  // Set: fewer than 64 needs. More voters than `most` are of no use. Work: as fewest_cover. REQUIRES: voters
  // and work outlive this.
  SetCover(const std::vector<CoverVoters>& voters, const std::vector<CoverNeed>& needs,
           const std::vector<std::uint32_t>& set, std::uint64_t most, std::uint64_t& work);

  // Fewer do not meet them; nothing: nor do as many as `most`.
  std::optional<std::uint64_t> bound() const { return bound(needed_, 0, most_); }
  // By CoverVoters: those who add most to what is still needed, one kind after another; or not enough.
  std::optional<Numbers> some() const;
  // So many, if they can; `is_known` is false when that is too much to try.
  std::optional<Numbers> search(std::uint64_t number, bool& is_known) const;

 private:
  using Amounts = std::vector<std::int64_t>;  // by need of the set
  struct Alike {                              // who take the same
    Amounts takes;
    std::uint64_t voters;
  };
  struct Weights {
    Amounts by_need;                                          // at least 0
    std::vector<std::pair<std::int64_t, std::size_t>> kinds;  // those above 0, most first: value, which
  };

  void add_weights();
  Weights weights(Amounts by_need) const;
  std::optional<std::uint64_t> fewest(const Weights& weights, const Amounts& needed, std::size_t from,
                                      Numbers* taken = nullptr) const;
  std::optional<std::uint64_t> bound(const Amounts& needed, std::size_t from, std::uint64_t most) const;
  std::int64_t gain(std::size_t kind, const Amounts& needed) const;
  std::uint64_t until_one(const Amounts& needed, std::size_t kind) const;
  std::uint64_t until_all(const Amounts& needed, std::size_t kind) const;
  void take(Amounts& needed, std::size_t kind, std::uint64_t number) const;
  bool search_from(std::size_t kind, const Amounts& needed, std::uint64_t number, Numbers& taken,
                   std::uint64_t& choices) const;
  Numbers spread(const Numbers& taken) const;
  void spend(std::uint64_t work) const { work_ -= std::min(work_, work); }

  std::uint64_t most_;
  std::uint64_t& work_;
  Amounts needed_;
  std::vector<Weights> weights_;
  std::vector<Alike> alike_;    // by kind, who take most first
  std::vector<bool> may_rise_;  // by need: whether anybody takes below 0
  const std::vector<CoverVoters>& all_;
  std::vector<Amounts> takes_;  // by CoverVoters
};

}  // namespace buurtkas
