#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/record/recorder.h"
#include "engine/journal/note.h"

// A made-up journal over the whole life of a neighbourhood's money: every kind of entry at least once, with
// what residents claim, what is paid in a batch that the bank refuses and then in one that it takes, a
// payment that comes back, and a person who is erased.

namespace buurtkas::testing {

void record_whole_life(const std::filesystem::path& journal);

// A key that everybody knows.
SigningKey known_key(const std::string& name, std::uint8_t first_byte);

// A checkpoint over all that is recorded, signed and recorded; its note.
SignedNote record_checkpoint(Recorder& recorder, const SigningKey& key, const Act& act);

// `street project:bench -250.00`: what moves, a line a leg.
std::vector<Posting> postings_of(const std::vector<std::string>& legs);

}  // namespace buurtkas::testing
