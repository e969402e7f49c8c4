#include "cli/read/voter_ids.h"

#include <utility>

namespace buurtkas {

void VoterIds::expect(std::string_view id) const {
  if (!is_in_order_) table_.expect(id);
}

std::optional<std::uint32_t> VoterIds::add(std::string_view id, std::uint32_t line) {
  if (is_in_order_) {
    const auto is_after = [&id](std::string_view before) {
      return id.size() != before.size() ? id.size() > before.size() : id > before;
    };
    if (ordered_.empty() || is_after(ordered_.back().id())) {
      ordered_.push_back({id.data(), static_cast<std::uint32_t>(id.size()), line});
      return std::nullopt;
    }
    leave_order();
  }
  if (table_.add(id, line)) return std::nullopt;
  return table_.find(id);
}

void VoterIds::leave_order() {
  is_in_order_ = false;
  for (const Voter& voter : std::exchange(ordered_, {})) table_.add(voter.id(), voter.line);
}

}  // namespace buurtkas
