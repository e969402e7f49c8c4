#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/render/fairness.h"
#include "cli/render/outcome.h"
#include "cli/render/site/receipt_ballot.h"
#include "cli/render/site/site_journal.h"
#include "engine/voting/explain.h"
#include "engine/voting/what_would_help.h"

// A folder of pages that tell an outcome: in Dutch and in English, without scripts, without a network. Bytes
// are a function of what is told. README.md says which pages there are.

namespace buurtkas {

struct Site {
  const Outcome& outcome;
  std::string digest;
  std::vector<Explanation> explanations;           // of each project of the instance
  std::vector<std::optional<WhatWouldHelp>> help;  // the same; or none, when it is not known
  FundedReport fairness;                           // who got what, and what greedy would give
  std::optional<SiteJournal> journal = std::nullopt;
  std::string options = {};                  // of the call that asked for this count: ` --method greedy`
  std::vector<ReceiptBallot> receipts = {};  // in byte order of the codes; of none there is no page
  RoundRules claim_rules = {};               // by which claims are decided; of none the pages say nothing
};

// In the first page, and in no page that others made.
inline constexpr std::string_view pages_mark = "<meta name=\"generator\" content=\"Buurtkas\">";

// `nl/index.html`, with its bytes.
using OnFile = std::function<void(std::string_view path, std::string_view bytes)>;

void write_site(const Site& site, const OnFile& on_file);

}  // namespace buurtkas
