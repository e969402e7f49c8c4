#include "cli/verify/draw.h"

#include <algorithm>
#include <utility>

#include "engine/sha256.h"

namespace buurtkas::verify {

std::vector<std::string> drawn(const Draw& draw, const Instance& instance, const Statement& terms) {
  if (draw.empty()) terms.refute("tie_breaks", {"zonder loting", "without a draw"});
  std::vector<std::pair<std::string, std::string>> seeds;  // in the order of their commitments
  for (const Seed& seed : draw) {
    if (seed.text.empty())
      terms.refute("tie_breaks", {"een woord van de loting ontbreekt", "a seed of the draw is missing"});
    if (sha256_of(seed.text) != seed.commitment) {
      const std::string text = '`' + shown(seed.text) + '`';
      terms.refute("tie_breaks", {"woord " + text + " is niet wat is vastgelegd",
                                  "seed " + text + " is not what was committed to"});
    }
    seeds.emplace_back(seed.commitment, seed.text);
  }
  std::sort(seeds.begin(), seeds.end());
  std::string before;
  for (const auto& [commitment, text] : seeds) before += text + '\n';
  std::vector<std::string> draws;
  for (const Project& project : instance.projects) draws.push_back(sha256_of(before + project.id.text()));
  return draws;
}

}  // namespace buurtkas::verify
