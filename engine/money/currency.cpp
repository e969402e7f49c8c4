#include "engine/money/currency.h"

#include <algorithm>

namespace buurtkas {
namespace {

// ISO 4217, minor units other than two. Three or four decimals do not fit whole cents and are not read.
constexpr std::array<std::string_view, 16> without_decimals = {"BIF", "CLP", "DJF", "GNF", "ISK", "JPY",
                                                               "KMF", "KRW", "PYG", "RWF", "UGX", "VND",
                                                               "VUV", "XAF", "XOF", "XPF"};
constexpr std::array<std::string_view, 9> with_more_decimals = {"BHD", "CLF", "IQD", "JOD", "KWD",
                                                                "LYD", "OMR", "TND", "UYW"};

template <std::size_t size>
bool has(const std::array<std::string_view, size>& codes, std::string_view code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

}  // namespace

std::optional<Currency> Currency::from_code(std::string_view code) {
  const bool is_code =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  if (!is_code || has(with_more_decimals, code)) return std::nullopt;
  Currency currency;
  std::copy(code.begin(), code.end(), currency.code_.begin());
  return currency;
}

Currency Currency::euro() {
  return *from_code("EUR");
}

int Currency::decimals() const {
  return has(without_decimals, code()) ? 0 : 2;
}

}  // namespace buurtkas
