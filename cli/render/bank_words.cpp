#include "cli/render/bank_words.h"

#include <algorithm>
#include <map>

#include "cli/render/words.h"

namespace buurtkas {
namespace {

struct Names {
  std::string_view status;
  std::string_view returned;
};

// A line is a code, its list (status, return, both) and its name, between tabs.
std::map<std::string_view, Names> listed_names() {
  std::map<std::string_view, Names> names;
  std::string_view rest = page_file("bank_reasons.tsv");
  while (!rest.empty()) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string_view::npos ? first : line.find('\t', first + 1);
    if (line.starts_with('#') || second == std::string_view::npos) continue;
    const std::string_view list = line.substr(first + 1, second - first - 1);
    Names& known = names[line.substr(0, first)];
    if (list != "return") known.status = line.substr(second + 1);
    if (list != "status") known.returned = line.substr(second + 1);
  }
  return names;
}

}  // namespace

std::string reason_words(std::string_view code, Language language, ReasonOf of) {
  const std::string key = "reason." + std::string(code);
  if (has_word(key, language)) return std::string(word(key, language));
  static const std::map<std::string_view, Names> names = listed_names();
  const auto known = names.find(code);
  if (known == names.end()) return std::string(code);
  const auto& [status, returned] = known->second;
  const bool is_status = returned.empty() || (of == ReasonOf::status && !status.empty());
  return std::string(is_status ? status : returned);
}

}  // namespace buurtkas
