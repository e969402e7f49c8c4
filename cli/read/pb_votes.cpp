#include "cli/read/pb_votes.h"

#include <algorithm>
#include <numeric>

#include "cli/read/values.h"

namespace buurtkas {
namespace {

// Where a file has no voting_method, or none for a ballot.
constexpr std::string_view unnamed_channel = "unspecified";
constexpr std::size_t points_decimals_max = 6;
constexpr std::int64_t points_max = 1'000'000'000;

// Without the last item's end: the next item of a list between commas.
std::string_view next_item(std::string_view& list) {
  const std::size_t comma = list.find(',');
  const std::string_view item = list.substr(0, comma);
  list = comma == std::string_view::npos ? std::string_view() : list.substr(comma + 1);
  return trimmed(item);
}

}  // namespace

PbVotesReader::PbVotesReader(const PbSections& header, const PbMeta& meta, const PbProjects& projects,
                             int points_decimals, FileFindings& findings, Profile& profile)
    : findings_(findings),
      meta_(meta),
      projects_(projects),
      columns_(header, {"voter_id", "vote"}, findings),
      voter_(columns_.find("voter_id")),
      vote_(columns_.find("vote")),
      points_(columns_.find("points")),
      method_(columns_.find("voting_method")),
      groups_(profile),
      votes_(projects.ids.size(), 0),
      scores_(projects.ids.size(), 0),
      decimals_(points_decimals) {
  for (int i = 0; i < points_decimals; ++i) points_unit_ *= 10;
  if (columns_.is_complete() && wants_points() && !points_) {
    findings_.error(code::missing_column, header.row_spot(), {}, "points");
  }
}

bool PbVotesReader::wants_points() const {
  return meta_.type == BallotType::cumulative || meta_.type == BallotType::scoring;
}

void PbVotesReader::check_voter(const PbSections& row) {
  const PbCell& cell = row.cells()[*voter_];
  const std::string_view voter = trimmed(cell.text);
  if (voter.empty()) {
    findings_.error(code::missing_value, row.spot(cell), {}, "voter_id");
  } else if (!voters_.add(voter, static_cast<std::uint32_t>(voter_lines_.size()))) {
    const std::uint32_t first = voter_lines_[*voters_.find(voter)];
    findings_.error(code::duplicate_id, row.spot(cell), voter, findings_.place({first, 1}));
  } else {
    voter_lines_.push_back(row.row_spot().line);
  }
}

void PbVotesReader::count_channel(const PbSections& row) {
  std::string_view channel = method_ ? value_of(row.cells()[*method_]) : std::string_view();
  if (channel.empty()) channel = unnamed_channel;
  if (last_channel_ == nullptr || channel != last_channel_->first) {
    auto found = channels_.find(channel);
    if (found == channels_.end()) found = channels_.emplace(std::string(channel), 0).first;
    last_channel_ = &*found;
  }
  ++last_channel_->second;
}

bool PbVotesReader::read_marks(const PbSections& row) {
  const PbCell& cell = row.cells()[*vote_];
  marks_.clear();
  std::string_view list = value_of(cell);
  bool is_whole = true;
  while (!list.empty()) {
    const std::string_view item = next_item(list);
    if (const auto known = projects_.rows.find(item)) {
      marks_.push_back(*known);
      continue;
    }
    is_whole = false;
    const bool is_in_file = item.data() >= cell.begin && item.data() <= cell.begin + cell.text.size() + 1;
    const Spot spot = row.spot({item, is_in_file ? item.data() : cell.begin});
    if (item.empty()) {
      findings_.error(code::missing_value, spot, cell.text, "project_id");
    } else {
      findings_.error(code::dangling_id, spot, item, "PROJECTS", hint_for(findings_, item, projects_.ids));
    }
  }
  return is_whole;
}

std::optional<std::int64_t> PbVotesReader::parse_points(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view decimals = text.substr(std::min(point + 1, text.size()));
  while (decimals.ends_with('0')) decimals.remove_suffix(1);
  if (point == 0 || point + 1 == text.size() || point > 10 || decimals.size() > points_decimals_max)
    return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text.substr(0, point)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > points_max) return std::nullopt;
  decimals_wanted_ = std::max(decimals_wanted_, static_cast<int>(decimals.size()));
  for (int i = 0; i < decimals_; ++i) {
    const bool has_digit = static_cast<std::size_t>(i) < decimals.size();
    const char c = has_digit ? decimals[static_cast<std::size_t>(i)] : '0';
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  const bool all_digits =
      std::all_of(decimals.begin(), decimals.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!all_digits) return std::nullopt;
  return is_negative ? -value : value;
}

// Ordinal files have points too, by rank; there they are only held against the file's sums.
bool PbVotesReader::read_points(const PbSections& row) {
  mark_points_.clear();
  if (!points_ || (!wants_points() && meta_.type != BallotType::ordinal)) return true;
  const PbCell& cell = row.cells()[*points_];
  std::string_view list = value_of(cell);
  while (!list.empty()) {
    const std::string_view item = next_item(list);
    const auto points = parse_points(item);
    if (!points) {
      findings_.error(code::not_a_number, row.spot(cell), item, "-1000000000 - 1000000000");
      return false;
    }
    mark_points_.push_back(*points);
  }
  if (mark_points_.size() == marks_.size()) return true;
  findings_.error(code::points_count, row.spot(cell), std::to_string(mark_points_.size()),
                  std::to_string(marks_.size()));
  return false;
}

// A project that a ballot names twice counts once: its first mark.
void PbVotesReader::drop_double_marks(const PbSections& row) {
  for (std::size_t at = 1; at < marks_.size(); ++at) {
    const auto end = marks_.begin() + static_cast<std::ptrdiff_t>(at);
    if (std::find(marks_.begin(), end, marks_[at]) == end) continue;
    findings_.warning(code::marked_twice, row.spot(row.cells()[*vote_]), projects_.ids[marks_[at]]);
    marks_.erase(end);
    if (!mark_points_.empty()) mark_points_.erase(mark_points_.begin() + static_cast<std::ptrdiff_t>(at));
    --at;
  }
}

void PbVotesReader::check_marks(const PbSections& row) {
  const PbCell& cell = row.cells()[*vote_];
  const std::string found = std::to_string(marks_.size());
  if (meta_.type == BallotType::choose_one && marks_.size() > 1) {
    findings_.error(code::too_many_marks, row.spot(cell), found, "1");
  } else if (meta_.most_marks && marks_.size() > *meta_.most_marks) {
    findings_.warning(code::too_many_marks, row.spot(cell), found, std::to_string(*meta_.most_marks));
  }
  if (meta_.least_marks && marks_.size() < *meta_.least_marks) {
    findings_.warning(code::too_few_marks, row.spot(cell), found, std::to_string(*meta_.least_marks));
  }
  if (meta_.most_cost) {
    Money cost(0, meta_.currency);
    for (const ProjectIndex project : named_) cost += projects_.projects[project].cost;
    if (cost > *meta_.most_cost) {
      findings_.warning(code::over_cost, row.spot(cell), to_string(cost), to_string(*meta_.most_cost));
    }
  }
  if (meta_.most_points && meta_.type == BallotType::cumulative) {
    const std::int64_t sum = std::accumulate(mark_points_.begin(), mark_points_.end(), std::int64_t{0});
    if (Ratio(BigInt(sum), BigInt(points_unit_)) > *meta_.most_points) {
      findings_.warning(code::over_points, row.spot(row.cells()[*points_]),
                        to_string(Ratio(BigInt(sum), BigInt(points_unit_))), to_string(*meta_.most_points));
    }
  }
}

void PbVotesReader::tally() {
  named_.clear();
  named_points_.clear();
  for (std::size_t at = 0; at < marks_.size(); ++at) {
    const std::uint32_t row = marks_[at];
    ++votes_[row];
    scores_[row] += mark_points_.empty() ? static_cast<std::int64_t>(marks_.size() - at) : mark_points_[at];
    if (projects_.project_of_row[row] == PbProjects::withdrawn_row) continue;
    named_.push_back(projects_.project_of_row[row]);
    if (wants_points()) named_points_.push_back(mark_points_[at]);
  }
}

void PbVotesReader::put_into_group() {
  if (meta_.type == BallotType::approval || meta_.type == BallotType::choose_one) {
    std::sort(named_.begin(), named_.end());
  } else if (wants_points()) {
    // An insertion sort, of the points with their projects: ballots are short.
    for (std::size_t i = 1; i < named_.size(); ++i) {
      for (std::size_t j = i; j > 0 && named_[j] < named_[j - 1]; --j) {
        std::swap(named_[j], named_[j - 1]);
        std::swap(named_points_[j], named_points_[j - 1]);
      }
    }
  }
  groups_.add(named_, named_points_, 1);
}

void PbVotesReader::add(const PbSections& row) {
  ++rows_;
  if (!columns_.is_complete() || !meta_.type || (wants_points() && !points_)) return;
  check_voter(row);
  count_channel(row);
  if (!read_marks(row) || !read_points(row)) return;
  drop_double_marks(row);
  tally();
  check_marks(row);
  put_into_group();
}

}  // namespace buurtkas
