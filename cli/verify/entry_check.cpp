#include "cli/verify/entry_check.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "engine/sha256.h"

namespace buurtkas::verify {
namespace {

using Json = nlohmann::json;

// Both without zeros. The first account that differs is told of.
void check_postings(const SaidEntry& entry, const Sums& expected, bool is_by_certificate = false) {
  const std::string by_nl = is_by_certificate ? "; volgens het certificaat: " : "; volgens de bestanden: ";
  const std::string by_en = is_by_certificate ? "; by the certificate: " : "; by the files: ";
  const auto in = [](const Sums& sums, const Sums::key_type& account) {
    const auto found = sums.find(account);
    return found == sums.end() ? 0 : found->second;
  };
  for (const Sums* sums : {&expected, &entry.posts}) {
    for (const auto& [account, cents] : *sums) {
      const std::int64_t found = in(entry.posts, account);
      const std::int64_t right = in(expected, account);
      if (found == right) continue;
      const std::string where = '`' + shown(account.first + ' ' + account.second) + "` ";
      entry.says.refute({where + "krijgt " + amount_text(found) + by_nl + amount_text(right),
                         where + "gets " + amount_text(found) + by_en + amount_text(right)});
    }
  }
}

void check_key(const SaidEntry& entry, const std::string& key) {
  if (entry.key == key) return;
  const std::string keys = '`' + shown(entry.key) + "`, `" + shown(key) + '`';
  entry.says.refute({"de sleutel is een andere: " + keys, "the key is another one: " + keys});
}

template <class Item>
const Item* find(const std::vector<Item>& items, const std::string& id) {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const Item& one) { return one.id.text() == id; });
  return found == items.end() ? nullptr : &*found;
}

std::string word_of(ProposalStatus status) {
  if (status == ProposalStatus::refused) return "refused";
  return status == ProposalStatus::withdrawn ? "withdrawn" : "admitted";
}

Json accounts_json(const BallotAccount& account) {
  Json list = Json::array();
  for (const ChannelAccount& channel : account.channels) {
    Json invalid = Json::object();
    for (const auto& [reason, ballots] : channel.invalid) invalid[reason] = std::to_string(ballots);
    list.push_back({{"channel", channel.channel.text()},
                    {"weight", to_string(channel.weight)},
                    {"issued", std::to_string(channel.issued)},
                    {"counted", std::to_string(channel.counted)},
                    {"superseded", std::to_string(channel.superseded)},
                    {"unused", std::to_string(channel.unused)},
                    {"invalid", std::move(invalid)}});
  }
  return list;
}

void check_words(const Statement& says, const TermWords& own) {
  if (!are_those(own, terms_of(says)))
    says.refute({"dit zijn niet de afspraken van de ronde zelf", "these are not the round's own terms"});
}

// What both the outcome and the funding say of who pays.
void check_plan(Statement says, const ProvenOutcome& proven) {
  says.hold_to_certificate();
  const Instance& instance = proven.round->election.instance;
  says.expect("currency", instance.currency.code());
  says.expect_value("selected", proven.selected);
  says.expect("cost", proven.cost);
  Json lines = Json::array();
  for (const PaidLine& line : proven.lines)
    lines.push_back({{"project", line.project}, {"pot", line.pot}, {"amount", line.amount}});
  const std::vector<Statement> said = says.objects("funding");
  for (std::size_t at = 0; at < said.size() && at < lines.size(); ++at) {
    said[at].has_keys({"project", "pot", "amount"});
    for (const auto& [key, value] : lines[at].items()) said[at].expect_value(key, value);
  }
  says.expect_value("funding", lines);

  if (proven.next) {
    says.expect_value("next", {{"project", proven.next->project},
                               {"paid", proven.next->paid},
                               {"cost", proven.next->cost},
                               {"whole", proven.next->is_whole}});
  } else if (says.has("next")) {
    says.refute("next", {"er is er geen", "there is none"});
  }
  Json left = Json::array();
  for (const LeftOver& one : proven.left_over)
    left.push_back({{"pot", one.pot}, {"amount", one.amount}, {"to", one.to}});
  if (!left.empty() || says.has("remainders")) says.expect_value("remainders", left);
}

}  // namespace

void check_pot(const SaidEntry& entry, const KeptRound& round) {
  const Statement& says = entry.says;
  const Pot* pot = find(round.round.pots, says.text("pot"));
  if (pot == nullptr) says.refute("pot", {"die pot is er niet", "there is no such pot"});
  check_key(entry, "pot:" + pot->id.text());
  says.expect("name", pot->name);
  says.expect("amount", to_string(pot->amount));
  says.expect("reserve", to_string(pot->reserve));
  says.expect("currency", round.round.currency.code());
  Sums opening;
  const auto post = [&](const char* account, std::int64_t cents) {
    if (cents != 0) opening[{pot->id.text(), account}] = cents;
  };
  post("grantor", -pot->amount.cents());
  post("pot", pot->amount.cents() - pot->reserve.cents());
  post("reserve", pot->reserve.cents());
  check_postings(entry, opening);
}

void check_proposal(const SaidEntry& entry, const KeptRound& round) {
  const Statement& says = entry.says;
  const Proposal* proposal = find(round.round.proposals, says.text("proposal"));
  if (proposal == nullptr) says.refute("proposal", {"dat voorstel is er niet", "there is no such proposal"});
  check_key(entry, "proposal:" + proposal->id.text());
  const std::string status = word_of(proposal->status);
  says.expect("status", status);
  if (entry.kind != "proposal-" + status) says.refute("status", plain(entry.kind));
  says.expect("name", proposal->name);
  says.expect("cost", to_string(proposal->cost));
  says.expect("currency", round.round.currency.code());
  check_postings(entry, {});
}

void check_removed(const SaidEntry& entry, const KeptRound& round) {
  const std::string id = entry.key.substr(entry.key.find(':') + 1);
  const bool is_there = entry.key.starts_with("pot:") ? find(round.round.pots, id) != nullptr
                                                      : find(round.round.proposals, id) != nullptr;
  if (is_there) entry.says.refute("removed", {"het is er nog", "it is still there"});
  check_postings(entry, {});
}

void check_terms(const SaidEntry& entry, const KeptRound& round) {
  const Statement& says = entry.says;
  check_key(entry, "terms");
  says.expect("round", round.round.name);
  says.expect("place", round.round.place);
  says.expect("currency", round.round.currency.code());
  const Statement vote = says.object("vote");
  vote.expect("opens", to_string(round.round.opens));
  vote.expect("closes", to_string(round.round.closes));
  check_words(says.object("terms"), round.own_terms);
  Json floors = Json::array();
  for (const Pot& part : round.election.instance.pots) {
    if (!part.part_of) continue;
    floors.push_back(
        {{"pot", part.part_of->text()}, {"part", part.id.text()}, {"amount", to_string(part.amount)}});
  }
  if (!floors.empty() || says.has("floors")) says.expect_value("floors", floors);
  check_postings(entry, {});
}

void check_ballots(const SaidEntry& entry, const KeptRound& round) {
  check_key(entry, "ballots");
  entry.says.expect_value("ballots", accounts_json(round.election.account));
  entry.says.expect("counted", std::to_string(round.election.profile.ballots()));
  entry.says.expect("voters", to_string(round.election.profile.voters()));
  check_postings(entry, {});
}

void check_outcome(const SaidEntry& entry, const ProvenOutcome& proven) {
  check_key(entry, "outcome");
  const Election& election = proven.round->election;
  const Statement outcome = entry.says.object("outcome");
  check_plan(outcome, proven);
  check_words(outcome, proven.round->own_terms);
  outcome.expect_value("what_if", false);
  outcome.expect("name", election.name);
  outcome.expect("votable", to_string(votable(election.instance)));
  outcome.expect("voters", to_string(election.profile.voters()));
  outcome.expect_value("ballots", accounts_json(election.account));
  Json inputs = Json::array();
  for (const FileHash& file : proven.round->hashes)
    inputs.push_back({{"file", file.name}, {"sha256", file.sha256}});
  outcome.expect_value("inputs", inputs);
  const std::string text =
      entry.says.value("outcome").dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  entry.says.expect("digest", sha256_of(text));
  Json votes = Json::array();
  for (const auto& [project, count] : proven.votes) votes.push_back({{"project", project}, {"votes", count}});
  entry.says.expect_value("votes", votes);
  check_postings(entry, {});
}

void check_funding(const SaidEntry& entry, const ProvenOutcome& proven) {
  check_key(entry, "funding");
  check_plan(entry.says, proven);
  check_postings(entry, proven.postings, true);
}

}  // namespace buurtkas::verify
