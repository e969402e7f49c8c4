#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/language.h"
#include "cli/render/pot_status.h"
#include "engine/round/claim.h"

// What became of one pot, accounted for to who gave it: residents by their pseudonyms only, and nothing that
// they wrote. As text of at most 80 columns, and as JSON.

namespace buurtkas {

// Why a line was granted: the articles that paid it or cut it, `expenses actual-costs`.
struct GrantGround {
  std::string article;
  std::string title;  // empty when its rulebook is not kept
  std::string source;
};

struct GrantLine {
  LineId line;
  ResidentId resident;
  Date date;
  std::string kind;
  std::string project;  // empty: the reserve for residents
  PaidOut out;          // of this pot; all nothing when an advance paid it
  std::optional<LineId> settles;
  Money settled;     // that an advance paid, of whatever pots
  Money given_back;  // to this pot, of an advance
  std::vector<std::string> grounds;
};

struct GrantAdvance {
  LineId line;
  ResidentId resident;
  Money open;  // of whatever pots
};

struct ShownGrant {
  std::string round;
  Date on;
  std::uint64_t entries = 0;
  PotStatus pot;
  std::vector<ProjectStatus> projects;   // what each has of this pot
  std::optional<ProjectStatus> reserve;  // for residents
  std::vector<GrantLine> lines;          // of a project together; the reserve's last
  std::vector<GrantGround> grounds;      // that they speak of
  std::vector<GrantAdvance> advances;
  bool has_unsigned = false;  // lines that were granted, and of no pot before they are signed
};

std::string grant_text(const ShownGrant& grant, Language language);
nlohmann::json grant_json(const ShownGrant& grant);

}  // namespace buurtkas
