#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// The keys that sign notes (note.h) and check them: Ed25519 (RFC 8032), each with a name, and an id by which
// a signature names its key. In text they are one line, as C2SP signed notes have them. The secret half
// leaves memory with its object.

namespace buurtkas {

using PublicKey = std::array<std::uint8_t, 32>;
using Seed = std::array<std::uint8_t, 32>;

// Not empty, and printable, without spaces and without `+`.
bool is_key_name(std::string_view name);

struct VerifierKey {
  std::string name;
  std::uint32_t id = 0;  // follows from the two others
  PublicKey public_key = {};

  bool operator==(const VerifierKey&) const = default;
};

// REQUIRES: is_key_name(name).
VerifierKey verifier_key(std::string name, const PublicKey& public_key);

class SigningKey {
 public:
  // REQUIRES: is_key_name(name); the seed is random and secret.
  SigningKey(std::string name, const Seed& seed);
  SigningKey(const SigningKey&) = default;
  SigningKey& operator=(const SigningKey&) = default;
  ~SigningKey();

  const VerifierKey& verifier() const { return verifier_; }
  // 64 bytes; the same for the same message.
  std::string signature_of(std::string_view message) const;
  // `PRIVATE+KEY+<name>+<id>+<seed>`: whoever has this text can sign.
  std::string secret_text() const;

 private:
  VerifierKey verifier_;
  // INVARIANT: the seed, then the public key.
  std::array<std::uint8_t, 64> secret_ = {};
};

// `<name>+<id>+<public key>`.
std::string to_string(const VerifierKey& key);

// Nothing unless `text` is just what to_string() or secret_text() gives for some key.
std::optional<VerifierKey> parse_verifier_key(std::string_view text);
std::optional<SigningKey> parse_signing_key(std::string_view text);

// Ed25519 itself. False for a signature of another length than 64.
bool is_signature_right(const PublicKey& public_key, std::string_view message, std::string_view signature);

}  // namespace buurtkas
