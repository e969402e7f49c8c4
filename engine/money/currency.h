#pragma once

#include <array>
#include <optional>
#include <string_view>

// A currency of ISO 4217 with two decimals or none; or no currency (that standard's code for it is three
// times an X), for files that do not say.

namespace buurtkas {

class Currency {
 public:
  Currency() = default;  // none
  static std::optional<Currency> from_code(std::string_view code);
  static Currency euro();

  std::string_view code() const { return {code_.data(), code_.size()}; }
  int decimals() const;  // how many may be written: 2, or 0
  bool operator==(const Currency&) const = default;

 private:
  std::array<char, 3> code_ = {'X', 'X', 'X'};
};

}  // namespace buurtkas
