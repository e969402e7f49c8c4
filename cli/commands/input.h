#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/commands/command.h"
#include "cli/commands/progress.h"
#include "cli/read/round_folder.h"
#include "cli/render/outcome.h"
#include "engine/round/election.h"
#include "engine/round/round.h"
#include "engine/round/voter_trait.h"

// What a command is pointed at, read: a round's folder, or a `.pb` file.

namespace buurtkas {

// For rulebooks. Left out, both are the day the vote opens.
struct RuleDates {
  std::optional<Date> on;
  std::optional<Date> known;
};

struct Input {
  std::optional<Election> election;  // not there when the findings have an error
  std::optional<Round> round;        // of a folder
  std::optional<Terms> terms;        // of a folder
  RoundRules rules;                  // of a folder
  std::vector<NamedRulebook> claim_rulebooks;
  Findings findings;
  std::vector<InputFile> files;  // what was read, when the election is there
  Language language = Language::en;
};

// A path that is no folder is read as a `.pb` file. Days for rulebooks without any are a finding.
Input read_input(Console& console, const std::filesystem::path& path, const RuleDates& dates = {});

// A round's folder as it is before the vote: ballots are not looked at.
Input read_before_vote(Console& console, const std::filesystem::path& folder);

// A round from what it was decided by.
Input read_again(const Files& files, bool needs_ballots);

// The ballots of the same input without those of one channel. Nothing when it then cannot be told which
// ballot of some resident is the last. REQUIRES: it was read, and has that channel.
std::optional<Profile> read_without_channel(const std::filesystem::path& path, const ChannelId& channel,
                                            const RuleDates& dates);

// The ballots of the same input once more, with who cast them. REQUIRES: it was read.
void show_ballots_of(const std::filesystem::path& path, const OnBallot& on_ballot, const RuleDates& dates);

}  // namespace buurtkas
