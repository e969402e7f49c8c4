#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/id_table.h"
#include "cli/read/pb_sections.h"
#include "engine/money/money.h"
#include "engine/round/profile.h"

// What a `.pb` file says about its election: the META section. What the count needs must be right; the rest,
// when it is wrong, is told and not used.

namespace buurtkas {

// Points are read with at most so many decimals, and up to so many.
inline constexpr int pb_decimals_max = 6;
inline constexpr std::int64_t pb_points_max = 1'000'000'000;

struct PbMeta {
  std::string description, rule, comment;
  Currency currency;
  std::optional<Money> budget;
  std::optional<BallotType> type;
  std::optional<Ratio> threshold;  // min_project_score_threshold
  std::optional<std::uint64_t> least_marks, most_marks;
  std::optional<Money> most_cost;
  std::optional<Ratio> most_points;
  std::optional<Ratio> default_score;     // of scoring only
  int default_decimals = 0;               // it has
  std::optional<std::uint64_t> projects;  // num_projects, and where it stands
  std::optional<std::uint64_t> votes;
  Spot projects_spot, votes_spot;
};

class PbMetaReader {
 public:
  explicit PbMetaReader(FileFindings& findings) : findings_(findings) {}

  void add(const PbSections& row);
  PbMeta take(Spot header);  // what is missing is missed there

 private:
  struct Entry {
    std::string_view key;
    std::string_view value;
    Spot key_spot, spot;  // of the value
  };
  const Entry* find(std::string_view key) const;
  std::string text(std::string_view key) const;
  void require(Spot header);
  void read_currency(PbMeta& meta);
  void read_type(PbMeta& meta);
  void read_rule(PbMeta& meta);
  void read_dates();
  void read_default_score(PbMeta& meta);
  std::optional<Money> money(std::string_view key, Currency currency);
  std::optional<std::uint64_t> whole(std::string_view key);
  std::optional<Ratio> number(std::string_view key, Severity severity);

  FileFindings& findings_;
  std::vector<Entry> entries_;
  IdTable keys_;  // from a key to its entry
};

}  // namespace buurtkas
