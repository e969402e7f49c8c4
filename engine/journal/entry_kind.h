#pragma once

#include <array>
#include <optional>
#include <span>
#include <string_view>

#include "engine/journal/account.h"

// What an entry says that happened, over the whole life of a neighbourhood's money, and which accounts an
// entry of that kind may take money from and bring it to. A kind without such accounts moves no money.

namespace buurtkas {

enum class EntryKind {
  pot_opened,
  pot_changed,
  proposal_admitted,
  proposal_refused,
  proposal_withdrawn,
  terms_frozen,
  ballots_closed,
  outcome,
  funding,
  claim,
  assessment,
  approval,
  statement,
  batch,
  bank_status,
  settlement,
  correction,
  waiver,
  repayment,
  erasure,
  checkpoint,
};

inline constexpr std::size_t entry_kinds = 21;

std::string_view name_of(EntryKind kind);  // `pot-opened`
std::optional<EntryKind> parse_entry_kind(std::string_view text);

struct Moves {
  std::span<const AccountKind> from;
  std::span<const AccountKind> to;
};

Moves moves_of(EntryKind kind);

}  // namespace buurtkas
