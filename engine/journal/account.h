#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

// Where money is, for one pot: with who gave it, in the pot, in the pot's reserve for residents, committed to
// a project, payable to a resident, in transit in a batch, or paid through the bank. All money of a pot is
// somewhere, so that its accounts together are always nothing: the grantor's is below zero by what is given.

namespace buurtkas {

enum class AccountKind { grantor, pot, reserve, project, payable, in_transit, bank };

struct Account {
  AccountKind kind = AccountKind::pot;
  std::string name;  // the project, the resident or the batch; empty for the other kinds

  auto operator<=>(const Account&) const = default;
};

std::string_view name_of(AccountKind kind);
std::string to_string(const Account& account);  // `reserve`, `project:bench`, `in-transit:2026-04-01`

// Nothing for text of another form.
std::optional<Account> parse_account(std::string_view text);

}  // namespace buurtkas
