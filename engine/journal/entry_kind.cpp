#include "engine/journal/entry_kind.h"

#include <algorithm>
#include <vector>

namespace buurtkas {
namespace {

using enum AccountKind;

struct Row {
  std::string_view name;
  std::vector<AccountKind> from, to;
};

const std::array<Row, entry_kinds>& rows() {
  // In the order of EntryKind. Money reaches the bank in two steps: a batch puts it in transit, and only a
  // settlement posts it, or releases it again.
  static const std::array<Row, entry_kinds> all = {{
      {"pot-opened", {grantor}, {pot, reserve}},
      {"pot-changed", {grantor, pot, reserve}, {grantor, pot, reserve}},
      {"proposal-admitted", {}, {}},
      {"proposal-refused", {}, {}},
      {"proposal-withdrawn", {}, {}},
      {"terms-frozen", {}, {}},
      {"ballots-closed", {}, {}},
      {"outcome", {}, {}},
      {"funding", {pot}, {project, reserve}},
      {"claim", {}, {}},
      {"assessment", {}, {}},
      {"approval", {project, reserve}, {payable}},
      {"statement", {}, {}},
      {"batch", {payable}, {in_transit}},
      {"bank-status", {in_transit}, {payable}},
      {"settlement", {in_transit, bank}, {bank, payable}},
      {"correction", {pot, reserve, project, payable}, {pot, reserve, project, payable}},
      {"waiver", {payable}, {project, reserve}},
      {"repayment", {bank}, {project, reserve}},
      {"erasure", {}, {}},
      {"checkpoint", {}, {}},
  }};
  return all;
}

}  // namespace

std::string_view name_of(EntryKind kind) {
  return rows().at(static_cast<std::size_t>(kind)).name;
}

std::optional<EntryKind> parse_entry_kind(std::string_view text) {
  const auto& all = rows();
  const auto found =
      std::find_if(all.begin(), all.end(), [text](const Row& row) { return row.name == text; });
  if (found == all.end()) return std::nullopt;
  return static_cast<EntryKind>(found - all.begin());
}

Moves moves_of(EntryKind kind) {
  const Row& row = rows().at(static_cast<std::size_t>(kind));
  return {row.from, row.to};
}

}  // namespace buurtkas
