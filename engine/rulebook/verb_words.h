#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "engine/rulebook/verb.h"

// The words of rules/README.md for what a verb is filled in with.

namespace buurtkas {

std::string_view name_of(VerbKind kind);
std::string_view name_of(Role role);
std::string_view name_of(Beyond beyond);
std::string_view name_of(Per per);
std::string_view name_of(Span span);
std::string_view name_of(Rounding rounding);

std::optional<VerbKind> verb_from(std::string_view name);
std::optional<Role> role_from(std::string_view name);
std::optional<Beyond> beyond_from(std::string_view name);
std::optional<Per> per_from(std::string_view name);
std::optional<Span> span_from(std::string_view name);
std::optional<Rounding> rounding_from(std::string_view name);

std::span<const std::string_view> verb_names();
std::span<const std::string_view> role_names();
std::span<const std::string_view> beyond_names();
std::span<const std::string_view> per_names();
std::span<const std::string_view> span_names();
std::span<const std::string_view> rounding_names();

}  // namespace buurtkas
