#include "cli/read/ballot_reader.h"

#include <algorithm>

#include "cli/read/values.h"

namespace buurtkas {
namespace {

constexpr std::string_view moment_form = "YYYY-MM-DD, YYYY-MM-DDThh:mm";

std::optional<int> two_digits(std::string_view text, int most) {
  if (text.size() != 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9') {
    return std::nullopt;
  }
  const int value = (text[0] - '0') * 10 + (text[1] - '0');
  return value <= most ? std::optional(value) : std::nullopt;
}

// A word such as `blank`: small letters, digits and `-`.
bool is_word(std::string_view text) {
  return text.size() <= id_bytes_max && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

// `Blank paper` as `blank-paper`; empty when that is no word either.
std::string as_word(std::string_view text) {
  std::string word(text.substr(0, id_bytes_max + 1));
  for (char& c : word) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    if (c == ' ' || c == '_') c = '-';
  }
  return is_word(word) ? word : std::string();
}

// `3-3-2026` or `2026-03-05 10:30` in a form that is read; else empty.
std::string suggested_moment(std::string_view text) {
  const bool has_time = text.size() == 16 && text[10] == ' ' && text[13] == ':';
  const bool is_moment = has_time && parse_iso_date(text.substr(0, 10)) &&
                         two_digits(text.substr(11, 2), 23) && two_digits(text.substr(14, 2), 59);
  if (!is_moment) return suggested_date(text);
  return std::string(text.substr(0, 10)) + 'T' + std::string(text.substr(11));
}

bool wants_points(const Round& round) {
  return round.ballots.type == BallotType::cumulative || round.ballots.type == BallotType::scoring;
}

}  // namespace

BallotReader::BallotReader(FileFindings& findings, const BallotContext& context)
    : findings_(findings), context_(context) {
  if (context.round != nullptr) {
    for (const Channel& known : context.round->channels) {
      channels_.emplace(known.id.text(), static_cast<std::uint32_t>(channels_.size()));
      channel_names_.push_back(known.id.text());
    }
    by_channel_.resize(channels_.size());
  }
  if (context.proposals != nullptr) {
    for (const Proposal& known : *context.proposals) {
      proposals_.emplace(known.id.text(), static_cast<std::uint32_t>(proposals_.size()));
      if (known.status != ProposalStatus::refused) on_ballot_.push_back(known.id.text());
    }
  }
  if (context.residents != nullptr) {
    for (const Resident& known : *context.residents) residents_.emplace(known.id.text(), &known);
  }
}

std::optional<CastBallot> BallotReader::read(const BallotRow& row) {
  const std::uint64_t errors_before = findings_.list().errors();
  CastBallot ballot;
  read_number(row[BallotColumn::ballot], ballot);
  read_channel(row[BallotColumn::channel], ballot);
  read_invalid(row[BallotColumn::invalid], ballot);
  read_resident(row[BallotColumn::resident], ballot);
  read_received(row[BallotColumn::received], ballot);
  if (ballot.invalid.empty()) read_marks(row, ballot);
  if (findings_.list().errors() > errors_before) return std::nullopt;
  return ballot;
}

bool BallotReader::has_text(const BallotRow::Cell& cell, std::string_view column) {
  if (cell.text.empty()) findings_.error(code::missing_value, cell.spot, {}, column);
  return !cell.text.empty();
}

void BallotReader::read_number(const BallotRow::Cell& cell, CastBallot& ballot) {
  if (!has_text(cell, "ballot")) return;
  const auto id = read_id(findings_, cell.spot, cell.text);
  if (!id) return;
  const auto [first, is_new] = numbers_.emplace(*id, cell.spot.line);
  if (!is_new) findings_.error(code::duplicate_id, cell.spot, *id, findings_.place({first->second, 1}));
  ballot.number = *id;
}

void BallotReader::read_channel(const BallotRow::Cell& cell, CastBallot& ballot) {
  if (!has_text(cell, "channel") || channels_.empty()) return;
  const auto known = channels_.find(cell.text);
  if (known != channels_.end()) {
    ballot.channel = known->second;
    ++by_channel_[known->second];
    return;
  }
  findings_.error(code::dangling_id, cell.spot, cell.text, listed(channel_names_),
                  hint_for(findings_, cell.text, channel_names_));
}

void BallotReader::read_invalid(const BallotRow::Cell& cell, CastBallot& ballot) {
  if (!is_word(cell.text)) {
    findings_.error(code::unknown_value, cell.spot, cell.text, "a-z 0-9 -", as_word(cell.text));
  }
  ballot.invalid = cell.text.substr(0, id_bytes_max);
}

void BallotReader::read_resident(const BallotRow::Cell& cell, CastBallot& ballot) {
  if (cell.text.empty() && !ballot.invalid.empty()) return;
  if (!has_text(cell, "resident")) return;
  const auto id = read_id(findings_, cell.spot, cell.text);
  if (!id) return;
  ballot.resident = *id;
  if (context_.residents == nullptr) return;
  const auto known = residents_.find(*id);
  ballot.is_resident = known != residents_.end();
  ballot.is_voter = !ballot.is_resident || known->second->is_voter;
}

void BallotReader::read_received(const BallotRow::Cell& cell, CastBallot& ballot) {
  const std::string_view text = cell.text;
  if (text.empty()) return;
  const bool has_time = text.size() == 16 && text[10] == 'T' && text[13] == ':';
  const auto day = has_time || text.size() == 10 ? parse_iso_date(text.substr(0, 10)) : std::nullopt;
  const auto hour = has_time ? two_digits(text.substr(11, 2), 23) : std::nullopt;
  const auto minute = has_time ? two_digits(text.substr(14, 2), 59) : std::nullopt;
  if (!day || (has_time && (!hour || !minute))) {
    findings_.error(code::not_a_date, cell.spot, text, moment_form, suggested_moment(text));
    return;
  }
  ballot.day = day;
  if (has_time) ballot.minute = *hour * 60 + *minute;
}

// Points, one a mark, before double marks are dropped; nothing when they cannot be read.
std::optional<std::vector<std::int64_t>> BallotReader::read_points(const BallotRow::Cell& cell,
                                                                   std::size_t marks) {
  if (context_.round == nullptr) return std::nullopt;
  const auto written = items_of(cell.text);
  const std::size_t wanted = wants_points(*context_.round) ? marks : 0;
  if (written.size() != wanted) {
    findings_.error(code::points_count, cell.spot, std::to_string(written.size()), std::to_string(wanted));
    return std::nullopt;
  }
  std::vector<std::int64_t> result;
  for (const std::string_view item : written) {
    const auto value = read_whole(findings_, cell.spot, item, 0, points_max);
    if (!value) return std::nullopt;
    result.push_back(*value);
  }
  return result;
}

void BallotReader::read_marks(const BallotRow& row, CastBallot& ballot) {
  const BallotRow::Cell& cell = row[BallotColumn::vote];
  const auto marks = items_of(cell.text);
  const auto given = read_points(row[BallotColumn::points], marks.size());
  if (context_.proposals == nullptr) return;
  std::map<std::uint32_t, std::size_t> seen;  // at which mark
  for (std::size_t i = 0; i < marks.size(); ++i) {
    const auto proposal = proposal_of(marks[i], cell.spot);
    if (!proposal) continue;
    const auto [first, is_new] = seen.emplace(*proposal, i);
    const bool has_points = given && !given->empty();
    if (is_new) {
      ballot.marks.push_back(*proposal);
      if (has_points) ballot.points.push_back((*given)[i]);
    } else if (has_points && (*given)[first->second] != (*given)[i]) {
      findings_.error(code::ambiguous_points, cell.spot, marks[i]);
    } else {
      findings_.warning(code::marked_twice, cell.spot, marks[i]);
    }
  }
}

// A mark for a refused proposal is an error, not an invalid ballot: it never was on the ballot, so whoever
// copied the ballot slipped, and a slip must not cost a resident their voice.
std::optional<std::uint32_t> BallotReader::proposal_of(std::string_view mark, Spot spot) {
  const auto known = proposals_.find(mark);
  if (known == proposals_.end()) {
    const auto code = mark.empty() ? code::missing_value : code::dangling_id;
    const std::string_view expected = mark.empty() ? "vote" : "proposals.yaml";
    findings_.error(code, spot, mark, expected, hint_for(findings_, mark, on_ballot_));
    return std::nullopt;
  }
  const Proposal& proposal = (*context_.proposals)[known->second];
  if (proposal.status != ProposalStatus::refused) return known->second;
  if (proposal.refused_by.empty()) {
    findings_.error(code::not_on_ballot, spot, mark);
  } else if (refused_.insert(known->second).second) {
    findings_.error(code::refused_on_ballot, spot, mark, proposal.refused_by);
  }
  return std::nullopt;
}

}  // namespace buurtkas
