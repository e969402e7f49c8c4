#pragma once

#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"

// What a folder of `.pb` files gives when each is counted by its own declared rule: a row a file.

namespace buurtkas {

enum class ReplayVerdict {
  agrees,
  differs,
  cannot_be_known,  // the rule says too little, or the file does not say what was selected
  cannot_be_read,
};

struct ReplayRow {
  std::string file;
  std::string rule;  // empty when the file cannot be read
  ReplayVerdict verdict;
  std::string reason;                     // in words: why it differs, or why nothing was compared
  std::vector<std::string> only_here;     // ids
  std::vector<std::string> only_in_file;  // ids
  std::vector<std::string> otherwise;     // ids: funded in another way in the file
};

// At most 80 columns, but for long file names.
std::string replay_text(const std::vector<ReplayRow>& rows, Language language);

nlohmann::json replay_json(const std::vector<ReplayRow>& rows);

}  // namespace buurtkas
