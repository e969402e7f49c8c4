#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "tests/commands/recorded_round.h"

// The round of one street, with claims that are decided, c001 approved, and a private/people.csv.

namespace buurtkas::testing {

inline constexpr const char* people_of_street =
    "resident;name;iban;salt\n"
    "r1;Ans Nergens;NL91ABNA0417164300;0123456789abcdef0123456789abcdef\n"
    "r3;\"Şule \"\"Ö\"\"\";nl91 abna 0417 1643 00;\n";

void expect_in(const std::string& part, const std::string& text);

class PaidRound : public ::testing::Test {
 protected:
  using Words = std::vector<std::string>;

  void SetUp() override;

  std::filesystem::path people_path() const { return round_.round() / "private/people.csv"; }
  void write_people(const std::string& text) const;

  // A verb and what follows the round's folder; in English.
  Answer call(const Words& words) const;
  void run(const Words& words) const;  // and it must succeed
  void sign(const std::string& by, const std::string& of, const std::string& on) const;
  Answer pay(const std::string& on = "2026-04-20", const Words& more = {"--by", "r4"}) const;

  std::vector<SealedEntry> entries() const;
  nlohmann::json body_of(const std::string& key) const;  // null when there is no such entry
  std::string moved_by(const std::string& key) const;    // `payable:r1 -63.22, ...`
  std::string code_of(const std::string& id) const;      // of a statement

  const RecordedRound round_{"one-street"};
};

}  // namespace buurtkas::testing
