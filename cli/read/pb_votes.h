#pragma once

#include <map>

#include "cli/read/ballot_groups.h"
#include "cli/read/pb_columns.h"
#include "cli/read/pb_limits.h"
#include "cli/read/voter_ids.h"
#include "engine/round/voter_trait.h"

// The VOTES section: one ballot a row, each read once and put into its group.

namespace buurtkas {

class PbVotesReader {
 public:
  __extension__ using Sum = __int128;  // 10^15 units a mark, and as many marks as a file may hold
  using Channels = std::map<std::string, std::uint64_t, std::less<>>;
  // Points are kept in units of 1 / 10^decimals; at most 6 are read. `left_out`: a channel not to be counted.
  PbVotesReader(const PbSections& header, const PbMeta& meta, const PbProjects& projects, int points_decimals,
                FileFindings& findings, Profile& profile, std::string_view left_out,
                const OnBallot& on_ballot);
  void add(const PbSections& row);
  void finish() { groups_.finish(); }  // after the last row
  std::uint64_t rows() const { return rows_; }
  const std::vector<std::uint64_t>& named() const { return named_by_; }  // by row of PROJECTS: who name it
  const std::vector<std::uint64_t>& votes() const { return votes_; }     // with points, if any, above 0
  const std::vector<Sum>& scores() const { return scores_; }  // by row: points in units, or from one by rank
  bool has_points() const { return points_.has_value(); }
  const Channels& channels() const { return channels_; }
  int decimals_wanted() const { return decimals_wanted_; }  // more than there are: read again with so many
 private:
  void add_ballot(const PbSections& row);
  void check_voter(const PbSections& row);
  void count_channel(const PbSections& row);
  bool read_marks(const PbSections& row);
  bool read_points(const PbSections& row);
  std::optional<std::int64_t> parse_points(std::string_view text);
  Spot spot_of_item(const PbSections& row, const PbCell& cell, std::string_view item);
  void drop_double_marks(const PbSections& row);
  void check_marks(const PbSections& row);
  void check_points(const PbSections& row);
  void check_category(const PbSections& row, const PbBallotLimit& limit);
  void tally();
  void put_into_group(const PbSections& row);
  FileFindings& findings_;
  const PbMeta& meta_;
  const PbProjects& projects_;
  PbColumns columns_;
  std::optional<std::size_t> voter_, vote_, points_, method_;
  std::vector<PbBallotLimit> limits_;  // of a ballot, by category
  std::string_view left_out_;
  const OnBallot& on_ballot_;
  std::vector<std::pair<Trait, std::size_t>> trait_columns_;
  BallotGroups groups_;
  VoterIds voters_;
  Channels channels_;
  Channels::value_type* last_channel_ = nullptr;
  std::uint64_t rows_ = 0;
  std::vector<std::uint64_t> votes_, named_by_, named_on_;  // by row; the last ballot that named it
  std::vector<Sum> scores_;
  std::int64_t points_unit_ = 1;
  int decimals_, decimals_wanted_ = 0;
  // Of the ballot being read: its marks as rows of PROJECTS, and those of them that are voted on.
  std::vector<std::uint32_t> marks_, named_;
  std::vector<std::int64_t> mark_points_, named_points_;
  std::vector<std::pair<ProjectIndex, std::int64_t>> sorted_;
};

}  // namespace buurtkas
