#include <algorithm>
#include <optional>
#include <utility>

#include "cli/read/pb_file.h"
#include "cli/read/pb_limits.h"
#include "cli/read/pb_meta_reader.h"
#include "cli/read/pb_votes.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

constexpr std::uint64_t bytes_between_calls = std::uint64_t{4} << 20;

class ElectionReader {
 public:
  ElectionReader(const Source& source, int points_decimals, const OnRead& on_read, std::string_view left_out,
                 const OnBallot& on_ballot)
      : source_(source),
        on_read_(on_read),
        left_out_(left_out),
        on_ballot_(on_ballot),
        findings_(list_, source.name),
        sections_(source.text, kept_, findings_),
        meta_reader_(findings_),
        decimals_(points_decimals) {}

  void read() {
    while (sections_.next()) {
      if (sections_.is_header()) {
        begin_section();
      } else if (sections_.section() == PbSection::votes) {
        if (votes_) votes_->add(sections_);
        tell_progress();
      } else if (sections_.section() == PbSection::projects) {
        projects_reader_->add(sections_);
      } else {
        meta_reader_.add(sections_);
      }
    }
    if (votes_) votes_->finish();
    if (projects_reader_ && !projects_) finish_projects();  // nobody voted
  }

  int decimals_wanted() const {
    return std::max(meta_.default_decimals, votes_ ? votes_->decimals_wanted() : 0);
  }

  Reading<Election> take() {
    if (projects_ && list_.errors() == 0) check_totals();
    Reading<Election> reading;
    const bool is_whole = list_.errors() == 0 && projects_.has_value() && meta_.budget && meta_.type;
    reading.findings = list_.take(source_.name);
    if (is_whole) reading.value = election();
    return reading;
  }

 private:
  void begin_section() {
    if (sections_.section() == PbSection::meta) {
      meta_header_ = sections_.row_spot();
    } else if (sections_.section() == PbSection::projects) {
      if (meta_header_.line > 0) meta_ = meta_reader_.take(meta_header_);  // else META has no header
      projects_reader_.emplace(sections_, meta_, findings_);
    } else if (projects_reader_) {  // else PROJECTS has no header, which is a finding
      finish_projects();
      votes_.emplace(sections_, meta_, *projects_, decimals_, findings_, *profile_, left_out_, on_ballot_);
    }
  }

  void finish_projects() {
    projects_ = projects_reader_->take();
    if (sections_.has_lost_projects()) projects_->is_whole = false;
    limits_ = outcome_limits(meta_, *projects_, findings_);
    profile_.emplace(meta_.type.value_or(BallotType::approval));
  }

  void tell_progress() {
    if (!on_read_ || sections_.position() < next_call_) return;
    on_read_(sections_.position(), source_.text.size());
    next_call_ = sections_.position() + bytes_between_calls;
  }

  void compare(code::Code code, Spot spot, const std::optional<Ratio>& stated, const Ratio& counted) {
    if (stated && *stated != counted)
      findings_.warning(code, spot, number_text(*stated), number_text(counted));
  }

  // What the file says of itself against its rows.
  void check_totals() {
    const std::uint64_t ballots = votes_ ? votes_->rows() : 0;
    if (meta_.projects)
      compare(code::total_differs, meta_.projects_spot, Ratio(*meta_.projects), projects_->ids.size());
    if (!votes_ && meta_.votes.value_or(0) > 0) findings_.error(code::section_absent, {0, 0}, {}, "VOTES");
    if (!votes_) return;
    if (meta_.votes) compare(code::total_differs, meta_.votes_spot, Ratio(*meta_.votes), ballots);
    const code::Code differs =
        meta_.is_greedy() && projects_->has_scores ? code::score_counts : code::total_differs;
    for (std::size_t row = 0; row < projects_->ids.size(); ++row) {
      const PbStated& stated = projects_->stated[row];
      // The format counts who names it, whatever points they give; others count who gives it any.
      const bool counts_names = stated.votes == Ratio(votes_->named()[row]);
      if (!counts_names) compare(differs, stated.votes_spot, stated.votes, Ratio(votes_->votes()[row]));
      compare(differs, stated.score_spot, stated.score, score_of(row));
    }
  }

  // As the ballots give it, to a row of PROJECTS.
  Ratio score_of(std::size_t row) const {
    if (!meta_.has_points()) return votes_->votes()[row];
    std::int64_t unit = 1;
    const bool by_rank = meta_.type == BallotType::ordinal && !votes_->has_points();
    for (int i = 0; i < decimals_ && !by_rank; ++i) unit *= 10;
    Ratio score(BigInt(votes_->scores()[row]), BigInt(unit));
    if (meta_.default_score) score += *meta_.default_score * (Ratio(votes_->rows()) - votes_->named()[row]);
    return score;
  }

  std::vector<Ratio> stated_votes() const {
    std::vector<Ratio> votes;
    bool do_differ = false;
    for (std::size_t row = 0; votes_ && row < projects_->ids.size(); ++row) {
      if (projects_->project_of_row[row] == PbProjects::withdrawn_row) continue;
      const Ratio counted(votes_->votes()[row]);
      votes.push_back(projects_->stated[row].votes.value_or(counted));
      do_differ = do_differ || votes.back() != counted;
    }
    return do_differ ? votes : std::vector<Ratio>();
  }

  Declared declared() {
    Declared declared;
    declared.rule = meta_.rule;
    declared.threshold = meta_.threshold;
    declared.comment = meta_.comment;
    declared.limits = std::move(limits_);
    declared.leftover = meta_.leftover;
    declared.stated_votes = stated_votes();
    declared.selected = std::move(projects_->selected);
    const bool by_ballots = projects_->lacks_scores && meta_.has_points() && votes_;
    if (!projects_->has_scores && !by_ballots) return declared;
    for (std::size_t row = 0; row < projects_->ids.size(); ++row) {
      if (projects_->project_of_row[row] == PbProjects::withdrawn_row) continue;
      declared.scores.push_back(by_ballots ? score_of(row) : projects_->stated[row].score.value());
    }
    return declared;
  }

  Election election() {
    Election election;
    election.name = meta_.description;
    election.declared = declared();
    election.instance.currency = meta_.currency;
    election.instance.projects = std::move(projects_->projects);
    Pot pot;
    pot.id = PotId("budget");
    pot.name = "budget";
    pot.amount = *meta_.budget;
    pot.reserve = Money(0, meta_.currency);
    election.instance.pots.push_back(std::move(pot));
    election.withdrawn = std::move(projects_->withdrawn);
    for (int i = 0; i < decimals_; ++i) profile_->points_unit *= 10;
    if (meta_.default_score) {
      const Ratio units = *meta_.default_score * Ratio(profile_->points_unit);
      profile_->default_points = (units.numerator() / units.denominator()).convert_to<std::int64_t>();
    }
    election.profile = std::move(*profile_);
    if (votes_) {
      for (const auto& [name, ballots] : votes_->channels()) {
        ChannelAccount account;
        account.channel = ChannelId(name);
        account.issued = account.counted = ballots;
        election.account.channels.push_back(std::move(account));
      }
    }
    return election;
  }

  const Source& source_;
  const OnRead& on_read_;
  std::string_view left_out_;
  const OnBallot& on_ballot_;
  std::deque<std::string> kept_;
  FindingList list_;
  FileFindings findings_;
  PbSections sections_;
  PbMetaReader meta_reader_;
  Spot meta_header_;
  int decimals_;
  PbMeta meta_;
  std::optional<PbProjectsReader> projects_reader_;
  std::optional<PbProjects> projects_;
  std::vector<Limit> limits_;
  std::optional<Profile> profile_;
  std::optional<PbVotesReader> votes_;
  std::uint64_t next_call_ = bytes_between_calls;
};

}  // namespace

// Only the last reader shows its ballots.
Reading<Election> read_pb_election(const Source& source, const OnRead& on_read,
                                   std::string_view channel_left_out, const OnBallot& on_ballot) {
  const OnBallot none;
  ElectionReader whole_points(source, 0, on_read, channel_left_out, none);
  whole_points.read();
  const int decimals = whole_points.decimals_wanted();
  if (decimals == 0 && !on_ballot) return whole_points.take();
  ElectionReader reader(source, decimals, on_read, channel_left_out, on_ballot);
  reader.read();
  return reader.take();
}

}  // namespace buurtkas
