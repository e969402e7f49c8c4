#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/verify/entry_check.h"

// The entries about a round, one after another, each held against the files that it cites; corrections are
// added to what they correct. What was decided of claims and payments is counted, and not proven here.

namespace buurtkas::verify {

class Decisions {
 public:
  explicit Decisions(const Journal& journal) : rounds_(journal) {}

  void add(const EntryRow& row);
  // That what holds now is all that the last files say, and nothing else.
  void finish();

  const std::vector<ProvenOutcome>& outcomes() const { return outcomes_; }
  const std::map<std::string, std::uint64_t>& unproven() const { return unproven_; }  // by kind
  // The last entry, when it is by other files than the outcome, which is not proven of those; else 0.
  std::uint64_t decided_since() const { return decided_since_; }

 private:
  struct Held {
    std::uint64_t number = 0;  // of the entry that says it
    std::uint64_t version = 1;
    std::string date;
    std::string entry_kind;
    std::string kind;  // of the decision
    nlohmann::json content;
    Sums postings;  // of all its versions together, without zeros
  };

  static SaidEntry said_by(const std::string& key, const Held& held);
  void decide(const EntryRow& row, const nlohmann::json& body);
  void correct(const EntryRow& row, const nlohmann::json& body, const std::string& key, Held& held);
  // `entry`: with the inputs that it was decided by.
  void check(const std::string& key, const Held& held, const Statement& entry);
  void prove(const SaidEntry& said, std::uint64_t number);
  void check_paid();
  void check_whole() const;
  void compare_with_outcome();

  KeptRounds rounds_;
  std::map<std::string, Held> held_;  // by key
  std::vector<ProvenOutcome> outcomes_;
  std::shared_ptr<const KeptRound> last_round_;
  std::uint64_t last_number_ = 0;  // of the entry that was decided by it
  std::string last_kind_;
  std::uint64_t decided_since_ = 0;
  std::map<std::string, std::uint64_t> unproven_;
};

}  // namespace buurtkas::verify
