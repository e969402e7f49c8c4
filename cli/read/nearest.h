#pragma once

#include <span>
#include <string>
#include <string_view>

namespace buurtkas {

std::string nearest(std::string_view word, std::span<const std::string_view> known);

}  // namespace buurtkas
