#include "tests/commands/paid_round.h"

#include <fstream>

#include "tests/support/claims_round.h"

namespace buurtkas::testing {

using Json = nlohmann::json;

void expect_in(const std::string& part, const std::string& text) {
  EXPECT_NE(text.find(part), std::string::npos) << "no `" << part << "` in\n" << text;
}

void PaidRound::SetUp() {
  give_claims(round_.round());
  write_people(people_of_street);
  run({"claims", "--on", "2026-04-10"});
  sign("r2", "c001", "2026-04-10");
}

void PaidRound::write_people(const std::string& text) const {
  std::ofstream(people_path(), std::ios::binary) << text;
}

Answer PaidRound::call(const Words& words) const {
  Words all = {words.front(), round_.round().string()};
  all.insert(all.end(), words.begin() + 1, words.end());
  for (const char* word : {"--lang", "en", "--quiet"}) all.emplace_back(word);
  return ask_words(all);
}

void PaidRound::run(const Words& words) const {
  const Answer answer = call(words);
  ASSERT_EQ(answer.code, 0) << words.front() << ": " << answer.err;
}

void PaidRound::sign(const std::string& by, const std::string& of, const std::string& on) const {
  run({"approve", of, "--by", by, "--on", on});
}

Answer PaidRound::pay(const std::string& on, const Words& more) const {
  Words words = {"pay", "--on", on};
  words.insert(words.end(), more.begin(), more.end());
  return call(words);
}

std::vector<SealedEntry> PaidRound::entries() const {
  std::vector<SealedEntry> all;
  round_.tamper([&](Tampering& tampering) { all = tampering.entries(); });
  return all;
}

Json PaidRound::body_of(const std::string& key) const {
  for (const SealedEntry& one : entries()) {
    if (one.entry.key == key) return Json::parse(one.entry.body);
  }
  return {};
}

std::string PaidRound::moved_by(const std::string& key) const {
  std::string text;
  for (const SealedEntry& one : entries()) {
    if (one.entry.key != key) continue;
    for (const Posting& posting : one.entry.postings) {
      text += (text.empty() ? "" : ", ") + to_string(posting.account) + ' ' + to_string(posting.amount);
    }
  }
  return text;
}

std::string PaidRound::code_of(const std::string& id) const {
  const Answer answer = call({"report", "--statement", id, "--format", "json"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  return Json::parse(answer.out)["code"];
}

}  // namespace buurtkas::testing
