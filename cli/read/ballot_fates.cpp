#include "cli/read/ballot_fates.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "cli/read/round_rules.h"

namespace buurtkas {
namespace {

// What an invalid ballot has, and what it may have.
std::pair<std::string, std::string> excess_of(std::string_view reason, const CastBallot& ballot,
                                              const Round& round) {
  const BallotRules& rules = round.ballots;
  if (reason == code::not_a_resident) return {ballot.resident, "residents.csv"};
  if (reason == code::outside_dates) {
    return {to_string(*ballot.day), to_string(round.opens) + " - " + to_string(round.closes)};
  }
  if (reason == code::too_many_marks) {
    return {std::to_string(ballot.marks.size()), std::to_string(*rules.most_marks)};
  }
  if (reason == code::too_few_marks) {
    return {std::to_string(ballot.marks.size()), std::to_string(rules.least_marks)};
  }
  if (reason == code::over_cost) {
    Money cost(0, round.currency);
    for (const std::uint32_t mark : ballot.marks) cost += round.proposals[mark].cost;
    return {to_string(cost), to_string(*rules.most_cost)};
  }
  BigInt points = 0;
  for (const std::int64_t given : ballot.points) points += given;
  return {to_string(Ratio(points)), std::to_string(*rules.most_points)};
}

// The resident whose pseudonym differs by capitals only; empty when there is none.
std::string in_other_case(const std::vector<Resident>& residents, const std::string& pseudonym) {
  const auto equal = [](char a, char b) {
    return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
  };
  const auto found = std::find_if(residents.begin(), residents.end(), [&](const Resident& resident) {
    return std::ranges::equal(std::string_view(resident.id.text()), pseudonym, equal);
  });
  return found == residents.end() ? std::string() : std::string(found->id.text());
}

// What rulebooks say of who may not vote.
class VoterRulings {
 public:
  VoterRulings(const Round& round, const RulesOfBox& rules) : rules_(rules) {
    for (const Ruling& ruling : rules.admission->rulings) {
      if (ruling.kind == CaseKind::voter)
        by_resident_.emplace(round.residents[ruling.index].id.text(), &ruling);
    }
  }

  // An error when nobody can tell whether they may.
  void tell(const std::string& resident, Spot spot, FileFindings& findings) const {
    const Ruling& ruling = *by_resident_.at(resident);
    const Rulebook& rulebook = (*rules_.rulebooks)[ruling.rulebook];
    if (ruling.verdict == Verdict::undecided) {
      findings.error(code::case_undecided, spot, resident, wanted_by(rulebook, ruling));
      return;
    }
    findings.warning(code::not_a_voter, spot, resident,
                     rulebook.name + ' ' + rulebook.articles[ruling.article].id);
  }

 private:
  const RulesOfBox& rules_;
  std::map<std::string, const Ruling*> by_resident_;
};

}  // namespace

void report_fates(const Round& round, const RulesOfBox& rules, const std::vector<CastBallot>& ballots,
                  const std::vector<std::uint32_t>& lines, const OpenedBox& box, FileFindings& findings) {
  for (const std::uint32_t ballot : box.ambiguous) {
    findings.error(code::ambiguous_last_ballot, {lines[ballot], 1}, ballots[ballot].resident, "received");
  }
  const VoterRulings voters(round, rules);
  for (std::size_t i = 0; i < box.fates.size(); ++i) {
    const CastBallot& ballot = ballots[i];
    if (box.fates[i].kind != BallotFate::Kind::invalid || !ballot.invalid.empty()) continue;
    const std::string_view reason = box.fates[i].reason;
    const Spot spot = {lines[i], 1};
    if (reason == code::not_a_voter) {
      voters.tell(ballot.resident, spot, findings);
      continue;
    }
    const auto [found, expected] = excess_of(reason, ballot, round);
    const std::string hint = reason == code::not_a_resident && !findings.list().is_full(Severity::warning)
                                 ? in_other_case(round.residents, ballot.resident)
                                 : "";
    findings.warning(reason, spot, found, expected, hint);
  }
}

}  // namespace buurtkas
