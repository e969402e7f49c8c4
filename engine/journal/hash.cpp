#include "engine/journal/hash.h"

#include <algorithm>
#include <memory>
#include <stdexcept>

#include <openssl/evp.h>

namespace buurtkas {
namespace {

constexpr std::string_view hexadecimal_digits = "0123456789abcdef";

void check(bool is_done) {
  if (!is_done) throw std::runtime_error("SHA-256 is not available");
}

using Digest = std::unique_ptr<EVP_MD, decltype(&EVP_MD_free)>;
using Context = std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)>;

// Looking the digest up and making a context each cost more than hashing a short text does: both are kept.
EVP_MD_CTX* started_context() {
  static const Digest digest(EVP_MD_fetch(nullptr, "SHA256", nullptr), &EVP_MD_free);
  thread_local const Context context(EVP_MD_CTX_new(), &EVP_MD_CTX_free);
  check(digest != nullptr && context != nullptr);
  check(EVP_DigestInit_ex2(context.get(), digest.get(), nullptr) == 1);
  return context.get();
}

}  // namespace

Hash sha256_bytes(std::initializer_list<std::string_view> parts) {
  EVP_MD_CTX* const context = started_context();
  for (const std::string_view part : parts) check(EVP_DigestUpdate(context, part.data(), part.size()) == 1);
  Hash hash{};
  unsigned size = 0;
  check(EVP_DigestFinal_ex(context, hash.data(), &size) == 1 && size == hash.size());
  return hash;
}

std::string_view bytes_of(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

std::optional<Hash> hash_from_bytes(std::string_view bytes) {
  Hash hash{};
  if (bytes.size() != hash.size()) return std::nullopt;
  std::copy(bytes.begin(), bytes.end(), hash.begin());
  return hash;
}

std::string hexadecimal(const Hash& hash) {
  std::string digits;
  digits.reserve(2 * hash.size());
  for (const std::uint8_t byte : hash) {
    digits += hexadecimal_digits[byte >> 4U];
    digits += hexadecimal_digits[byte & 15U];
  }
  return digits;
}

std::optional<Hash> hash_from_hexadecimal(std::string_view digits) {
  Hash hash{};
  if (digits.size() != 2 * hash.size()) return std::nullopt;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t value = hexadecimal_digits.find(digits[i]);
    if (value == std::string_view::npos) return std::nullopt;
    hash.at(i / 2) = static_cast<std::uint8_t>(std::size_t{hash.at(i / 2)} << 4U | value);
  }
  return hash;
}

}  // namespace buurtkas
