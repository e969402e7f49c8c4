#include "engine/journal/chain.h"

#include "engine/journal/canonical.h"

namespace buurtkas {

std::optional<ChainFault> Chain::look(const SealedEntry& sealed, const Hash& computed) const {
  const Entry& entry = sealed.entry;
  if (entry.number != last_number_ + 1) return ChainFault::wrong_number;
  if (sealed.seal != computed) return ChainFault::wrong_seal;
  if (entry.previous != stored_ && entry.previous != computed_) return ChainFault::wrong_previous;
  if (entry.date < last_date_) return ChainFault::wrong_date;
  if (entry.key.empty() || entry.actor.empty() || entry.role.empty() || first_not_canonical(entry.body)) {
    return ChainFault::wrong_form;
  }
  return std::nullopt;
}

std::optional<ChainFault> Chain::add(const SealedEntry& sealed) {
  const Hash computed = seal_of(sealed.entry);
  const auto fault = look(sealed, computed);
  tree_.append(computed);
  last_number_ = sealed.entry.number;
  last_date_ = sealed.entry.date;
  stored_ = sealed.seal;
  computed_ = computed;
  return fault;
}

}  // namespace buurtkas
