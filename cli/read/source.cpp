#include "cli/read/source.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <memory>

#include "cli/read/lines.h"
#include "cli/read/utf8.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Closes {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using OpenFile = std::unique_ptr<std::FILE, Closes>;

// The whole file, or as much as shows that it is too large, or no text. A file may grow while it is read.
bool read_all(std::FILE* file, std::uint64_t expected, std::uint64_t bytes_max, std::string& text) {
  constexpr std::size_t chunk = std::size_t{1} << 20;
  constexpr std::size_t first_look = 4096;
  text.reserve(static_cast<std::size_t>(expected) + 1);
  for (std::size_t want = first_look;; want = chunk) {
    const std::size_t before = text.size();
    text.resize(before + want);
    const std::size_t got = std::fread(text.data() + before, 1, want, file);
    text.resize(before + got);
    if (text.size() > bytes_max || text.find('\0', before) != std::string::npos) return true;
    if (got < want) return std::ferror(file) == 0;
  }
}

}  // namespace

Reading<Source> read_source(const fs::path& path, const std::string& name, std::uint64_t bytes_max) {
  Reading<Source> reading;
  const auto fail = [&](code::Code code, std::string found, std::string expected = {}, std::uint32_t line = 0,
                        std::uint32_t column = 0) {
    reading.findings.push_back(
        {code, Severity::error, {name, line, column}, std::move(found), std::move(expected), {}});
    return reading;
  };
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (status.type() == fs::file_type::not_found) return fail(code::file_missing, {});
  if (status.type() != fs::file_type::regular) {
    return fail(code::file_unreadable, failure ? failure.message() : std::string("not a file"));
  }
  const std::string most = "<= " + std::to_string(bytes_max >> 20) + " MiB";
  const std::uint64_t size = fs::file_size(path, failure);
  if (failure) return fail(code::file_unreadable, failure.message());
  if (size > bytes_max) return fail(code::file_too_large, std::to_string(size >> 20) + " MiB", most);

  const OpenFile file(std::fopen(path.c_str(), "rb"));
  Source source = {name, {}, false};
  if (!file || !read_all(file.get(), size, bytes_max, source.text)) {
    return fail(code::file_unreadable, std::strerror(errno));
  }
  if (source.text.size() > bytes_max) return fail(code::file_too_large, {}, most);
  source.had_mark = source.text.starts_with(byte_order_mark);
  if (source.had_mark) source.text.erase(0, byte_order_mark.size());
  if (source.text.find_first_not_of(" \t\r\n") == std::string::npos) return fail(code::file_empty, {});
  const std::size_t bad = first_not_text(source.text);
  if (bad != std::string::npos) {
    const auto [line, column] = spot_of(source.text, bad);
    constexpr std::string_view digits = "0123456789abcdef";
    const auto byte = static_cast<unsigned char>(source.text[bad]);
    return fail(code::not_text, std::string("\\x") + digits[byte >> 4U] + digits[byte & 15U], "UTF-8", line,
                column);
  }
  reading.value = std::move(source);
  return reading;
}

}  // namespace buurtkas
