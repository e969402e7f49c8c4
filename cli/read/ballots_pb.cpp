#include <set>

#include "cli/read/pb_columns.h"
#include "cli/read/round_files.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

constexpr std::string_view withdrawn_cost = "999999999";

// Of a `.pb` file, what a round does not have elsewhere: its ballots. Its projects must be the round's; its
// other numbers are not asked.
class BallotsPbReader {
 public:
  BallotsPbReader(const Source& source, FileFindings& findings, const BallotContext& context)
      : findings_(findings),
        context_(context),
        sections_(source.text, kept_, findings),
        reader_(findings, context) {
    if (context.proposals == nullptr) return;
    for (const Proposal& proposal : *context.proposals) known_.emplace(proposal.id.text(), &proposal);
  }

  BallotRows read() {
    result_.has_header = true;  // no VOTES section: nobody voted
    while (sections_.next()) {
      if (sections_.is_header()) {
        read_header();
      } else if (sections_.section() == PbSection::meta) {
        read_meta();
      } else if (columns_ && columns_->is_complete()) {
        sections_.section() == PbSection::projects ? read_project() : read_vote();
      }
    }
    check_projects();
    result_.by_channel = reader_.by_channel();
    return std::move(result_);
  }

 private:
  void read_header() {
    columns_.reset();
    if (sections_.section() == PbSection::projects) {
      columns_.emplace(sections_, std::initializer_list<std::string_view>{"project_id", "cost"}, findings_);
      has_projects_ = columns_->is_complete();
    }
    if (sections_.section() == PbSection::votes) {
      columns_.emplace(
          sections_, std::initializer_list<std::string_view>{"voter_id", "vote", "voting_method"}, findings_);
      result_.has_header = columns_->is_complete();
    }
  }

  void read_meta() {
    const PbCell& key = sections_.cells()[0];
    const PbCell& value = sections_.cells()[1];
    if (trimmed(key.text) != "vote_type" || context_.round == nullptr) return;
    const std::string_view expected = name_of(context_.round->ballots.type);
    if (value_of(value) == expected) return;
    findings_.error(code::unknown_value, sections_.spot(value), value.text, expected);
  }

  std::string_view cell(std::string_view column, Spot& spot) const {
    const PbCell* found = columns_->cell(sections_, columns_->find(column));
    spot = found == nullptr ? sections_.row_spot() : sections_.spot(*found);
    return found == nullptr ? std::string_view() : value_of(*found);
  }

  void read_project() {
    if (context_.proposals == nullptr) return;
    Spot spot;
    const std::string_view id = cell("project_id", spot);
    const auto known = known_.find(id);
    if (known == known_.end()) {
      std::vector<std::string_view> ids;
      for (const auto& [one, proposal] : known_) ids.push_back(one);
      findings_.error(code::dangling_id, spot, id, "proposals.yaml", hint_for(findings_, id, ids));
      return;
    }
    const Proposal& proposal = *known->second;
    if (!seen_.insert(id).second) findings_.error(code::duplicate_value, spot, id);
    if (proposal.status == ProposalStatus::refused) findings_.error(code::not_on_ballot, spot, id);
    const std::string_view text = cell("cost", spot);
    if (proposal.status == ProposalStatus::withdrawn && text == withdrawn_cost) return;
    const auto cost = read_amount(findings_, spot, text, proposal.cost.currency());
    if (!cost || *cost == proposal.cost) return;
    findings_.error(code::costs_differ, spot, text, to_string(proposal.cost));
  }

  void read_vote() {
    ++votes_;
    const std::string number = std::to_string(votes_);
    BallotRow row;
    const auto fill = [&](BallotColumn column, std::string_view name) {
      BallotRow::Cell& target = row.cells.at(static_cast<std::size_t>(column));
      target.text = cell(name, target.spot);
    };
    row.cells.front() = {number, sections_.row_spot()};
    fill(BallotColumn::channel, "voting_method");
    fill(BallotColumn::resident, "voter_id");
    fill(BallotColumn::vote, "vote");
    fill(BallotColumn::points, "points");
    auto ballot = reader_.read(row);
    if (!ballot) return;
    result_.ballots.push_back(std::move(*ballot));
    result_.lines.push_back(sections_.row_spot().line);
  }

  // Every proposal of the vote is one of the file's projects.
  void check_projects() {
    if (!has_projects_) return;
    for (const auto& [id, proposal] : known_) {
      if (proposal->status == ProposalStatus::refused || seen_.contains(id)) continue;
      findings_.error(code::missing_project, {}, {}, id);
    }
  }

  FileFindings& findings_;
  BallotContext context_;
  std::deque<std::string> kept_;
  PbSections sections_;
  BallotReader reader_;
  std::optional<PbColumns> columns_;  // of the section
  std::map<std::string_view, const Proposal*> known_;
  std::set<std::string_view> seen_;
  std::uint64_t votes_ = 0;
  bool has_projects_ = false;
  BallotRows result_;
};

}  // namespace

BallotRows read_ballots_pb(const Source& source, FileFindings& findings, const BallotContext& context) {
  return BallotsPbReader(source, findings, context).read();
}

}  // namespace buurtkas
