#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/verify/recount.h"

// Checks a certificate against the files that it is about (README.md), statement by statement, in their
// order. Cost: a pass over a project's marks for each look at it, and one over all marks.

namespace buurtkas::verify {

// What was read, hashed.
struct FileHash {
  std::string name, sha256;
};

struct Verified {
  std::vector<std::pair<std::string, std::uint64_t>> kinds;  // how many statements of each, as they came
  bool proves_outcome = false;
  bool proves_raises = false;
  bool says_own_terms = false;  // it has a number in its terms that a round's own file must have
  TermWords terms;

  bool leaves_raises_open() const;  // says nothing of the raises before the last
  bool is_whole() const { return proves_outcome && !leaves_raises_open(); }
};

// Nothing when the text is no certificate of this version; throws Refuted when it is wrong.
std::optional<nlohmann::json> read_certificate(const std::string& text);
Verified verify(const nlohmann::json& certificate, const Election& election,
                const std::vector<FileHash>& files, const Draw& draw = {});

}  // namespace buurtkas::verify
