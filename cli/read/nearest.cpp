#include "cli/read/nearest.h"

#include <algorithm>
#include <vector>

namespace buurtkas {
namespace {

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j < row.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t next = std::min({row[j] + 1, row[j - 1] + 1, diagonal + (a[i - 1] != b[j - 1])});
      diagonal = row[j];
      row[j] = next;
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string_view> known) {
  std::size_t best = word.size() / 3 + 2;
  std::string_view result;
  for (const std::string_view one : known) {
    const std::size_t apart = distance(word, one);
    if (apart < best || (apart == best && !result.empty() && one < result)) {
      best = apart;
      result = one;
    }
  }
  return std::string(result);
}

}  // namespace buurtkas
