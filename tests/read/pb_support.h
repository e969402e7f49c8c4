#pragma once

#include <string>
#include <vector>

#include "cli/read/pb_file.h"
#include "tests/read/folder_support.h"

// A small `.pb` file that is right in everything, to be made wrong in one thing.

namespace buurtkas::testing {

// Its lines: META 1, PROJECTS 14, VOTES 19.
inline const std::string pb_right = R"(META
key;value
description;Een buurt
country;Nederland
unit;Voorbeelddorp
instance;2026
num_projects;3
num_votes;3
budget;1000
vote_type;approval
rule;greedy
date_begin;01.03.2026
date_end;14.03.2026
PROJECTS
project_id;cost;votes;name;category;selected
bench;400;2;Een bank;groen;1
pond;700.50;1;Een vijver;;0
trees;200;1;Bomen;natuur,groen;1
VOTES
voter_id;vote;voting_method
v1;trees,bench;paper
v2;bench;internet
v3;pond;internet
)";

Reading<Election> read_pb(const std::string& text);  // as `f.pb`

// All that an election holds, a line each thing; for what could not be read, its findings.
std::string story_of(const Reading<Election>& reading);

// In `pb_right`, or in `text`, `to` for `from`, and the findings' lines that it gives.
struct PbSlip {
  std::string from;
  std::string to;
  std::string findings;
};

// Each slip alone. There is a value when none of its findings is an error, and the document's reader never
// finds more than the election's.
void expect_pb_findings(const std::vector<PbSlip>& slips, const std::string& text = pb_right);

}  // namespace buurtkas::testing
