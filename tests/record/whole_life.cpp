#include "tests/record/whole_life.h"

#include <algorithm>
#include <sstream>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "cli/record/checkpoint_check.h"
#include "engine/sha256.h"

namespace buurtkas::testing {
namespace {

using Json = nlohmann::json;

const std::string residents = "resident;neighbourhood\nr1;Kerkstraat\nr2;Kerkstraat\n";
const std::string ballots = "ballot;channel;resident;vote\n1;paper;r1;bench,trees\n2;paper;r2;trees\n";
const std::string certificate = R"({"version":"1","selected":["bench","trees"]})";
const std::string receipt("%PDF-1.4\0 a bench, 250.00\xFF\n%%EOF", 32);

std::string list_of_inputs() {
  Json files = Json::array();
  files.push_back({{"file", "residents.csv"}, {"sha256", sha256_of(residents)}});
  files.push_back({{"file", "ballots.csv"}, {"sha256", sha256_of(ballots)}});
  return canonical_json({{"files", files}});
}

class WholeLife {
 public:
  explicit WholeLife(const std::filesystem::path& journal) : recorder_(journal) {}

  void record() {
    for (const std::string& input : {residents, ballots, list_of_inputs(), certificate, receipt})
      recorder_.keep(sha256_of(input), input);
    record_vote();
    record_claims();
    record_payments();
    add("05-01", EntryKind::erasure, "erasure:r2", {{"resident", "r2"}});
    record_checkpoint(recorder_, known_key("kerkstraat", 1), act("05-02"));
    recorder_.commit();
  }

 private:
  static Act act(const std::string& day) {
    return {*parse_iso_date("2026-" + day), "treasurer", "treasurer"};
  }

  void add(const std::string& day, EntryKind kind, const std::string& key, Json body,
           const std::vector<std::string>& legs = {}) {
    recorder_.append({kind, key, canonical_json(body), postings_of(legs)}, act(day));
  }

  static Json person(const std::string& resident) {
    return {{"resident", resident}, {"commitment", sha256_of("the row of " + resident)}};
  }

  void record_vote() {
    using enum EntryKind;
    const std::string inputs = sha256_of(list_of_inputs());
    add("01-05", pot_opened, "pot:street", {{"amount", "2000.00"}, {"inputs", inputs}},
        {"street grantor -2000.00", "street pot 1700.00", "street reserve 300.00"});
    add("01-05", pot_opened, "pot:gift", {{"amount", "500.00"}}, {"gift grantor -500.00", "gift pot 500.00"});
    add("01-20", pot_changed, "pot-change:1", {{"why", "the city gives 100 more"}},
        {"street grantor -100.00", "street pot 100.00"});
    add("02-02", proposal_admitted, "proposal:bench", {{"cost", "1000.00"}});
    add("02-02", proposal_refused, "proposal:party", {{"reason", "\u00E9\u00E9n feest is er al"}});
    add("02-03", proposal_withdrawn, "proposal:rain", Json::object());
    add("02-04", terms_frozen, "terms", {{"method", "greedy"}});
    add("03-22", ballots_closed, "ballots", {{"counted", "2"}, {"inputs", inputs}});
    add("03-22", outcome, "outcome",
        {{"certificate", sha256_of(certificate)}, {"selected", {"bench", "trees"}}});
    add("03-22", funding, "funding", {{"inputs", inputs}},
        {"gift pot -300.00", "gift project:bench 300.00", "street pot -1200.00", "street reserve 100.00",
         "street project:bench 700.00", "street project:trees 400.00"});
  }

  void record_claims() {
    using enum EntryKind;
    add("04-01", claim, "claim:1", {{"person", person("r1")}, {"receipt", sha256_of(receipt)}});
    add("04-02", assessment, "assessment:1", {{"of", "claim:1"}});
    add("04-03", approval, "approval:1", {{"of", "claim:1"}},
        {"street project:bench -250.00", "street payable:r1 250.00"});
    add("04-03", claim, "claim:2", {{"person", person("r2")}});
    add("04-03", assessment, "assessment:2", {{"of", "claim:2"}});
    add("04-04", approval, "approval:2", {{"of", "claim:2"}},
        {"street reserve -80.00", "street payable:r2 80.00"});
    add("04-10", statement, "statement:2026-03:r1", {{"paid", "250.00"}, {"person", person("r1")}});
  }

  void record_payments() {
    using enum EntryKind;
    add("04-15", batch, "batch:1", {{"persons", {person("r1"), person("r2")}}},
        {"street payable:r1 -250.00", "street payable:r2 -80.00", "street in-transit:1 330.00"});
    add("04-16", bank_status, "bank-status:1", {{"status", "refused"}},
        {"street in-transit:1 -330.00", "street payable:r1 250.00", "street payable:r2 80.00"});
    add("04-17", batch, "batch:2", {{"persons", {person("r1"), person("r2")}}},
        {"street payable:r1 -250.00", "street payable:r2 -80.00", "street in-transit:2 330.00"});
    add("04-18", settlement, "settlement:2", {{"status", "paid"}},
        {"street in-transit:2 -330.00", "street bank 330.00"});
    add("04-20", settlement, "settlement:2:returned", {{"status", "returned"}},
        {"street bank -80.00", "street payable:r2 80.00"});
    add("04-22", correction, "correction:2:funding", {{"reason", "the trees are dearer"}},
        {"street project:bench -50.00", "street project:trees 50.00"});
    add("04-25", waiver, "waiver:1", {{"person", person("r2")}},
        {"street payable:r2 -80.00", "street reserve 80.00"});
    add("04-26", repayment, "repayment:1", {{"amount", "20.00"}},
        {"street bank -20.00", "street project:bench 20.00"});
  }

  Recorder recorder_;
};

}  // namespace

void record_whole_life(const std::filesystem::path& journal) {
  WholeLife(journal).record();
}

SigningKey known_key(const std::string& name, std::uint8_t first_byte) {
  Seed seed{};
  for (std::uint8_t& byte : seed) byte = first_byte++;
  return {name, seed};
}

SignedNote record_checkpoint(Recorder& recorder, const SigningKey& key, const Act& act) {
  const std::uint64_t size = recorder.chain().size();
  const Checkpoint made = {key.verifier().name, size, recorder.chain().root(), {}};
  SignedNote note = sign_note(checkpoint_text(made), std::span(&key, 1));
  const std::string body = body_text({to_string(note), {to_string(key.verifier())}});
  recorder.append({EntryKind::checkpoint, "checkpoint:" + std::to_string(size), body, {}}, act);
  return note;
}

std::vector<Posting> postings_of(const std::vector<std::string>& legs) {
  std::vector<Posting> postings;
  for (const std::string& leg : legs) {
    std::istringstream words(leg);
    std::string pot;
    std::string account;
    std::string amount;
    words >> pot >> account >> amount;
    amount.erase(std::remove(amount.begin(), amount.end(), '.'), amount.end());
    postings.push_back({PotId(pot), *parse_account(account), Money(std::stoll(amount), Currency::euro())});
  }
  return postings;
}

}  // namespace buurtkas::testing
