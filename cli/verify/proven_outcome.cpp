#include "cli/verify/proven_outcome.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

#include "engine/money/amount.h"

namespace buurtkas::verify {
namespace {

using Json = nlohmann::json;

std::string word_of(Remainder remainder) {
  if (remainder == Remainder::returned) return "returned";
  return remainder == Remainder::reserve ? "reserve" : "next-round";
}

// The statements of a certificate that holds: each has its texts.
class Consequences {
 public:
  Consequences(const Json& certificate, ProvenOutcome& proven)
      : certificate_(certificate), instance_(proven.round->election.instance), proven_(proven) {}

  void draw() {
    proven_.selected = certificate_.at("selected").get<std::vector<std::string>>();
    proven_.cost = certificate_.at("cost").get<std::string>();
    for (const Pot& pot : instance_.pots) left_.push_back(votable(pot).cents());
    for (const Json& statement : certificate_.at("statements")) {
      const auto text = [&](const char* key) { return statement.at(key).get<std::string>(); };
      if (text("kind") == "votes") proven_.votes.emplace_back(text("project"), text("votes"));
      if (text("kind") == "paid") pay({text("project"), text("pot"), text("amount")});
      if (text("kind") == "next") {
        proven_.next = {text("project"), text("paid"), cost_of(text("project")),
                        text("carried_out") == "whole"};
      }
    }
    for (std::size_t pot = 0; pot < left_.size(); ++pot) leave(instance_.pots[pot], left_[pot]);
    std::erase_if(proven_.postings, [](const auto& one) { return one.second == 0; });
  }

 private:
  // A part of a pot is that pot's money.
  static const std::string& whole_pot(const Pot& pot) {
    return pot.part_of ? pot.part_of->text() : pot.id.text();
  }

  std::string cost_of(const std::string& project) const {
    const auto found = std::find_if(instance_.projects.begin(), instance_.projects.end(),
                                    [&](const Project& one) { return one.id.text() == project; });
    return to_string(found->cost);
  }

  void move(const Pot& pot, const std::string& account, std::int64_t cents) {
    proven_.postings[{whole_pot(pot), "pot"}] -= cents;
    proven_.postings[{whole_pot(pot), account}] += cents;
  }

  void pay(const PaidLine& line) {
    const auto pot = std::find_if(instance_.pots.begin(), instance_.pots.end(),
                                  [&](const Pot& one) { return one.id.text() == line.pot; });
    const std::int64_t cents = parse_amount(line.amount, instance_.currency)->cents();
    move(*pot, "project:" + line.project, cents);
    left_[static_cast<std::size_t>(pot - instance_.pots.begin())] -= cents;
    proven_.lines.push_back(line);
  }

  void leave(const Pot& pot, std::int64_t cents) {
    if (!pot.remainder) return;
    proven_.left_over.push_back({pot.id.text(), amount_text(cents), word_of(*pot.remainder)});
    if (*pot.remainder == Remainder::reserve) move(pot, "reserve", cents);
  }

  const Json& certificate_;
  const Instance& instance_;
  ProvenOutcome& proven_;
  std::vector<std::int64_t> left_;  // cents, by pot
};

Verified verify_within(const Json& certificate, const KeptRound& round, const Statement& entry) {
  try {
    return verify(certificate, round.election, round.hashes, round.draw);
  } catch (const Refuted& wrong) {
    entry.refute({"certificaat, " + wrong.sentence.nl, "certificate, " + wrong.sentence.en});
  }
}

}  // namespace

ProvenOutcome prove_outcome(const std::string& certificate, std::shared_ptr<const KeptRound> round,
                            const Statement& entry) {
  const auto json = read_certificate(certificate);
  if (!json) entry.refute({"geen certificaat van versie 1", "no certificate of version 1"});
  ProvenOutcome proven;
  proven.round = std::move(round);
  proven.certified = verify_within(*json, *proven.round, entry);
  if (!are_those(proven.round->own_terms, proven.certified.terms)) {
    entry.refute({"het certificaat is niet volgens de afspraken van de ronde zelf",
                  "the certificate is not by the round's own terms"});
  }
  Consequences(*json, proven).draw();
  return proven;
}

}  // namespace buurtkas::verify
