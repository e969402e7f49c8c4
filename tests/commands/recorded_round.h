#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "tests/commands/ask.h"
#include "tests/record/tampering.h"
#include "tests/support/support.h"

// A copy of a sample round whose vote was recorded, what an audit tells of it, and somebody who changes its
// journal.

namespace buurtkas::testing {

class RecordedRound {
 public:
  explicit RecordedRound(const std::string& sample, const std::vector<std::string>& verbs = {"vote"});

  const std::filesystem::path& round() const { return round_; }
  std::filesystem::path journal() const { return round_ / "journal.db"; }
  // A file beside the round, as somebody else keeps it.
  std::string file(const std::string& name) const { return (folder_.path() / name).string(); }
  std::string write(const std::string& name, const std::string& text) const;

  // In English, as text.
  Answer audit(const std::vector<std::string>& more = {}) const;
  // `8 decided-otherwise, 9 wrong-seal`, as the JSON has it.
  std::string told(const std::vector<std::string>& more = {}) const;

  // A key in a file; its public half.
  std::string make_key(const std::string& name) const;
  // A file with the checkpoint that was printed. `keys`: as they were named.
  std::string publish(const std::vector<std::string>& keys, const std::string& on) const;

  void tamper(const std::function<void(Tampering&)>& change) const;
  // The body of an entry: a part of it by another, and all seals right again.
  void say_instead(const std::string& key, const std::string& part, const std::string& instead) const;
  // The bytes of an input by others, of which every entry and every other input then speaks, and all seals
  // right again.
  void exchange_input(const std::string& sha256, const std::string& bytes) const;
  std::string input_of(const std::string& file) const;  // as the last list has it; its SHA-256
  std::string input_text(const std::string& sha256) const;

 private:
  TemporaryFolder folder_;
  std::filesystem::path round_;
};

}  // namespace buurtkas::testing
