#include "engine/journal/note_key.h"

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <utility>

#include <sodium.h>

#include "engine/assertion.h"
#include "engine/journal/base64.h"
#include "engine/journal/canonical.h"
#include "engine/journal/hash.h"

namespace buurtkas {
namespace {

static_assert(crypto_sign_SEEDBYTES == std::tuple_size_v<Seed>);
static_assert(crypto_sign_PUBLICKEYBYTES == std::tuple_size_v<PublicKey>);

// What C2SP calls the signature type: 1 is Ed25519 over the note's text.
constexpr char ed25519_type = '\1';
constexpr std::string_view secret_beginning = "PRIVATE+KEY+";

void check(bool is_done) {
  if (!is_done) throw std::runtime_error("Ed25519 is not available");
}

const unsigned char* unsigned_data(std::string_view bytes) {
  return reinterpret_cast<const unsigned char*>(bytes.data());
}

// The spaces of Unicode beyond ASCII.
constexpr std::array<std::string_view, 18> wide_spaces = {
    "\u00A0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200A", "\u2028", "\u2029", "\u202F", "\u205F", "\u3000"};

// Bytes of a secret, gone from memory when they go out of scope.
struct SecretText {
  std::string text;

  SecretText() = default;
  SecretText(const SecretText&) = delete;
  SecretText& operator=(const SecretText&) = delete;
  ~SecretText() { sodium_memzero(text.data(), text.size()); }
};

std::string id_digits(std::uint32_t id) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (unsigned shift = 32; shift != 0; shift -= 4) text += digits[(id >> (shift - 4)) & 15U];
  return text;
}

// `<name>+<id>+<base64 of the type and 32 bytes>`, cut at its plus signs: base64 may have some of its own.
struct KeyParts {
  std::string_view name;
  std::string_view id;
  std::string_view encoded;
};

std::optional<KeyParts> key_parts(std::string_view text) {
  const std::size_t first = text.find('+');
  const std::size_t second = first == text.npos ? first : text.find('+', first + 1);
  if (second == text.npos) return std::nullopt;
  const KeyParts parts{text.substr(0, first), text.substr(first + 1, second - first - 1),
                       text.substr(second + 1)};
  if (!is_key_name(parts.name)) return std::nullopt;
  return parts;
}

// False unless 32 bytes of an Ed25519 key are there.
bool decode_key(std::string_view encoded, std::array<std::uint8_t, 32>& key) {
  SecretText bytes;
  bytes.text = bytes_from_base64(encoded).value_or("");
  if (bytes.text.size() != 1 + key.size() || bytes.text[0] != ed25519_type) return false;
  std::copy(bytes.text.begin() + 1, bytes.text.end(), key.begin());
  return true;
}

}  // namespace

bool is_key_name(std::string_view name) {
  if (name.empty() || !is_utf8(name)) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const auto byte = static_cast<std::uint8_t>(name[i]);
    // C2 leads the characters from U+0080 on, which begin with more controls, the space U+0085 among them.
    const bool is_second_control = byte == 0xC2 && static_cast<std::uint8_t>(name[i + 1]) < 0xA0;
    if (byte <= ' ' || byte == 0x7F || byte == '+' || is_second_control) return false;
  }
  return std::none_of(wide_spaces.begin(), wide_spaces.end(),
                      [&](std::string_view space) { return name.find(space) != name.npos; });
}

VerifierKey verifier_key(std::string name, const PublicKey& public_key) {
  BUURTKAS_ASSERT(is_key_name(name));
  const Hash hash = sha256_bytes({name, "\n", {&ed25519_type, 1}, bytes_of(public_key)});
  std::uint32_t id = 0;
  for (std::size_t i = 0; i < 4; ++i) id = id << 8U | hash.at(i);
  return {std::move(name), id, public_key};
}

SigningKey::SigningKey(std::string name, const Seed& seed) {
  check(sodium_init() >= 0);
  PublicKey public_key{};
  check(crypto_sign_seed_keypair(public_key.data(), secret_.data(), seed.data()) == 0);
  verifier_ = verifier_key(std::move(name), public_key);
}

SigningKey::~SigningKey() {
  sodium_memzero(secret_.data(), secret_.size());
}

std::string SigningKey::signature_of(std::string_view message) const {
  std::array<unsigned char, crypto_sign_BYTES> signature{};
  check(crypto_sign_detached(signature.data(), nullptr, unsigned_data(message), message.size(),
                             secret_.data()) == 0);
  return {signature.begin(), signature.end()};
}

std::string SigningKey::secret_text() const {
  SecretText bytes;
  bytes.text.reserve(1 + std::tuple_size_v<Seed>);
  bytes.text += ed25519_type;
  bytes.text.append(secret_.begin(), secret_.begin() + std::tuple_size_v<Seed>);
  return std::string(secret_beginning) + verifier_.name + '+' + id_digits(verifier_.id) + '+' +
         base64(bytes.text);
}

std::string to_string(const VerifierKey& key) {
  const std::string bytes = ed25519_type + std::string(bytes_of(key.public_key));
  return key.name + '+' + id_digits(key.id) + '+' + base64(bytes);
}

std::optional<VerifierKey> parse_verifier_key(std::string_view text) {
  const auto parts = key_parts(text);
  PublicKey public_key{};
  if (!parts || !decode_key(parts->encoded, public_key)) return std::nullopt;
  VerifierKey key = verifier_key(std::string(parts->name), public_key);
  if (parts->id != id_digits(key.id)) return std::nullopt;
  return key;
}

std::optional<SigningKey> parse_signing_key(std::string_view text) {
  if (!text.starts_with(secret_beginning)) return std::nullopt;
  const auto parts = key_parts(text.substr(secret_beginning.size()));
  Seed seed{};
  if (!parts || !decode_key(parts->encoded, seed)) return std::nullopt;
  std::optional<SigningKey> key(std::in_place, std::string(parts->name), seed);
  sodium_memzero(seed.data(), seed.size());
  if (parts->id != id_digits(key->verifier().id)) return std::nullopt;
  return key;
}

bool is_signature_right(const PublicKey& public_key, std::string_view message, std::string_view signature) {
  if (signature.size() != crypto_sign_BYTES) return false;
  check(sodium_init() >= 0);
  return crypto_sign_verify_detached(unsigned_data(signature), unsigned_data(message), message.size(),
                                     public_key.data()) == 0;
}

}  // namespace buurtkas
