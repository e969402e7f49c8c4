#include "engine/journal/account.h"

#include <algorithm>
#include <array>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 7> names = {"grantor", "pot",        "reserve", "project",
                                                   "payable", "in-transit", "bank"};

bool has_name(AccountKind kind) {
  return kind == AccountKind::project || kind == AccountKind::payable || kind == AccountKind::in_transit;
}

}  // namespace

std::string_view name_of(AccountKind kind) {
  return names.at(static_cast<std::size_t>(kind));
}

std::string to_string(const Account& account) {
  BUURTKAS_ASSERT(has_name(account.kind) != account.name.empty());
  std::string text(name_of(account.kind));
  if (!account.name.empty()) text.append(1, ':').append(account.name);
  return text;
}

std::optional<Account> parse_account(std::string_view text) {
  const std::size_t colon = text.find(':');
  const auto* const kind = std::find(names.begin(), names.end(), text.substr(0, colon));
  if (kind == names.end()) return std::nullopt;
  Account account = {static_cast<AccountKind>(kind - names.begin()), {}};
  if (has_name(account.kind) != (colon != std::string_view::npos)) return std::nullopt;
  if (has_name(account.kind)) account.name = text.substr(colon + 1);
  if (has_name(account.kind) == account.name.empty()) return std::nullopt;
  return account;
}

}  // namespace buurtkas
