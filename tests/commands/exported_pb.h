#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/ask.h"
#include "tests/support/support.h"

// A small round in a folder, and the `.pb` file that the program makes of it.

namespace buurtkas::testing {

// A round of which a test writes the parts that matter to it.
struct SmallRound {
  std::string ballots = "approval";
  std::string vote_rules;  // lines below `vote`
  std::string weight = "1";
  std::string terms = "  method: greedy\n  tie-breaks: [file-order]\n";
  std::string pots = "  - {id: street, name: Straatpot, kind: groz, amount: 1000.00}\n";
  std::string proposals =
      "  - {id: bench, name: Een bank, cost: 400.00}\n"
      "  - {id: pond, name: Een vijver, cost: 700.50}\n"
      "  - {id: trees, name: Bomen, cost: 200.00}\n";
  std::vector<std::string> votes = {"bench,trees", "pond", "bench"};  // of r1, r2, ...; behind `;` points
};

class ExportPb : public ::testing::Test {
 protected:
  using Words = std::vector<std::string>;

  // The odd ballots on paper, the even ones by code.
  void write(const SmallRound& round) const;
  std::string round() const { return (folder_.path() / "round").string(); }
  std::string file() const { return (folder_.path() / "x.pb").string(); }
  Answer exported(const Words& more = {}) const;  // to file()
  // The JSON of a vote; a text when it was refused.
  static nlohmann::json counted(const std::string& path, const Words& more = {});

  TemporaryFolder folder_;
};

// From VOTES on.
std::string votes_in(const std::string& text);

// Of a key of META; empty when it is not there.
std::string value_of(const std::string& text, const std::string& key);

}  // namespace buurtkas::testing
