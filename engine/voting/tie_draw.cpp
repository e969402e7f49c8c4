#include "engine/voting/tie_draw.h"

#include <algorithm>
#include <vector>

#include "engine/sha256.h"

namespace buurtkas {

bool is_kept(const TieDraw::Seed& seed) {
  return sha256_of(seed.text) == seed.commitment;
}

std::string drawn_by(const TieDraw& draw, const ProjectId& project) {
  std::vector<const TieDraw::Seed*> seeds;
  for (const TieDraw::Seed& seed : draw.seeds) seeds.push_back(&seed);
  std::sort(seeds.begin(), seeds.end(),
            [](const TieDraw::Seed* a, const TieDraw::Seed* b) { return a->commitment < b->commitment; });
  Sha256 sha256;
  for (const TieDraw::Seed* seed : seeds) {
    sha256.add(seed->text);
    sha256.add("\n");
  }
  sha256.add(project.text());
  return sha256.hexadecimal();
}

}  // namespace buurtkas
