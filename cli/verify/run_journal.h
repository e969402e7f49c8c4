#pragma once

#include <optional>
#include <ostream>
#include <string>
#include <vector>

// buurtkas-verify on a whole journal: what is asked of it, and its exit code.

namespace buurtkas::verify {

struct JournalCall {
  std::string path;  // a journal.db, or the folder that one is in
  bool is_dutch = false;
  std::vector<std::string> checkpoints;  // files, from outside the journal
  std::vector<std::string> trusts;       // public keys, or files of them
};

int run_journal(const JournalCall& call, std::ostream& out, std::ostream& err);

}  // namespace buurtkas::verify
