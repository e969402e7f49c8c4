#include "cli/read/source.h"

#include <fstream>
#include <iterator>

#include "engine/finding_codes.h"

namespace buurtkas {

Reading<Source> read_source(const std::filesystem::path& path, const std::string& name,
                            std::uint64_t bytes_max) {
  Reading<Source> reading;
  std::error_code failure;
  const auto fail = [&](code::Code code, const std::string& found) {
    reading.findings.push_back({code, Severity::error, {name, 0, 0}, found, {}, {}});
    return reading;
  };
  if (!std::filesystem::is_regular_file(path, failure)) return fail(code::file_missing, {});
  if (std::filesystem::file_size(path, failure) > bytes_max) return fail(code::file_too_large, {});
  std::ifstream file(path, std::ios::binary);
  Source source = {name, {std::istreambuf_iterator<char>(file), {}}};
  if (source.text.starts_with("\xEF\xBB\xBF")) source.text.erase(0, 3);
  if (source.text.empty()) return fail(code::file_empty, {});
  reading.value = std::move(source);
  return reading;
}

}  // namespace buurtkas
