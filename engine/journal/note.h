#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/journal/note_key.h"

// A signed note (C2SP signed-note): a text that people can read, a blank line, and a line for each signature
// over the text. Anyone may add a signature of their own below, so one note can carry several witnesses.

namespace buurtkas {

inline constexpr std::size_t note_signatures_max = 100;

struct NoteSignature {
  std::string name;  // of the key
  std::uint32_t id = 0;
  std::string bytes;

  bool operator==(const NoteSignature&) const = default;
};

struct SignedNote {
  std::string text;
  std::vector<NoteSignature> signatures;

  bool operator==(const SignedNote&) const = default;
};

// Valid UTF-8 that ends with a line end, without other control characters.
bool is_note_text(std::string_view text);

// REQUIRES: is_note_text(text); 1 to note_signatures_max keys.
SignedNote sign_note(std::string text, std::span<const SigningKey> keys);

std::string to_string(const SignedNote& note);
// Says nothing about whether a signature is right. Nothing unless `text` is just what to_string() gives for
// some note of 1 to note_signatures_max signatures, of any keys and kinds.
std::optional<SignedNote> parse_note(std::string_view text);

// Whether the note has a signature of this key, and each that says it is this key's is right. Those of other
// keys say nothing.
bool is_signed_by(const SignedNote& note, const VerifierKey& key);

}  // namespace buurtkas
