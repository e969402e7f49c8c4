#include <algorithm>
#include <cstdint>
#include <string>

#include "cli/read/finding_list.h"
#include "cli/read/pb_file.h"
#include "cli/read/round_files.h"
#include "cli/read/utf8.h"
#include "cli/render/pb_text.h"
#include "engine/assertion.h"

// Any bytes as a `.pb` file, and as a round's ballots. Nothing may crash, hang or grow; a file is read whole,
// or has an error with its place; what is read whole is written, and is then the same election.

namespace buurtkas {
namespace {

void check(const Findings& findings, const std::string& text) {
  BUURTKAS_ASSERT(findings.size() <= findings_max + 1);
  for (const Finding& finding : findings) {
    BUURTKAS_ASSERT(!finding.code.empty());
    BUURTKAS_ASSERT(finding.place.line <= text.size() + 1);
    BUURTKAS_ASSERT(finding.place.column <= text.size() + 1);
    BUURTKAS_ASSERT(first_not_text(finding.found) == std::string::npos);
    BUURTKAS_ASSERT(first_not_text(finding.hint) == std::string::npos);
  }
}

bool is_same(const Project& a, const Project& b) {
  return a.id == b.id && a.name == b.name && a.cost == b.cost && a.tags == b.tags;
}

bool is_same(const WithdrawnProject& a, const WithdrawnProject& b) {
  return a.id == b.id && a.name == b.name;
}

bool is_same(const ChannelAccount& a, const ChannelAccount& b) {
  return a.channel == b.channel && a.issued == b.issued && a.counted == b.counted;
}

bool is_same(const Declared& a, const Declared& b) {
  return a.rule == b.rule && a.threshold == b.threshold && a.scores == b.scores && a.selected == b.selected &&
         a.comment == b.comment;
}

bool is_same(const Profile& a, const Profile& b) {
  if (a.type() != b.type() || a.points_unit != b.points_unit || a.default_points != b.default_points ||
      a.groups() != b.groups()) {
    return false;
  }
  for (std::size_t group = 0; group < a.groups(); ++group) {
    if (!std::ranges::equal(a.projects(group), b.projects(group)) ||
        !std::ranges::equal(a.points(group), b.points(group)) || a.weight(group) != b.weight(group)) {
      return false;
    }
  }
  return true;
}

template <class Value>
bool are_same(const std::vector<Value>& a, const std::vector<Value>& b) {
  return std::ranges::equal(a, b, [](const Value& x, const Value& y) { return is_same(x, y); });
}

bool is_same(const Election& a, const Election& b) {
  return a.name == b.name && a.instance.currency == b.instance.currency &&
         votable(a.instance) == votable(b.instance) && are_same(a.instance.projects, b.instance.projects) &&
         are_same(a.withdrawn, b.withdrawn) && are_same(a.account.channels, b.account.channels) &&
         is_same(*a.declared, *b.declared) && is_same(a.profile, b.profile);
}

void check_marks(const Election& election) {
  const Profile& profile = election.profile;
  std::uint64_t ballots = 0;
  for (const ChannelAccount& channel : election.account.channels) {
    BUURTKAS_ASSERT(adds_up(channel));
    ballots += channel.counted;
  }
  BUURTKAS_ASSERT(profile.ballots() == ballots);
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    for (const ProjectIndex project : profile.projects(group)) {
      BUURTKAS_ASSERT(project < election.instance.projects.size());
    }
  }
}

void read_file(const Source& source) {
  const auto document = read_pb_document(source);
  const auto election = read_pb_election(source);
  check(document.findings, source.text);
  check(election.findings, source.text);
  BUURTKAS_ASSERT(document.value.has_value() != has_errors(document.findings));
  BUURTKAS_ASSERT(election.value.has_value() != has_errors(election.findings));
  BUURTKAS_ASSERT(document.value || !election.value);
  if (!election.value) return;
  check_marks(*election.value);
  const Source written = {source.name, pb_text(*document.value).text};
  BUURTKAS_ASSERT(written.text.ends_with('\n') && written.text.find('\r') == std::string::npos);
  const auto again = read_pb_election(written);
  BUURTKAS_ASSERT(again.value && is_same(*again.value, *election.value));
  BUURTKAS_ASSERT(pb_text(*read_pb_document(written).value).text == written.text);
}

Round small_round(BallotType type) {
  Round round;
  round.currency = Currency::euro();
  round.opens = {2026, 3, 2};
  round.closes = {2026, 3, 15};
  round.ballots.type = type;
  round.channels = {{ChannelId("paper"), 1'000'000, Ratio(1)},
                    {ChannelId("internet"), 1'000'000, Ratio(3, 2)}};
  for (const char* id : {"bench", "pond", "trees"}) {
    Proposal proposal;
    proposal.id = ProjectId(id);
    proposal.cost = Money(400'00, round.currency);
    round.proposals.push_back(proposal);
  }
  round.proposals.back().status = ProposalStatus::withdrawn;
  for (const char* id : {"r1", "r2", "r3"}) {
    Resident resident;
    resident.id = ResidentId(id);
    round.residents.push_back(resident);
  }
  return round;
}

void read_ballots(const Source& source, BallotType type) {
  FindingList list;
  FileFindings findings(list, source.name);
  const Round round = small_round(type);
  const BallotRows rows = read_ballots_pb(source, findings, {&round, &round.proposals, &round.residents});
  BUURTKAS_ASSERT(rows.ballots.size() == rows.lines.size());
  const OpenedBox box = open_ballot_box(round, rows.ballots);
  for (const ChannelAccount& channel : box.account.channels) BUURTKAS_ASSERT(adds_up(channel));
  check(list.take(source.name), source.text);
}

}  // namespace
}  // namespace buurtkas

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const buurtkas::Source source = {"f.pb", std::string(reinterpret_cast<const char*>(data), size)};
  if (buurtkas::first_not_text(source.text) != std::string::npos) return 0;  // refused by read_source
  buurtkas::read_file(source);
  buurtkas::read_ballots(source, buurtkas::BallotType::approval);
  buurtkas::read_ballots(source, buurtkas::BallotType::cumulative);
  return 0;
}
