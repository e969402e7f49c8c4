#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/files.h"
#include "cli/read/rules/condition_text.h"
#include "cli/read/yaml_fields.h"
#include "engine/round/election.h"
#include "engine/round/round.h"
#include "engine/round/voter_trait.h"
#include "engine/rulebook/admission.h"

// A round's folder: round.yaml, pots.yaml, proposals.yaml, partners.yaml if it has one, residents.csv, and
// ballots.csv or ballots.pb.

namespace buurtkas {

// A rulebook that a round names.
struct NamedRulebook {
  std::string folder;                 // from the round's own folder
  std::optional<std::string> frozen;  // its SHA-256 when the vote opened
  Spot spot;
};

struct RoundFolder {
  Round round;
  Election election;
  RoundRules rules;
  std::vector<NamedRulebook> claim_rulebooks;
  std::vector<ReadFile> files;  // its own, in the order of round_file_names, and then its rulebooks
};

// Is given round.yaml's `terms`, with those of its rulebooks (terms/round_terms.h).
using ReadTerms = std::function<void(const YamlFields& terms, BallotType ballots)>;

struct RoundOptions {
  std::string channel_left_out;  // its ballots are read, and then it is as if they had not been cast
  OnBallot on_ballot;            // is shown every ballot that counts
  std::optional<Date> as_of;     // the day for rulebooks; left out, the day the vote opens
  std::optional<Date> known_at;  // as they were known; left out, on that same day
  const Files* files = nullptr;  // where the folder is; left out, on the disk
  bool needs_ballots = true;     // if not, ballots that are there are not read
};

// Everything wrong in every file, in one go. `name` is how findings name the folder.
Reading<RoundFolder> read_round_folder(const std::filesystem::path& folder, const std::string& name,
                                       const ReadTerms& read_terms, const RoundOptions& options = {},
                                       const CheckTerms& check_terms = {});

// The names of the files that a folder may have.
std::span<const std::string_view> round_file_names();

}  // namespace buurtkas
