// Journals by who means harm: sealed rightly, and with anything at all in them. The program answers, and says
// that nothing is proven that is not.

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include <gtest/gtest.h>

#include "cli/record/canonical_json.h"
#include "cli/record/journal_check.h"
#include "cli/render/json_text.h"
#include "cli/verify/ledger.h"
#include "cli/verify/seals.h"
#include "engine/journal/merkle.h"
#include "engine/sha256.h"
#include "tests/verify/journals.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::Verified;
using testing::VotedRound;

Json deep_list() {
  Json list = Json::array();
  for (int depth = 0; depth < 50; ++depth) list = Json::array({list});
  return list;
}

const std::vector<Json>& others() {
  static const std::vector<Json> all = {nullptr,
                                        true,
                                        "",
                                        "x",
                                        "-1",
                                        "1/0",
                                        "99999999999999999999",
                                        Json::array(),
                                        Json::object(),
                                        Json::array({nullptr}),
                                        {{"file", "../../etc/passwd"}},
                                        std::string(64, 'a'),
                                        deep_list()};
  return all;
}

// Keys of what is proven, in each kind of entry; all else may be anything.
const std::map<std::string, std::vector<std::string>>& proven_keys() {
  static const std::map<std::string, std::vector<std::string>> keys = {
      {"pot:dorp", {"pot", "name", "amount", "reserve", "currency", "inputs"}},
      {"proposal:skatebaan", {"proposal", "name", "cost", "currency", "status", "inputs"}},
      {"terms", {"round", "place", "currency", "vote", "terms", "floors", "inputs"}},
      {"ballots", {"ballots", "counted", "voters", "inputs"}},
      {"outcome", {"outcome", "digest", "votes", "certificate", "inputs"}},
      {"funding", {"selected", "cost", "currency", "funding", "next", "inputs"}}};
  return keys;
}

TEST(HostileJournal, BodiesSayAnything) {
  const VotedRound round("two-quarters");
  for (const auto& [key, keys] : proven_keys()) {
    const Json right = round.body(key);
    for (const auto& [name, value] : right.items()) {
      const bool is_proven = std::find(keys.begin(), keys.end(), name) != keys.end();
      for (const Json& other : others()) {
        if (other == value) continue;
        round.forge_body(key, [&, &name = name](Json& body) { body[name] = other; });
        EXPECT_EQ(round.verify().code, is_proven ? 3 : 0) << key << ' ' << name << ' ' << other;
      }
      round.forge_body(key, [&, &name = name](Json& body) { body.erase(name); });
      EXPECT_EQ(round.verify().code, is_proven ? 3 : 0) << key << ' ' << name;
      round.forge_body(key, [&](Json& body) { body = right; });
    }
    round.forge_body(key, [](Json& body) { body = Json::object(); });
    EXPECT_EQ(round.verify().code, 3) << key;
    round.forge_body(key, [&](Json& body) { body = right; });
  }
  EXPECT_EQ(round.verify().code, 0);
}

// Within the outcome itself.
TEST(HostileJournal, OutcomesSayAnything) {
  const VotedRound round("two-quarters");
  const Json right = round.body("outcome");
  const std::set<std::string> unproven = {"trace", "withdrawn", "limits", "draw"};
  for (const auto& [name, value] : right.at("outcome").items()) {
    for (const Json& other : others()) {
      round.forge_body("outcome", [&, &name = name](Json& body) {
        body = right;
        body["outcome"][name] = other;
        body["digest"] = sha256_of(compact_text(body["outcome"]));
      });
      EXPECT_EQ(round.verify().code, other == value || unproven.contains(name) ? 0 : 3)
          << name << ' ' << other;
    }
  }
}

TEST(HostileJournal, ListsOfInputsSayAnything) {
  const std::string list = R"({"files":[{"file":"round.yaml","sha256":")" + std::string(64, '0') + "\"}]}";
  for (const std::string& said :
       {std::string("{"), std::string("[]"), std::string("{}"), std::string(R"({"files":{}})"),
        std::string(R"({"files":[]})"), std::string(R"({"files":[null]})"), list,
        std::string(R"({"files":[{"file":1,"sha256":null}]})"),
        std::string(R"({"files":[{"file":"","sha256":""}]})"), std::string(1000, '[')}) {
    const VotedRound round("one-street");
    const Json right = round.body("pot:street");
    round.forge([&](Database& database) {
      Json body = right;
      body["inputs"] = testing::keep(database, said);
      testing::set_body(database, "pot:street", body);
    });
    const Verified answer = round.verify();
    EXPECT_EQ(answer.code, 3) << said;
    EXPECT_TRUE(answer.err.starts_with("entry 1 (`pot-opened`): ")) << answer.err;
  }
}

// The list names a file twice, a file of no round, or another file than was read.
TEST(HostileJournal, ListsAreOfJustTheFilesThatAreRead) {
  const VotedRound round("one-street");
  const Json right = round.body("pot:street");
  const Database database(round.journal(), Database::Mode::read);
  const Json list = Json::parse(Journal(database).input_text(right.at("inputs").get<std::string>()).value());
  const std::vector<std::function<void(Json&)>> changes = {
      [](Json& files) { files.push_back(files[0]); },
      [](Json& files) { std::swap(files[0], files[1]); },
      [](Json& files) { files[1]["file"] = "./pots.yaml"; },
      [](Json& files) {
        files.push_back({{"file", "notes.txt"}, {"sha256", files[0]["sha256"]}});
      },
      [](Json& files) { files[0]["size"] = "1"; },
      [](Json& files) { files.erase(files.begin()); }};
  for (const auto& change : changes) {
    const VotedRound other("one-street");
    Json changed = list;
    change(changed["files"]);
    other.forge([&](Database& forged) {
      Json body = right;
      body["inputs"] = testing::keep(forged, canonical_json(changed));
      testing::set_body(forged, "pot:street", body);
    });
    const Verified answer = other.verify();
    EXPECT_EQ(answer.code, 3) << changed;
    EXPECT_TRUE(answer.err.starts_with("entry 1 (`pot-opened`): ")) << answer.err;
  }
}

TEST(HostileJournal, AmountsAreOfAnySize) {
  for (const std::string cents : {"9223372036854775807", "-9223372036854775808", "100000000000000000",
                                  "-100000000000000000", "100000000000000001"}) {
    const VotedRound round("one-street");
    round.change([&](Database& database) {
      database.run(("UPDATE posting SET cents = " + cents + " WHERE entry = 1").c_str());
    });
    EXPECT_EQ(round.verify().code, 3) << cents;
    const Database database(round.journal(), Database::Mode::read);
    verify::Ledger ledger;
    EXPECT_THROW(verify::each_row(database, [&](const verify::EntryRow& row) { ledger.add(row); }),
                 verify::Refuted);
  }
}

verify::EntryRow row_of(std::vector<verify::PostingRow> postings) {
  verify::EntryRow row;
  row.number = 1;
  row.kind = "funding";
  row.postings = std::move(postings);
  return row;
}

// Each row of postings after those before it; the last is refuted, with these words.
struct Case {
  std::vector<std::vector<verify::PostingRow>> entries;
  const char* words;
};

TEST(Ledger, HoldsMoneyTogether) {
  constexpr std::int64_t most = verify::cents_most;
  const std::vector<verify::PostingRow> opened = {{"p", "grantor", "EUR", -100}, {"p", "pot", "EUR", 100}};
  const std::vector<Case> cases = {
      {{{{"p", "grantor", "EUR", -100}, {"p", "pot", "EUR", 99}}}, "adds up to -0.01"},
      {{{{"p", "grantor", "EUR", -100}, {"q", "pot", "EUR", 100}}}, "adds up to -1.00"},
      {{{{"p", "grantor", "EUR", -100}, {"p", "pot", "USD", 100}}}, "is another currency"},
      {{opened, {{"q", "grantor", "USD", -1}, {"q", "pot", "USD", 1}}}, "is another currency"},
      {{opened, {{"p", "pot", "EUR", -101}, {"p", "project:a", "EUR", 101}}}, "`p pot` comes to -0.01"},
      {{opened, {{"p", "pot", "EUR", -101}, {"p", "grantor", "EUR", 101}}}, "comes to"},
      {{{{"p", "grantor", "EUR", 5}, {"p", "pot", "EUR", -5}}}, "`p grantor` comes to 0.05"},
      {{opened, {{"p", "pot", "EUR", 0}}}, "gets nothing"},
      {{{{"p", "grantor", "EUR", -most}, {"p", "pot", "EUR", most}},
        {{"p", "grantor", "EUR", -1}, {"p", "pot", "EUR", 1}}},
       "grows too large"},
      {{std::vector<verify::PostingRow>(100, {"p", "pot", "EUR", most})}, "is too large"}};
  for (const Case& one : cases) {
    verify::Ledger ledger;
    for (std::size_t at = 0; at + 1 < one.entries.size(); ++at) ledger.add(row_of(one.entries[at]));
    try {
      ledger.add(row_of(one.entries.back()));
      ADD_FAILURE() << one.words;
    } catch (const verify::Refuted& wrong) {
      EXPECT_NE(wrong.sentence.en.find(one.words), std::string::npos) << wrong.sentence.en;
    }
  }
}

TEST(Seals, AreThoseOfTheOtherProgram) {
  const VotedRound round("groz-zuid-2026");
  const Database database(round.journal(), Database::Mode::read);
  std::vector<Hash> seals;
  MerkleTree tree;
  EXPECT_EQ(verify::root_of(seals), tree.root());
  verify::each_row(database, [&](const verify::EntryRow& row) {
    const Hash seal = verify::seal_of(row);
    EXPECT_EQ(bytes_of(seal), row.seal) << row.number;
    seals.push_back(seal);
    tree.append(seal);
    EXPECT_EQ(verify::root_of(seals), tree.root()) << row.number;
  });
  EXPECT_EQ(check_journal(database).root, tree.root());
}

TEST(Seals, AmountsAreWrittenOneWay) {
  for (const std::int64_t cents : {0L, 1L, -1L, 9L, 10L, 99L, 100L, -100L, 123456L, -5L, verify::cents_most})
    EXPECT_EQ(verify::amount_text(cents), to_string(Money(cents, Currency::euro())));
}

}  // namespace
}  // namespace buurtkas
