#include "cli/read/source.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "cli/read/finding_list.h"
#include "cli/read/lines.h"
#include "cli/read/utf8.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Closes {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, Closes>;

enum class Wanted { text, bytes };

// The whole file, or as much as shows that it is too large, or no text when that is wanted. A file may grow
// while it is read.
bool read_all(std::FILE* file, std::uint64_t expected, std::uint64_t bytes_max, Wanted wanted,
              std::string& text) {
  constexpr std::size_t chunk = std::size_t{1} << 20;
  constexpr std::size_t first_look = 4096;
  text.reserve(static_cast<std::size_t>(expected) + 1);
  for (std::size_t want = first_look;; want = chunk) {
    const std::size_t before = text.size();
    text.resize(before + want);
    const std::size_t got = std::fread(text.data() + before, 1, want, file);
    text.resize(before + got);
    if (text.size() > bytes_max) return true;
    if (wanted == Wanted::text && text.find('\0', before) != std::string::npos) return true;
    if (got < want) return std::ferror(file) == 0;
  }
}

Findings refusal(const std::string& name, code::Code code, std::string found, std::string expected = {},
                 Spot spot = {}) {
  return {{code, Severity::error, {name, spot.line, spot.column}, std::move(found), std::move(expected), {}}};
}

Findings too_large(const std::string& name, std::uint64_t bytes, std::uint64_t bytes_max) {
  return refusal(name, code::file_too_large, std::to_string(bytes >> 20) + " MiB",
                 "<= " + std::to_string(bytes_max >> 20) + " MiB");
}

Reading<std::string> read_file(const fs::path& path, const std::string& name, std::uint64_t bytes_max,
                               Wanted wanted) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (status.type() == fs::file_type::not_found) return {std::nullopt, refusal(name, code::file_missing, {})};
  if (status.type() != fs::file_type::regular) {
    return {std::nullopt,
            refusal(name, code::file_unreadable, failure ? failure.message() : std::string("not a file"))};
  }
  const std::uint64_t size = fs::file_size(path, failure);
  if (failure) return {std::nullopt, refusal(name, code::file_unreadable, failure.message())};
  if (size > bytes_max) return {std::nullopt, too_large(name, size, bytes_max)};

  const OpenFile file(std::fopen(path.c_str(), "rb"));
  std::string bytes;
  if (!file || !read_all(file.get(), size, bytes_max, wanted, bytes)) {
    return {std::nullopt, refusal(name, code::file_unreadable, std::strerror(errno))};
  }
  if (bytes.size() > bytes_max) return {std::nullopt, too_large(name, bytes.size(), bytes_max)};
  return {std::move(bytes), {}};
}

}  // namespace

Reading<std::string> read_bytes(const fs::path& path, const std::string& name, std::uint64_t bytes_max) {
  return read_file(path, name, bytes_max, Wanted::bytes);
}

Reading<Source> read_source(const fs::path& path, const std::string& name, std::uint64_t bytes_max) {
  Reading<std::string> bytes = read_file(path, name, bytes_max, Wanted::text);
  if (!bytes.value) return {std::nullopt, std::move(bytes.findings)};
  return source_of(std::move(*bytes.value), name, bytes_max);
}

Reading<Source> source_of(std::string bytes, const std::string& name, std::uint64_t bytes_max) {
  if (bytes.size() > bytes_max) return {std::nullopt, too_large(name, bytes.size(), bytes_max)};
  Source source = {name, {}, bytes.starts_with(byte_order_mark), {}};
  std::string_view text = bytes;
  if (source.had_mark) text.remove_prefix(byte_order_mark.size());
  if (text.find_first_not_of(" \t\r\n") == std::string_view::npos)
    return {std::nullopt, refusal(name, code::file_empty, {})};
  const std::size_t bad = first_not_text(text);
  if (bad != std::string_view::npos) {
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(text[bad]);
    return {std::nullopt,
            refusal(name, code::not_text, std::string("\\x") + digits[byte >> 4U] + digits[byte & 15U],
                    "UTF-8", spot_of(text, bad))};
  }
  source.sha256 = sha256_of(bytes);
  source.text = std::move(bytes);
  if (source.had_mark) source.text.erase(0, byte_order_mark.size());
  return {std::move(source), {}};
}

}  // namespace buurtkas
