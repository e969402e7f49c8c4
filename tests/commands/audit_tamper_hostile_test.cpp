// A journal that somebody wrote to do harm: what is shown of it moves nothing on the screen, and every
// command answers, whatever its entries say.

#include <exception>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/commands/recorded_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::RecordedRound;
using testing::Tampering;

// What a stranger wrote is shown, and moves nothing on the screen.
TEST(AuditHostile, TellsItHarmlessly) {
  const RecordedRound round("one-street");
  round.tamper([](Tampering& tampering) {
    tampering.run("UPDATE entry SET actor = char(27) || '[2J' || char(8238) WHERE number <= 4");
    tampering.seal_all();
    tampering.run(
        "UPDATE entry SET key = char(27) || '[31m' || char(10) || char(8238) || key, actor = '' WHERE number "
        "= 2");
    tampering.run("UPDATE entry SET kind = CAST(X'1B5B33316DFF' AS TEXT) WHERE number = 5");
    tampering.run("UPDATE posting SET account = CAST(X'1B5B33316DFF' AS TEXT) WHERE entry = 9");
  });
  for (const char* format : {"text", "json"}) {
    const Answer answer = round.audit({"--format", format});
    EXPECT_EQ(answer.code, 3);
    EXPECT_EQ(answer.out.find('\x1B'), std::string::npos);
    EXPECT_EQ(answer.out.find('\xFF'), std::string::npos);
  }
  EXPECT_EQ(round.audit().out.find("\xE2\x80\xAE"), std::string::npos) << "no line is turned around";
}

// Of one entry, and of all.
TEST(AuditHostile, TellsOfMoneyOfAnotherCurrency) {
  for (const char* which : {"WHERE entry = (SELECT max(entry) FROM posting)", ""}) {
    const RecordedRound round("one-street");
    round.tamper([&](Tampering& tampering) {
      tampering.run(std::string("UPDATE posting SET currency = 'USD' ") + which);
      tampering.seal_all();
    });
    const Answer answer = round.audit();
    EXPECT_EQ(answer.code, 3) << which;
    EXPECT_NE(answer.out.find("USD"), std::string::npos) << answer.out;
  }
}

void expect_answer(const std::vector<std::string>& words, const std::string& about) {
  try {
    const int code = testing::ask_words(words).code;
    EXPECT_TRUE(code == 0 || code == 2 || code == 3) << words[0] << ' ' << about << ' ' << code;
  } catch (const std::exception& failure) {
    ADD_FAILURE() << words[0] << ' ' << about << ": " << failure.what();
  }
}

// Of every command, about a journal with such an entry at its end. `@` in its body is a key.
void expect_answers(EntryKind kind, const std::string& key, std::string body) {
  const RecordedRound round("one-street");
  const std::string signer = round.make_key("kerkstraat");
  if (const std::size_t at = body.find('@'); at != std::string::npos) body.replace(at, 1, signer);
  round.write("sample-budgets/one-street/private/people.csv", "resident;name\nr1;Ans\n");
  round.tamper([&](Tampering& tampering) {
    Entry entry = tampering.entries().back().entry;
    entry.kind = kind;
    entry.key = key;
    entry.body = body;
    entry.postings.clear();
    tampering.append(entry);
  });
  const std::string path = round.round().string();
  const std::string about = std::string(name_of(kind)) + ' ' + key + ' ' + body;
  expect_answer({"audit", path}, about);
  expect_answer({"checkpoint", path, "--key", round.file("kerkstraat.key"), "--on", "2026-04-02"}, about);
  expect_answer({"vote", path, "--quiet"}, about);
  expect_answer({"vote", path, "--correct", "so", "--on", "2026-04-02", "--quiet"}, about);
  expect_answer({"erase", path, "r1", "--on", "2026-04-03", "--quiet"}, about);
  expect_answer({"audit", path, "--format", "json"}, about);
}

// Sealed, canonical, and not what a command expects of such an entry: each command answers.
TEST(AuditHostile, AnswersWhateverAnEntrySays) {
  const std::vector<std::pair<EntryKind, std::string>> table = {
      {EntryKind::checkpoint, "{}"},
      {EntryKind::checkpoint, R"({"keys":["@"]})"},
      {EntryKind::checkpoint, R"({"keys":["@"],"note":"kerkstraat"})"},
      {EntryKind::checkpoint, R"({"keys":["@"],"note":[]})"},
      {EntryKind::checkpoint, R"({"keys":{},"note":""})"},
      {EntryKind::checkpoint, R"({"keys":"kerkstraat","note":null})"},
      {EntryKind::correction, "{}"},
      {EntryKind::correction,
       R"({"after":[],"corrects":{},"inputs":[],"of":null,"reason":{},"semantics":{}})"},
      {EntryKind::correction, R"({"after":{"outcome":[]},"inputs":"","semantics":"1"})"},
      {EntryKind::outcome, R"({"certificate":{},"inputs":{},"outcome":"","semantics":"1"})"},
      {EntryKind::erasure, R"({"resident":{}})"},
      {EntryKind::claim, R"({"commitment":"","person":{"commitment":[],"resident":""},"resident":""})"},
  };
  for (const auto& [kind, body] : table) {
    for (const std::string key : {"correction:2:outcome", "outcomes"}) expect_answers(kind, key, body);
  }
}

}  // namespace
}  // namespace buurtkas
