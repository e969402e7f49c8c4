#include "engine/journal/note.h"

#include <algorithm>
#include <utility>

#include "engine/assertion.h"
#include "engine/journal/base64.h"
#include "engine/journal/canonical.h"

namespace buurtkas {
namespace {

constexpr std::string_view signature_beginning = "\u2014 ";  // an em dash
constexpr std::size_t id_bytes = 4;

std::string line_of(const NoteSignature& signature) {
  std::string bytes;
  for (unsigned shift = 32; shift != 0; shift -= 8)
    bytes += static_cast<char>(signature.id >> (shift - 8) & 0xFFU);
  bytes += signature.bytes;
  return std::string(signature_beginning) + signature.name + ' ' + base64(bytes) + '\n';
}

// REQUIRES: the line is without its end.
std::optional<NoteSignature> parse_line(std::string_view line) {
  if (!line.starts_with(signature_beginning)) return std::nullopt;
  line.remove_prefix(signature_beginning.size());
  const std::size_t space = line.find(' ');
  if (space == line.npos || !is_key_name(line.substr(0, space))) return std::nullopt;
  const auto bytes = bytes_from_base64(line.substr(space + 1));
  if (!bytes || bytes->size() <= id_bytes) return std::nullopt;
  NoteSignature signature{std::string(line.substr(0, space)), 0, bytes->substr(id_bytes)};
  for (std::size_t i = 0; i < id_bytes; ++i)
    signature.id = signature.id << 8U | static_cast<std::uint8_t>((*bytes)[i]);
  return signature;
}

}  // namespace

bool is_note_text(std::string_view text) {
  const auto is_refused = [](char c) { return static_cast<std::uint8_t>(c) < 0x20 && c != '\n'; };
  return text.ends_with('\n') && std::none_of(text.begin(), text.end(), is_refused) && is_utf8(text);
}

SignedNote sign_note(std::string text, std::span<const SigningKey> keys) {
  BUURTKAS_ASSERT(is_note_text(text) && !keys.empty() && keys.size() <= note_signatures_max);
  SignedNote note{std::move(text), {}};
  for (const SigningKey& key : keys)
    note.signatures.push_back({key.verifier().name, key.verifier().id, key.signature_of(note.text)});
  return note;
}

std::string to_string(const SignedNote& note) {
  std::string text = note.text + '\n';
  for (const NoteSignature& signature : note.signatures) text += line_of(signature);
  return text;
}

std::optional<SignedNote> parse_note(std::string_view text) {
  // The text may have blank lines too: the last one is where the signatures begin.
  const std::size_t blank = text.rfind("\n\n");
  if (blank == text.npos || !is_note_text(text)) return std::nullopt;
  SignedNote note{std::string(text.substr(0, blank + 1)), {}};
  for (std::string_view rest = text.substr(blank + 2); !rest.empty();) {
    const std::size_t end = rest.find('\n');
    const auto signature = parse_line(rest.substr(0, end));
    if (!signature || note.signatures.size() == note_signatures_max) return std::nullopt;
    note.signatures.push_back(*signature);
    rest.remove_prefix(end + 1);
  }
  if (note.signatures.empty()) return std::nullopt;
  return note;
}

bool is_signed_by(const SignedNote& note, const VerifierKey& key) {
  bool is_signed = false;
  for (const NoteSignature& signature : note.signatures) {
    if (signature.name != key.name || signature.id != key.id) continue;
    if (!is_signature_right(key.public_key, note.text, signature.bytes)) return false;
    is_signed = true;
  }
  return is_signed;
}

}  // namespace buurtkas
