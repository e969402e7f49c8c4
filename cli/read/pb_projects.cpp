#include "cli/read/pb_projects.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/csv_table.h"
#include "cli/read/pb_amount.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

// A whole number that no project costs stands for: withdrawn after the ballot was printed.
constexpr std::int64_t withdrawn_cents = 99'999'999'900;

// A project whose cost cannot be read is still there to be named on ballots; its findings are told already.
constexpr std::int64_t unread_cents = 1;

// That are read where they are there.
constexpr std::array<std::string_view, 6> optional_columns = {"votes",    "score",        "name",
                                                              "category", "neighborhood", "selected"};

// What programs write for a number that there is none of.
constexpr std::array<std::string_view, 5> no_numbers = {"nan", "na", "n/a", "null", "none"};

bool is_no_number(std::string_view text) {
  std::string word(text);
  for (char& c : word) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return word.empty() || std::find(no_numbers.begin(), no_numbers.end(), word) != no_numbers.end();
}

std::vector<std::string> tags_of(std::string_view list) {
  std::vector<std::string> tags;
  for (const std::string_view item : items_of(list)) {
    if (!item.empty()) tags.emplace_back(item);
  }
  std::sort(tags.begin(), tags.end());
  tags.erase(std::unique(tags.begin(), tags.end()), tags.end());
  return tags;
}

}  // namespace

PbProjectsReader::PbProjectsReader(const PbSections& header, const PbMeta& meta, FileFindings& findings)
    : findings_(findings),
      meta_(meta),
      columns_(header, {"project_id", "cost"}, findings),
      id_(columns_.find("project_id")),
      cost_(columns_.find("cost")),
      votes_(columns_.find("votes")),
      score_(columns_.find("score")),
      name_(columns_.find("name")),
      category_(columns_.find("category")),
      neighborhood_(columns_.find("neighborhood")),
      selected_(columns_.find("selected")),
      total_(0, meta.currency) {
  columns_.tell_near_misses(header, optional_columns, findings);
}

std::string PbProjectsReader::text(const PbSections& row, std::optional<std::size_t> column) const {
  const PbCell* cell = columns_.cell(row, column);
  return cell == nullptr ? std::string() : std::string(value_of(*cell));
}

std::optional<std::string_view> PbProjectsReader::read_row_id(const PbSections& row) {
  const PbCell& cell = row.cells()[*id_];
  const std::string_view id = value_of(cell);
  const Spot spot = row.spot(cell);
  if (id.empty() || id.find(',') != std::string_view::npos) {
    read_.is_whole = false;
    findings_.error(id.empty() ? code::missing_value : code::bad_id, spot, cell.text,
                    id.empty() ? "project_id" : "");
    return std::nullopt;
  }
  const auto number = static_cast<std::uint32_t>(read_.project_of_row.size());
  if (!read_.rows.add(id, number)) {
    findings_.error(code::duplicate_id, spot, id, findings_.place(spots_[*read_.rows.find(id)]));
    return std::nullopt;
  }
  read_.ids.push_back(id);
  spots_.push_back(spot);
  return id;
}

std::optional<Ratio> PbProjectsReader::stated_number(const PbSections& row, std::optional<std::size_t> column,
                                                     Spot& spot) {
  const PbCell* cell = columns_.cell(row, column);
  if (cell == nullptr) return std::nullopt;
  spot = row.spot(*cell);
  if (is_no_number(value_of(*cell))) return std::nullopt;
  const auto number = parse_ratio(value_of(*cell));
  if (!number) findings_.warning(code::not_a_number, spot, cell->text, ">= 0");
  return number;
}

void PbProjectsReader::read_selected(const PbSections& row) {
  const PbCell* cell = columns_.cell(row, selected_);
  if (cell == nullptr) return;
  const std::string_view mark = value_of(*cell);
  if (mark.size() == 1 && mark[0] >= '0' && mark[0] <= '3') {
    read_.selected.push_back(mark[0] - '0');
    return;
  }
  const bool is_first = !std::exchange(lacks_selected_, true);
  if (is_first || !mark.empty()) findings_.warning(code::not_a_mark, row.spot(*cell), mark, "0, 1, 2, 3");
}

// Marked as selected, it was not withdrawn.
void PbProjectsReader::tell_withdrawn(Spot spot, std::string_view id, std::string_view mark) {
  if (mark == "1" || mark == "2") findings_.warning(code::withdrawn_selected, spot, id, mark);
  if (mark != "1") findings_.warning(code::withdrawn_project, spot, id);
}

void PbProjectsReader::add_project(const PbSections& row, std::string_view id, Money cost) {
  const Spot spot = row.spot(row.cells()[*cost_]);
  std::string name = text(row, name_);
  const std::string mark = text(row, selected_);
  if (cost.cents() == withdrawn_cents) tell_withdrawn(spot, id, mark);
  if (cost.cents() == withdrawn_cents && mark != "1") {
    read_.project_of_row.push_back(PbProjects::withdrawn_row);
    read_.withdrawn.push_back({ProjectId(std::string(id)), std::move(name), {}});
    return;
  }
  if (cost.is_zero()) findings_.warning(code::zero_cost, spot, id);
  if (cost.cents() > Money::cents_max - total_.cents()) {
    findings_.error(code::amount_too_large, spot, to_string(cost),
                    to_string(Money(Money::cents_max, meta_.currency)));
    cost = Money(0, meta_.currency);  // so that what a ballot names together is an amount
  }
  total_ += cost;
  read_.project_of_row.push_back(static_cast<ProjectIndex>(read_.projects.size()));
  read_.projects.push_back(
      {ProjectId(std::string(id)), std::move(name), cost, tags_of(text(row, category_))});
  read_.neighborhoods.push_back(text(row, neighborhood_));
  read_selected(row);
}

void PbProjectsReader::add(const PbSections& row) {
  if (!columns_.is_complete()) return;
  const auto id = read_row_id(row);
  if (!id) return;
  const PbCell& cell = row.cells()[*cost_];
  PbStated stated;
  stated.votes = stated_number(row, votes_, stated.votes_spot);
  stated.score = stated_number(row, score_, stated.score_spot);
  read_.stated.push_back(stated);
  const std::string_view written = value_of(cell);
  const auto cost = read_pb_amount(findings_, row.spot(cell), written, meta_.currency, Severity::error);
  add_project(row, *id, cost.value_or(Money(unread_cents, meta_.currency)));
  if (score_ && !stated.score && read_.project_of_row.back() != PbProjects::withdrawn_row)
    no_scores_.emplace_back(stated.score_spot, value_of(row.cells()[*score_]));
}

// A column that is empty all the way down is as none; of ballots with points it is told once.
void PbProjectsReader::tell_unusable_scores() {
  read_.lacks_scores = !no_scores_.empty();
  if (no_scores_.empty() || !meta_.is_greedy()) return;
  const bool is_empty =
      no_scores_.size() == read_.projects.size() &&
      std::all_of(no_scores_.begin(), no_scores_.end(), [](const auto& cell) { return cell.second.empty(); });
  const code::Code code = meta_.has_points() ? code::score_unusable_points : code::score_unusable;
  if (is_empty) no_scores_.resize(meta_.has_points() ? 1 : 0);
  for (const auto& [spot, found] : no_scores_) findings_.warning(code, spot, found);
}

PbProjects PbProjectsReader::take() {
  if (lacks_selected_) read_.selected.clear();
  if (!columns_.is_complete()) read_.is_whole = false;
  tell_unusable_scores();
  read_.has_scores = score_ && !read_.lacks_scores;
  return std::move(read_);
}

}  // namespace buurtkas
