#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "cli/read/files.h"
#include "cli/verify/verify.h"
#include "engine/round/round.h"

// What a certificate is held against: a round's folder or a `.pb` file, or a round whose files a journal
// keeps. A folder's terms are read as words, since nothing here counts by them.

namespace buurtkas::verify {

struct Input {
  std::optional<Election> election;  // none when a file is wrong
  std::optional<Round> round;        // of a folder
  std::optional<TermWords> own_terms;
  Draw draw;
  std::vector<FileHash> hashes;
  Findings findings;
};

Input read_input(const std::filesystem::path& path);

// The round that lies at the root of the files. Without ballots: as it was before the vote.
Input read_kept(const Files& files, bool has_ballots);

}  // namespace buurtkas::verify
