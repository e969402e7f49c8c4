#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/read/id_table.h"
#include "cli/read/pb_columns.h"
#include "cli/read/pb_meta.h"
#include "engine/round/election.h"

// The PROJECTS section: projects that are voted on, and those that were withdrawn after the ballot was
// printed.

namespace buurtkas {

// What the file itself says of a row, to be held against the recount.
struct PbStated {
  std::optional<Ratio> votes;
  std::optional<Ratio> score;
  Spot votes_spot;
  Spot score_spot;
};

struct PbProjects {
  std::vector<Project> projects;
  std::vector<WithdrawnProject> withdrawn;
  IdTable rows;                              // from an id to its row, of all rows
  std::vector<ProjectIndex> project_of_row;  // withdrawn_row for those withdrawn
  std::vector<PbStated> stated;              // by row
  std::vector<int> selected;  // by project; empty when there is no such column, or a cell of it is empty
  std::vector<std::string_view> ids;       // by row
  std::vector<std::string> neighborhoods;  // by project
  bool has_scores = false;                 // of every project
  bool lacks_scores = false;               // there is such a column, and it cannot be used
  bool is_whole = true;                    // every row could be read as far as its id

  static constexpr ProjectIndex withdrawn_row = UINT32_MAX;
};

class PbProjectsReader {
 public:
  PbProjectsReader(const PbSections& header, const PbMeta& meta, FileFindings& findings);

  void add(const PbSections& row);
  PbProjects take();

 private:
  std::optional<std::string_view> read_row_id(const PbSections& row);
  void add_project(const PbSections& row, std::string_view id, Money cost);
  void read_selected(const PbSections& row);
  void tell_withdrawn(Spot spot, std::string_view id, std::string_view mark);
  void tell_unusable_scores();
  std::optional<Ratio> stated_number(const PbSections& row, std::optional<std::size_t> column, Spot& spot);
  std::string text(const PbSections& row, std::optional<std::size_t> column) const;

  FileFindings& findings_;
  const PbMeta& meta_;
  PbColumns columns_;
  std::optional<std::size_t> id_, cost_, votes_, score_, name_, category_, neighborhood_, selected_;
  std::vector<Spot> spots_;                                   // by row, of its id
  std::vector<std::pair<Spot, std::string_view>> no_scores_;  // cells of projects that are voted on
  PbProjects read_;
  bool lacks_selected_ = false;
  Money total_;
};

}  // namespace buurtkas
