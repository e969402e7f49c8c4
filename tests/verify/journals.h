#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/record/database.h"
#include "tests/support/support.h"

// Journals that the program made of sample rounds, and what somebody could make of them who has the file, a
// tool for SQLite, and no keys.

namespace buurtkas::testing {

struct Verified {
  int code = -1;
  std::string out, err;
};

Verified verify_words(const std::vector<std::string>& words);

// What the program answers with; the test fails unless that is `code`.
std::string said_by_program(const std::vector<std::string>& words, int code = 0);

class VotedRound {
 public:
  explicit VotedRound(const char* sample);

  const std::filesystem::path& round() const { return round_; }
  std::filesystem::path journal() const { return round_ / "journal.db"; }
  std::filesystem::path file(const std::string& name) const { return folder_.path() / name; }
  Verified verify(const std::vector<std::string>& more = {}) const;

  // Writes in the file as it is, with its triggers out of the way.
  void change(const std::function<void(Database&)>& make) const;
  void run(const std::string& sql) const;
  // The same, and then every seal is computed anew, as whoever changes an entry can.
  void forge(const std::function<void(Database&)>& make) const;

  // An entry's body, made another one.
  void forge_body(const std::string& key, const std::function<void(nlohmann::json&)>& make) const;
  nlohmann::json body(const std::string& key) const;
  std::uint64_t number(const std::string& key) const;
  std::uint64_t entries() const;

  // The certificate that the outcome cites, made another one, and cited.
  std::string certificate() const;
  void forge_certificate(const std::string& text) const;
  void change_file(const std::string& name, const std::string& from, const std::string& to) const;

 private:
  TemporaryFolder folder_;
  std::filesystem::path round_;
};

// Within a change: an input, under its own hash, which is answered.
std::string keep(Database& database, const std::string& text);

void set_body(Database& database, const std::string& key, const nlohmann::json& body);

}  // namespace buurtkas::testing
