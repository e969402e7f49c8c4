#pragma once

#include <string>
#include <vector>

#include "cli/read/terms/round_terms.h"
#include "tests/support/support.h"

// A small folder that is right in everything, to be made wrong in one thing.

namespace buurtkas::testing {

struct FolderTexts {
  std::string round = R"(name: Dorpsplein 2026
place: Voorbeelddorp
currency: EUR
languages: [nl, en]
vote:
  opens: 2026-03-02
  closes: 2026-03-15
  ballots: approval
  least-marks: 1
  most-marks: 2
  most-cost: 1000.00
  channels:
    - id: paper
      issued: 8
    - id: internet
      issued: 4
      weight: 3/2
terms:
  method: equal-shares
  satisfaction: cost
  completion: [add-one, greedy]
  tie-breaks: [most-votes, lowest-cost]
)";
  std::string pots = R"(pots:
  - id: square
    name: Pleinpot
    kind: groz
    amount: 1200.00
    from: 2026-01-01
    until: 2026-12-31
    reserve: 10%
    earmark:
      all-of: [groen]
      largest-share: 50%
)";
  std::string proposals = R"(proposals:
  - id: bench
    name: Een bank
    cost: 400.00
    tags: [groen]
    proposer: r1
    supporters: [r2, r3]
  - id: pond
    name: Een vijver
    cost: 700.00
    description: |
      Met vissen.
  - id: fort
    name: Een fort
    cost: 300.00
    status: refused
    reason: past niet
  - id: trees
    name: Bomen
    cost: 200.00
    status: withdrawn
    reason: al geplant
)";
  std::string residents = R"(resident;neighbourhood;birth_year;bezoeker
r1;Plein;1958;2024-01-10
r2;Plein;;
r3;Plein;1990;
)";
  std::string ballots = R"(ballot;channel;resident;received;vote;invalid
1;paper;r1;2026-03-03;bench,trees;
2;internet;r2;2026-03-05T10:30;bench;
3;paper;r3;;;blank
)";
};

// The FolderTexts member that a file's name stands for.
std::string& text_named(FolderTexts& texts, const std::string& file);

Reading<RoundWithTerms> read_texts(const FolderTexts& texts);

void write_texts(const FolderTexts& texts, const TemporaryFolder& folder);

// `paper: 8 issued = 1 counted + 1 blank + 0 superseded + 6 unused`, a line each channel.
std::string lines_of(const BallotAccount& account);

// A line each group, in byte order: weight in units, ballots' marks by their projects' ids.
std::string lines_of(const Election& election);

// One line a finding: `pots.yaml:5:13 ambiguous-amount 1,5|1234.56|1.5`; a warning begins with `warning `.
std::string lines_of(const Findings& findings);

// In `file`, `to` for `from`, and the findings' lines that it gives.
struct Slip {
  std::string file;
  std::string from;
  std::string to;
  std::string findings;
};

// Each slip alone. There is a value when none of its findings is an error.
void expect_findings(const std::vector<Slip>& slips);

// Replaces the one place in `text` that has `from`; fails the test when there is none, or more.
std::string replaced(std::string text, const std::string& from, const std::string& to);

}  // namespace buurtkas::testing
