#include "engine/voting/share_sum.h"

namespace buurtkas {

void ShareSum::add(ShareClass share, const Ratio& times) {
  if (times.is_zero()) return;
  const auto [place, is_new] = terms_.try_emplace(share, times);
  if (is_new) return;
  place->second += times;
  if (place->second.is_zero()) terms_.erase(place);
}

void ShareSum::add(const ShareSum& other, const Ratio& times) {
  for (const auto& [share, of_it] : other.terms_) add(share, of_it * times);
}

Ratio ShareSum::of(ShareClass share) const {
  const auto place = terms_.find(share);
  return place == terms_.end() ? Ratio(0) : place->second;
}

}  // namespace buurtkas
