#include "engine/journal/checkpoint.h"

#include <charconv>
#include <cstddef>
#include <system_error>

#include "engine/assertion.h"
#include "engine/journal/base64.h"
#include "engine/journal/note.h"

namespace buurtkas {
namespace {

bool is_line(std::string_view line) {
  return !line.empty() && line.find('\n') == line.npos && is_note_text(std::string(line) + '\n');
}

std::optional<std::uint64_t> parse_size(std::string_view digits) {
  const bool is_padded = digits.size() > 1 && digits.front() == '0';
  std::uint64_t size = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  if (is_padded || error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  return size;
}

}  // namespace

std::string checkpoint_text(const Checkpoint& checkpoint) {
  BUURTKAS_ASSERT(is_line(checkpoint.origin));
  std::string text = checkpoint.origin + '\n' + std::to_string(checkpoint.size) + '\n' +
                     base64(bytes_of(checkpoint.root)) + '\n';
  for (const std::string& line : checkpoint.extensions) {
    BUURTKAS_ASSERT(is_line(line));
    text += line + '\n';
  }
  return text;
}

std::optional<Checkpoint> parse_checkpoint(std::string_view text) {
  if (!is_note_text(text)) return std::nullopt;
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    if (end == 0) return std::nullopt;
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end + 1);
  }
  if (lines.size() < 3) return std::nullopt;
  const auto size = parse_size(lines[1]);
  const auto root = hash_from_bytes(bytes_from_base64(lines[2]).value_or(""));
  if (!size || !root) return std::nullopt;
  return Checkpoint{lines[0], *size, *root, {lines.begin() + 3, lines.end()}};
}

}  // namespace buurtkas
