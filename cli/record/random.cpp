#include "cli/record/random.h"

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include <unistd.h>

namespace buurtkas {

void fill_with_random(std::span<unsigned char> bytes) {
  if (getentropy(bytes.data(), bytes.size()) != 0) {
    throw std::system_error(errno, std::generic_category(), "random bytes");
  }
}

std::string new_salt() {
  constexpr std::string_view digits = "0123456789abcdef";
  std::array<unsigned char, 16> bytes{};
  fill_with_random(bytes);
  std::string salt;
  for (const unsigned char byte : bytes) {
    salt += digits[byte / digits.size()];
    salt += digits[byte % digits.size()];
  }
  return salt;
}

}  // namespace buurtkas
