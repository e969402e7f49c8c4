#include <cstdint>
#include <string>

#include "cli/read/round_files.h"
#include "engine/assertion.h"

// Any bytes as a round's residents and as its ballots, by approval and by points. Nothing may crash, hang or
// grow; every ballot that was read is accounted for.

namespace buurtkas {
namespace {

Round small_round(BallotType type) {
  Round round;
  round.currency = Currency::euro();
  round.opens = {2026, 3, 2};
  round.closes = {2026, 3, 15};
  round.ballots.type = type;
  round.ballots.least_marks = 1;
  round.ballots.most_marks = 2;
  round.ballots.most_cost = Money(1'000'00, round.currency);
  round.ballots.most_points = 10;
  round.channels = {{ChannelId("paper"), 1'000'000, Ratio(1)},
                    {ChannelId("internet"), 1'000'000, Ratio(3, 2)}};
  for (const char* id : {"bench", "pond", "fort", "trees"}) {
    Proposal proposal;
    proposal.id = ProjectId(id);
    proposal.cost = Money(400'00, round.currency);
    round.proposals.push_back(proposal);
  }
  round.proposals[2].status = ProposalStatus::refused;
  round.proposals[3].status = ProposalStatus::withdrawn;
  for (const char* id : {"r1", "r2", "r3"}) {
    Resident resident;
    resident.id = ResidentId(id);
    round.residents.push_back(resident);
  }
  return round;
}

void read_ballots(const Source& source, BallotType type) {
  FindingList list;
  FileFindings findings(list, "f.csv");
  const Round round = small_round(type);
  const auto table = read_ballots_csv(source, findings, {&round, &round.proposals, &round.residents});
  if (table) {
    BUURTKAS_ASSERT(table->ballots.size() == table->lines.size());
    const OpenedBox box = open_ballot_box(round, table->ballots);
    std::uint64_t sum = 0;
    for (const ChannelAccount& channel : box.account.channels) {
      BUURTKAS_ASSERT(adds_up(channel));
      sum += channel.issued - channel.unused;
    }
    BUURTKAS_ASSERT(sum == table->ballots.size());
  }
  BUURTKAS_ASSERT(list.take("f.csv").size() <= findings_max + 1);
}

void read_all(const Source& source) {
  FindingList list;
  FileFindings findings(list, "f.csv");
  read_residents_csv(source, findings);
  BUURTKAS_ASSERT(list.take("f.csv").size() <= findings_max + 1);
  read_ballots(source, BallotType::approval);
  read_ballots(source, BallotType::cumulative);
  read_ballots(source, BallotType::ordinal);
}

}  // namespace
}  // namespace buurtkas

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  buurtkas::read_all({"f.csv", std::string(reinterpret_cast<const char*>(data), size)});
  return 0;
}
