#include "cli/read/pb_votes.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

#include "cli/read/values.h"

namespace buurtkas {
namespace {

// Where a file has no voting_method, or none for a ballot.
constexpr std::string_view unnamed_channel = "unspecified";

constexpr std::array<std::pair<Trait, std::string_view>, 6> trait_names = {
    {{Trait::channel, "voting_method"},
     {Trait::neighbourhood, "neighborhood"},
     {Trait::district, "district"},
     {Trait::age, "age"},
     {Trait::sex, "sex"},
     {Trait::education, "education"}}};

// That are read where they are there; `points` of a ranking, elsewhere they must be there or are not read.
constexpr std::array<std::string_view, 7> optional_columns = {
    "points", "voting_method", "neighborhood", "district", "age", "sex", "education"};

// Calls `use` with each item of a list between commas, until it answers false.
template <class Use>
void each_item(std::string_view list, Use use) {
  for (bool has_more = !list.empty(); has_more;) {
    const std::size_t comma = list.find(',');
    has_more = comma != std::string_view::npos;
    if (!use(trimmed(list.substr(0, comma)))) return;
    if (has_more) list.remove_prefix(comma + 1);
  }
}

bool wants_points(const PbMeta& meta) {
  return meta.type == BallotType::cumulative || meta.type == BallotType::scoring;
}

}  // namespace

PbVotesReader::PbVotesReader(const PbSections& header, const PbMeta& meta, const PbProjects& projects,
                             int points_decimals, FileFindings& findings, Profile& profile,
                             std::string_view left_out, const OnBallot& on_ballot)
    : findings_(findings),
      meta_(meta),
      projects_(projects),
      columns_(header, {"voter_id", "vote"}, findings),
      voter_(columns_.find("voter_id")),
      vote_(columns_.find("vote")),
      points_(columns_.find("points")),
      method_(columns_.find("voting_method")),
      limits_(ballot_limits(meta, projects, findings)),
      left_out_(left_out),
      on_ballot_(on_ballot),
      groups_(profile),
      voters_(meta.votes.value_or(0)),
      votes_(projects.ids.size(), 0),
      named_by_(projects.ids.size(), 0),
      named_on_(projects.ids.size(), 0),
      scores_(projects.ids.size(), 0),
      decimals_(points_decimals) {
  for (int i = 0; i < points_decimals; ++i) points_unit_ *= 10;
  if (columns_.is_complete() && wants_points(meta)) columns_.require("points", header, findings);
  const std::span<const std::string_view> columns = optional_columns;
  columns_.tell_near_misses(header, columns.subspan(meta.type == BallotType::ordinal ? 0 : 1), findings);
  for (const auto& [trait, name] : trait_names) {
    if (const auto column = columns_.find(name)) trait_columns_.emplace_back(trait, *column);
  }
}

void PbVotesReader::check_voter(const PbSections& row) {
  const PbCell& cell = row.cells()[*voter_];
  const std::string_view voter = value_of(cell);
  if (voter.empty()) {
    findings_.error(code::missing_value, row.spot(cell), cell.text, "voter_id");
  } else if (const auto first = voters_.add(voter, row.row_spot().line)) {
    findings_.error(code::duplicate_id, row.spot(cell), voter, findings_.place({*first, 1}));
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
  bool is_whole = true;
  each_item(value_of(cell), [&](std::string_view item) {
    if (const auto known = projects_.rows.find(item)) {
      marks_.push_back(*known);
      return true;
    }
    is_whole = false;
    if (item.empty()) {
      findings_.error(code::missing_value, spot_of_item(row, cell, item), cell.text, "project_id");
    } else if (projects_.is_whole) {  // else it may be a project that could not be read
      findings_.error(code::dangling_id, spot_of_item(row, cell, item), item, "PROJECTS",
                      hint_for(findings_, item, projects_.ids));
    }
    return true;
  });
  return is_whole;
}

// The cell's where the item is not in the file as it stands; the row's when nobody will see it.
Spot PbVotesReader::spot_of_item(const PbSections& row, const PbCell& cell, std::string_view item) {
  if (findings_.list().is_full(Severity::error)) return row.row_spot();
  const bool is_in_file = item.data() >= cell.begin && item.data() <= cell.begin + cell.text.size() + 1;
  return row.spot(is_in_file ? item.data() : cell.begin);
}

std::optional<std::int64_t> PbVotesReader::parse_points(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  if (is_negative) text.remove_prefix(1);
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string_view decimals = text.substr(std::min(point + 1, text.size()));
  while (decimals.ends_with('0')) decimals.remove_suffix(1);
  if (point == 0 || point + 1 == text.size() || point > 10 || decimals.size() > pb_decimals_max)
    return std::nullopt;
  std::int64_t value = 0;
  for (const char c : text.substr(0, point)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  if (value > pb_points_max) return std::nullopt;
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
  if (!points_ || (!wants_points(meta_) && meta_.type != BallotType::ordinal)) return true;
  const PbCell& cell = row.cells()[*points_];
  const auto tell = wants_points(meta_) ? &FileFindings::error : &FileFindings::warning;
  bool is_whole = true;
  each_item(value_of(cell), [&](std::string_view item) {
    const auto points = parse_points(item);
    if (points) {
      mark_points_.push_back(*points);
      return true;
    }
    const std::string most = std::to_string(pb_points_max);
    (findings_.*tell)(code::not_a_number, spot_of_item(row, cell, item), item, '-' + most + " - " + most, {});
    return is_whole = false;
  });
  if (is_whole && mark_points_.size() != marks_.size()) {
    (findings_.*tell)(code::points_count, row.spot(cell), std::to_string(mark_points_.size()),
                      std::to_string(marks_.size()), {});
    is_whole = false;
  }
  if (!is_whole) mark_points_.clear();
  return is_whole || !wants_points(meta_);
}

// A project that a ballot names twice counts once: its first mark.
void PbVotesReader::drop_double_marks(const PbSections& row) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < marks_.size(); ++at) {
    if (std::exchange(named_on_[marks_[at]], rows_) == rows_) {
      findings_.warning(code::marked_twice, row.spot(row.cells()[*vote_]), projects_.ids[marks_[at]]);
      continue;
    }
    marks_[kept] = marks_[at];
    if (!mark_points_.empty()) mark_points_[kept] = mark_points_[at];
    ++kept;
  }
  marks_.resize(kept);
  if (!mark_points_.empty()) mark_points_.resize(kept);
}

void PbVotesReader::check_category(const PbSections& row, const PbBallotLimit& limit) {
  const Spot spot = row.spot(row.cells()[*vote_]);
  std::uint64_t marks = 0;
  Money cost(0, meta_.currency);
  for (const ProjectIndex project : named_) {
    if (!limit.has[project]) continue;
    ++marks;
    cost += projects_.projects[project].cost;
  }
  if (limit.most_cost && cost > *limit.most_cost)
    findings_.warning(code::over_cost, spot, to_string(cost), to_string(*limit.most_cost));
  if (limit.most_marks && marks > *limit.most_marks)
    findings_.warning(code::too_many_marks, spot, std::to_string(marks), std::to_string(*limit.most_marks));
  if (limit.least_marks && marks < *limit.least_marks)
    findings_.warning(code::too_few_marks, spot, std::to_string(marks), std::to_string(*limit.least_marks));
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
  if (meta_.most_cost || meta_.least_cost) {
    Money cost(0, meta_.currency);
    for (const ProjectIndex project : named_) cost += projects_.projects[project].cost;
    if (meta_.most_cost && cost > *meta_.most_cost)
      findings_.warning(code::over_cost, row.spot(cell), to_string(cost), to_string(*meta_.most_cost));
    if (meta_.least_cost && cost < *meta_.least_cost)
      findings_.warning(code::under_cost, row.spot(cell), to_string(cost), to_string(*meta_.least_cost));
  }
  for (const PbBallotLimit& limit : limits_) check_category(row, limit);
  if (wants_points(meta_)) check_points(row);
}

void PbVotesReader::check_points(const PbSections& row) {
  const Spot spot = row.spot(row.cells()[*points_]);
  const auto in_points = [&](Sum units) { return Ratio(BigInt(units), BigInt(points_unit_)); };
  if (meta_.type == BallotType::cumulative && (meta_.most_points || meta_.least_points)) {
    const Ratio sum = in_points(std::accumulate(mark_points_.begin(), mark_points_.end(), Sum{0}));
    if (meta_.most_points && sum > *meta_.most_points)
      findings_.warning(code::over_points, spot, number_text(sum), number_text(*meta_.most_points));
    if (meta_.least_points && sum < *meta_.least_points)
      findings_.warning(code::under_points, spot, number_text(sum), number_text(*meta_.least_points));
  }
  const bool has_least = meta_.least_of_one || meta_.type == BallotType::cumulative;
  const bool is_below_zero =
      std::any_of(mark_points_.begin(), mark_points_.end(), [](std::int64_t points) { return points < 0; });
  if (!meta_.most_of_one && !meta_.least_of_one && !(has_least && is_below_zero)) return;
  for (std::size_t at = 0; at < marks_.size(); ++at) {
    const Ratio points = in_points(mark_points_[at]);
    const std::string found = std::string(projects_.ids[marks_[at]]) + ' ' + number_text(points);
    if (meta_.most_of_one && points > *meta_.most_of_one)
      findings_.warning(code::too_many_points, spot, found, number_text(*meta_.most_of_one));
    const Ratio least = meta_.least_of_one.value_or(0);
    if (has_least && points < least) findings_.warning(code::too_few_points, spot, found, number_text(least));
  }
}

void PbVotesReader::tally() {
  named_.clear();
  named_points_.clear();
  for (std::size_t at = 0; at < marks_.size(); ++at) {
    const std::uint32_t row = marks_[at];
    ++named_by_[row];
    if (!wants_points(meta_) || mark_points_[at] > 0) ++votes_[row];
    scores_[row] += mark_points_.empty() ? static_cast<std::int64_t>(marks_.size() - at) : mark_points_[at];
    if (projects_.project_of_row[row] == PbProjects::withdrawn_row) continue;
    named_.push_back(projects_.project_of_row[row]);
    if (wants_points(meta_)) named_points_.push_back(mark_points_[at]);
  }
}

void PbVotesReader::put_into_group(const PbSections& row) {
  if (meta_.type == BallotType::approval || meta_.type == BallotType::choose_one) {
    std::sort(named_.begin(), named_.end());
  } else if (wants_points(meta_)) {
    sorted_.clear();
    for (std::size_t i = 0; i < named_.size(); ++i) sorted_.emplace_back(named_[i], named_points_[i]);
    std::sort(sorted_.begin(), sorted_.end());
    for (std::size_t i = 0; i < named_.size(); ++i) std::tie(named_[i], named_points_[i]) = sorted_[i];
  }
  groups_.add(named_, named_points_, 1);
  if (!on_ballot_) return;
  std::vector<VoterTrait> traits;
  for (const auto& [trait, column] : trait_columns_) traits.push_back({trait, value_of(row.cells()[column])});
  on_ballot_({named_, named_points_, 1, traits});
}

void PbVotesReader::add(const PbSections& row) {
  ++rows_;
  if (!columns_.is_complete() || !meta_.type) return;
  voters_.expect(value_of(row.cells()[*voter_]));
  count_channel(row);
  if (left_out_.empty() || last_channel_->first != left_out_) add_ballot(row);
  check_voter(row);
}

void PbVotesReader::add_ballot(const PbSections& row) {
  if (!read_marks(row) || !read_points(row)) return;
  drop_double_marks(row);
  tally();
  check_marks(row);
  put_into_group(row);
}

}  // namespace buurtkas
