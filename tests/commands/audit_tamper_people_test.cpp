// Persons are not in a journal: entries commit to them, and private/people.csv shows who they are, until they
// are erased. What an audit tells of that.

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/read/people_csv.h"
#include "cli/record/canonical_json.h"
#include "cli/record/recorder.h"
#include "tests/commands/recorded_round.h"

namespace buurtkas {
namespace {

using testing::Answer;
using testing::ask_words;
using testing::RecordedRound;
using testing::Tampering;

namespace fs = std::filesystem;

Person person(const std::string& resident, const std::string& name, const std::string& iban, char salt) {
  return {resident, name, iban, std::string(32, salt), 0, 0};
}

const std::vector<Person> people = {person("r1", "Ans \"de bakker\" Bos", "NL91ABNA0417164300", 'a'),
                                    person("r2", "Bé Ünal", "NL02RABO0123456789", 'b'),
                                    person("r3", "Cor Smit", "", 'c')};

std::string file_of(const std::vector<Person>& rows) {
  std::string text = "resident;name;iban;salt\n";
  for (const Person& row : rows) {
    std::string name = row.name;
    for (std::size_t at = name.find('"'); at != std::string::npos; at = name.find('"', at + 2))
      name.insert(at, 1, '"');
    text += row.resident + ";\"" + name + "\";" + row.iban + ';' + row.salt + '\n';
  }
  return text;
}

// Statements, two of r1 and one of r2; nobody committed to r3.
class AuditPeople : public ::testing::Test {
 protected:
  AuditPeople() {
    write(people);
    Recorder recorder(round_.journal());
    int statements = 0;
    for (const std::size_t i : {0U, 1U, 0U}) {
      const nlohmann::json by = {{"resident", people[i].resident}, {"commitment", commitment_to(people[i])}};
      recorder.append({EntryKind::statement,
                       "statement:" + std::to_string(++statements),
                       canonical_json({{"by", {{"person", by}}}}),
                       {}},
                      {{2026, 4, 1}, "treasurer", "treasurer"});
    }
    recorder.commit();
  }

  fs::path file() const { return round_.round() / "private" / "people.csv"; }
  void write(const std::vector<Person>& rows) const {
    fs::create_directories(file().parent_path());
    std::ofstream(file(), std::ios::binary) << file_of(rows);
  }

  // What is shown and what is not, as `2 shown; r1 erased 2`. Statements are not decided again, and not asked
  // for.
  std::string shown(const std::string& faults = "") const {
    EXPECT_EQ(round_.told({"--only", "outcome"}), faults);
    const auto json = nlohmann::json::parse(round_.audit({"--only", "outcome", "--format", "json"}).out);
    std::string text = json.at("persons_shown").get<std::string>() + " shown";
    for (const auto& hidden : json.at("persons_hidden")) {
      text += "; " + hidden.at("resident").get<std::string>() + ' ' + hidden.at("why").get<std::string>() +
              ' ' + hidden.at("places").get<std::string>();
    }
    return text;
  }

  std::string told() const { return round_.audit({"--only", "outcome"}).out; }

  Answer erase(const std::string& resident) const {
    return ask_words({"erase", round_.round().string(), resident, "--on", "2026-11-26", "--lang", "en"});
  }

  const RecordedRound round_{"one-street"};
};

TEST_F(AuditPeople, ShowsWhoTheyAre) {
  EXPECT_EQ(shown(), "3 shown");
  const Answer all = round_.audit();
  EXPECT_EQ(all.code, 3) << "statements cannot be decided again here";
  EXPECT_EQ(round_.told(), "10 other-semantics, 11 other-semantics, 12 other-semantics");
  for (const Person& one : people)
    EXPECT_EQ(all.out.find(one.name.substr(0, 3)), std::string::npos) << "no name is told";
}

TEST_F(AuditPeople, TellsOfAnotherNameAccountOrSalt) {
  for (int i = 0; i < 4; ++i) {
    std::vector<Person> rows = people;
    if (i == 0) rows[0].iban = "NL91ABNA0417164301";
    if (i == 1) rows[0].name = "Ans Bos";
    if (i == 2) rows[0].salt = std::string(32, 'd');
    if (i == 3) rows[0].salt.clear();
    write(rows);
    EXPECT_EQ(shown(), "1 shown; r1 changed 2") << i;
  }
  EXPECT_NE(told().find("r1 now has another name or account in private/people.csv than is recorded"),
            std::string::npos)
      << told();
  write({people[2], people[1], people[0]});
  EXPECT_EQ(shown(), "3 shown") << "their order says nothing";
  std::vector<Person> rows = people;
  rows[0].resident = "r2";
  rows[1].resident = "r1";
  write(rows);
  EXPECT_EQ(shown(), "0 shown; r1 changed 2; r2 changed 1");
}

TEST_F(AuditPeople, TellsWhoIsNotThere) {
  write({people[1]});
  EXPECT_EQ(shown(), "1 shown; r1 not-there 2");
  EXPECT_NE(told().find("r1 is not in private/people.csv here and cannot be shown (entries: 2)."),
            std::string::npos)
      << told();
  fs::remove(file());
  EXPECT_EQ(shown(), "0 shown; r1 not-there 2; r2 not-there 1");
  std::ofstream(file(), std::ios::binary) << "resident;name\nr1;\xFF\n\n;;;;";
  EXPECT_EQ(shown(), "0 shown; r1 not-there 2; r2 not-there 1") << "a file that cannot be read shows nobody";
}

TEST_F(AuditPeople, TellsWhoWasErased) {
  EXPECT_EQ(erase("r1").code, 0);
  EXPECT_EQ(testing::text_of(file()), file_of({people[1], people[2]}));
  EXPECT_EQ(shown(), "1 shown; r1 erased 2");
  EXPECT_NE(told().find("r1 was erased; who that was can no longer be shown (entries: 2)."),
            std::string::npos)
      << told();
  EXPECT_EQ(erase("r1").code, 0) << "twice is once";
  EXPECT_EQ(shown(), "1 shown; r1 erased 2");
  EXPECT_EQ(erase("r3").code, 0);
  EXPECT_EQ(shown(), "1 shown; r1 erased 2; r3 erased 0");
  EXPECT_EQ(erase("r9").code, 2) << "there never was one";
  // Nothing of them is left in any file of the round.
  for (const auto& entry : fs::recursive_directory_iterator(round_.round())) {
    if (!entry.is_regular_file()) continue;
    const std::string text = testing::text_of(entry.path());
    for (const std::string& part : {people[0].iban, people[0].salt, std::string("de bakker"), people[2].salt})
      EXPECT_EQ(text.find(part), std::string::npos) << entry.path() << ' ' << part;
  }
}

TEST_F(AuditPeople, FindsWhoWasPutBack) {
  EXPECT_EQ(erase("r1").code, 0);
  write(people);
  EXPECT_EQ(shown("13 person-not-erased"), "3 shown");
  EXPECT_NE(told().find("Entry 13 (erasure:r1): r1 was erased, and is still in private/people.csv."),
            std::string::npos)
      << told();
  std::vector<Person> rows = people;
  rows[0].name = "somebody else";
  write(rows);
  EXPECT_EQ(shown("13 person-not-erased"), "1 shown; r1 changed 2");
  EXPECT_EQ(erase("r1").code, 0) << "the same call takes it out again";
  EXPECT_EQ(shown(), "1 shown; r1 erased 2");
}

// The journal alone, without the folder: it proves itself, and shows nobody.
TEST_F(AuditPeople, AreNotShownWithoutTheFolder) {
  const Answer answer =
      ask_words({"audit", round_.journal().string(), "--only", "outcome", "--format", "json"});
  EXPECT_EQ(answer.code, 0);
  const auto json = nlohmann::json::parse(answer.out);
  EXPECT_EQ(json.at("persons_shown"), "0");
  EXPECT_EQ(json.at("persons_hidden").size(), 2U);
}

// A commitment that somebody changed is sealed like all else; sealed again, it shows nobody.
TEST_F(AuditPeople, AreSealed) {
  const std::string commitment = commitment_to(people[1]);
  round_.say_instead("statement:2", commitment, commitment_to(people[2]));
  EXPECT_EQ(shown(), "2 shown; r2 changed 1");
  round_.tamper([&](Tampering& tampering) {
    tampering.run("UPDATE entry SET body = replace(body, '" + commitment_to(people[2]) + "', '" + commitment +
                  "') WHERE key = 'statement:2'");
  });
  EXPECT_EQ(shown("11 wrong-seal"), "3 shown");
}

}  // namespace
}  // namespace buurtkas
