#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

#include "cli/read/csv_table.h"
#include "cli/read/round_files.h"

namespace buurtkas {
namespace {

enum BallotColumn : std::size_t { number, channel, resident, received, vote, points, invalid };

constexpr std::array<Column, 7> columns = {{{"ballot", true},
                                            {"channel", true},
                                            {"resident", true},
                                            {"received"},
                                            {"vote", true},
                                            {"points"},
                                            {"invalid"}}};

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

using Index = std::unordered_map<std::string_view, std::uint32_t>;

class BallotReader {
 public:
  BallotReader(CsvTable& table, FileFindings& findings, const BallotContext& context)
      : table_(table), findings_(findings), context_(context) {
    if (context.round != nullptr && context.round->has_vote) {
      for (const Channel& known : context.round->round.channels) {
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
      for (const Resident& known : *context.residents) residents_.insert(known.id.text());
    }
  }

  // Nothing when something in it is an error.
  std::optional<CastBallot> read() {
    const std::uint64_t errors_before = findings_.list().errors();
    CastBallot ballot;
    read_number(ballot);
    read_channel(ballot);
    read_invalid(ballot);
    read_resident(ballot);
    read_received(ballot);
    if (ballot.invalid.empty()) read_marks(ballot);
    if (findings_.list().errors() > errors_before) return std::nullopt;
    return ballot;
  }

  const std::vector<std::uint64_t>& by_channel() const { return by_channel_; }

 private:
  // The cell's text; nothing, and a finding, when it is empty.
  std::optional<std::string_view> needed(std::size_t column) {
    if (!table_.cell(column).empty()) return table_.cell(column);
    findings_.error(code::missing_value, table_.spot(column), {}, columns.at(column).name);
    return std::nullopt;
  }

  void read_number(CastBallot& ballot) {
    const auto text = needed(number);
    const auto id = text ? read_id(findings_, table_.spot(number), *text) : std::nullopt;
    if (!id) return;
    const auto [first, is_new] = numbers_.emplace(*id, table_.line());
    if (!is_new) {
      findings_.error(code::duplicate_id, table_.spot(number), *id, findings_.place({first->second, 1}));
    }
    ballot.number = *id;
  }

  void read_channel(CastBallot& ballot) {
    const auto text = needed(channel);
    if (!text || channels_.empty()) return;
    const auto known = channels_.find(*text);
    if (known != channels_.end()) {
      ballot.channel = known->second;
      ++by_channel_[known->second];
      return;
    }
    findings_.error(code::dangling_id, table_.spot(channel), *text, listed(channel_names_),
                    hint_for(findings_, *text, channel_names_));
  }

  void read_invalid(CastBallot& ballot) {
    const std::string_view text = table_.cell(invalid);
    if (!is_word(text)) {
      findings_.error(code::unknown_value, table_.spot(invalid), text, "a-z 0-9 -", as_word(text));
    }
    ballot.invalid = text.substr(0, id_bytes_max);
  }

  void read_resident(CastBallot& ballot) {
    if (table_.cell(resident).empty() && !ballot.invalid.empty()) return;
    const auto text = needed(resident);
    const auto id = text ? read_id(findings_, table_.spot(resident), *text) : std::nullopt;
    if (!id) return;
    ballot.resident = *id;
    if (context_.residents != nullptr) ballot.is_resident = residents_.contains(*id);
  }

  void read_received(CastBallot& ballot) {
    const std::string_view text = table_.cell(received);
    if (text.empty()) return;
    const bool has_time = text.size() == 16 && text[10] == 'T' && text[13] == ':';
    const auto day = has_time || text.size() == 10 ? parse_iso_date(text.substr(0, 10)) : std::nullopt;
    const auto hour = has_time ? two_digits(text.substr(11, 2), 23) : std::nullopt;
    const auto minute = has_time ? two_digits(text.substr(14, 2), 59) : std::nullopt;
    if (!day || (has_time && (!hour || !minute))) {
      findings_.error(code::not_a_date, table_.spot(received), text, moment_form, suggested_date(text));
      return;
    }
    ballot.day = day;
    if (has_time) ballot.minute = *hour * 60 + *minute;
  }

  bool wants_points() const {
    const BallotType type = context_.round->round.ballots.type;
    return type == BallotType::cumulative || type == BallotType::scoring;
  }

  // Points, one a mark, before double marks are dropped; nothing when they cannot be read.
  std::optional<std::vector<std::int64_t>> read_points(std::size_t marks) {
    const auto written = items_of(table_.cell(points));
    if (context_.round == nullptr) return std::nullopt;
    const std::size_t wanted = wants_points() ? marks : 0;
    if (written.size() != wanted) {
      findings_.error(code::points_count, table_.spot(points), std::to_string(written.size()),
                      std::to_string(wanted));
      return std::nullopt;
    }
    std::vector<std::int64_t> result;
    for (const std::string_view item : written) {
      const auto value = read_whole(findings_, table_.spot(points), item, 0, points_max);
      if (!value) return std::nullopt;
      result.push_back(*value);
    }
    return result;
  }

  void read_marks(CastBallot& ballot) {
    const auto marks = items_of(table_.cell(vote));
    const auto given = read_points(marks.size());
    if (context_.proposals == nullptr) return;
    std::map<std::uint32_t, std::size_t> seen;  // at which mark
    for (std::size_t i = 0; i < marks.size(); ++i) {
      const auto proposal = proposal_of(marks[i]);
      if (!proposal) continue;
      const auto [first, is_new] = seen.emplace(*proposal, i);
      const bool has_points = given && !given->empty();
      if (is_new) {
        ballot.marks.push_back(*proposal);
        if (has_points) ballot.points.push_back((*given)[i]);
      } else if (has_points && (*given)[first->second] != (*given)[i]) {
        findings_.error(code::ambiguous_points, table_.spot(vote), marks[i]);
      } else {
        findings_.warning(code::marked_twice, table_.spot(vote), marks[i]);
      }
    }
  }

  std::optional<std::uint32_t> proposal_of(std::string_view mark) {
    const auto known = proposals_.find(mark);
    if (known == proposals_.end()) {
      const auto code = mark.empty() ? code::missing_value : code::dangling_id;
      const std::string_view expected = mark.empty() ? "vote" : "proposals.yaml";
      findings_.error(code, table_.spot(vote), mark, expected, hint_for(findings_, mark, on_ballot_));
      return std::nullopt;
    }
    if ((*context_.proposals)[known->second].status != ProposalStatus::refused) return known->second;
    findings_.error(code::not_on_ballot, table_.spot(vote), mark, {});
    return std::nullopt;
  }

  CsvTable& table_;
  FileFindings& findings_;
  const BallotContext& context_;
  Index channels_;
  Index proposals_;
  std::set<std::string_view> residents_;
  std::vector<std::string_view> channel_names_;
  std::vector<std::uint64_t> by_channel_;
  std::vector<std::string_view> on_ballot_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

}  // namespace

std::optional<BallotsCsv> read_ballots_csv(const Source& source, FileFindings& findings,
                                           const BallotContext& context) {
  const std::uint64_t errors_before = findings.list().errors();
  CsvTable table(source, findings, columns);
  if (!table.has_required_columns()) return std::nullopt;
  BallotReader reader(table, findings, context);
  BallotsCsv result;
  result.has_header = findings.list().errors() == errors_before;
  while (table.next()) {
    auto ballot = reader.read();
    if (!ballot) continue;
    result.ballots.push_back(std::move(*ballot));
    result.lines.push_back(table.line());
  }
  result.by_channel = reader.by_channel();
  return result;
}

}  // namespace buurtkas
