#include "cli/read/nearest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace buurtkas {
namespace {

// In tenths of a slip.
constexpr std::size_t slip = 10;
constexpr std::size_t slight = 1;

char plain(char c) {
  if (c == '_' || c == ' ') return '-';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::size_t change(char a, char b) {
  if (a == b) return 0;
  return plain(a) == plain(b) ? slight : slip;
}

// Damerau's distance (optimal string alignment), row by row.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j * slip;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    before_last.swap(last);
    last.swap(row);
    row[0] = i * slip;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + slip, row[j - 1] + slip, last[j - 1] + change(a[i - 1], b[j - 1])});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + slip);
    }
  }
  return row[b.size()];
}

}  // namespace

std::string nearest(std::string_view word, std::span<const std::string_view> known) {
  std::string_view best;
  std::size_t best_distance = 0;
  for (const std::string_view candidate : known) {
    const std::size_t longest = std::max(word.size(), candidate.size());
    const std::size_t bound = std::max<std::size_t>(longest / 3, 1) * slip;
    const std::size_t shortest = std::min(word.size(), candidate.size());
    if (shortest == 0 || (longest - shortest) * slip > bound) continue;
    const std::size_t apart = distance(word, candidate);
    if (apart > bound || (longest == 1 && apart >= slip)) continue;
    const bool is_better =
        best.empty() || apart < best_distance || (apart == best_distance && candidate < best);
    if (!is_better) continue;
    best = candidate;
    best_distance = apart;
  }
  return std::string(best);
}

}  // namespace buurtkas
