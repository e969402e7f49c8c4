#include "tests/commands/recorded_round.h"

#include <fstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/sha256.h"

namespace buurtkas::testing {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

bool replace_all(std::string& text, const std::string& part, const std::string& instead) {
  bool is_there = false;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + instead.size())) {
    text.replace(at, part.size(), instead);
    is_there = true;
  }
  return is_there;
}

bool is_list(const std::string& text) {
  return text.starts_with("{\"files\":[");
}

std::vector<Journal::Input> inputs_in(const Journal& journal) {
  std::vector<Journal::Input> inputs;
  journal.each_input([&](const Journal::Input& input) { inputs.push_back(input); });
  return inputs;
}

void put_input(Tampering& tampering, const std::string& sha256, const std::string& bytes) {
  const Hash before = *hash_from_hexadecimal(sha256);
  const Hash now = *hash_from_hexadecimal(sha256_of(bytes));
  Query input(tampering.database(), "UPDATE input SET sha256 = ?, bytes = ? WHERE sha256 = ?");
  input.set_bytes(0, bytes_of(now))
      .set(1, static_cast<std::int64_t>(bytes.size()))
      .set_bytes(2, bytes_of(before));
  input.step();
  Query part(tampering.database(), "UPDATE input_part SET sha256 = ?, bytes = ? WHERE sha256 = ?");
  part.set_bytes(0, bytes_of(now)).set_bytes(1, bytes).set_bytes(2, bytes_of(before)).step();
}

void say_in_entries(Tampering& tampering, const std::string& part, const std::string& instead) {
  for (auto& [entry, seal] : tampering.entries()) {
    if (replace_all(entry.body, part, instead)) tampering.replace(entry);
  }
}

}  // namespace

RecordedRound::RecordedRound(const std::string& sample, const std::vector<std::string>& verbs)
    : round_(copy_sample(sample, folder_)) {
  for (const std::string& verb : verbs) {
    const Answer answer = ask_words({verb, round_.string(), "--quiet"});
    EXPECT_EQ(answer.code, 0) << answer.err;
  }
}

std::string RecordedRound::write(const std::string& name, const std::string& text) const {
  fs::remove(file(name));  // a new file is written sooner than one that is written again
  return folder_.write(name, text).string();
}

Answer RecordedRound::audit(const std::vector<std::string>& more) const {
  std::vector<std::string> words = {"audit", round_.string(), "--lang", "en"};
  words.insert(words.end(), more.begin(), more.end());
  return ask_words(words);
}

std::string RecordedRound::told(const std::vector<std::string>& more) const {
  std::vector<std::string> words = {"--format", "json"};
  words.insert(words.end(), more.begin(), more.end());
  const Answer answer = audit(words);
  if (answer.code != 0 && answer.code != 3) return "code " + std::to_string(answer.code) + ' ' + answer.err;
  const Json json = Json::parse(answer.out);
  std::string text;
  for (const Json& fault : json.at("differences")) {
    if (!text.empty()) text += ", ";
    text += fault.value("entry", "0") + ' ' + fault.at("code").get<std::string>();
  }
  EXPECT_EQ(answer.code, text.empty() ? 0 : 3);
  EXPECT_EQ(json.at("holds"), text.empty());
  return text;
}

std::string RecordedRound::make_key(const std::string& name) const {
  const Answer answer = ask_words({"key", "new", file(name + ".key"), "--name", name});
  EXPECT_EQ(answer.code, 0) << answer.err;
  return answer.out.substr(0, answer.out.find('\n'));
}

std::string RecordedRound::publish(const std::vector<std::string>& keys, const std::string& on) const {
  std::vector<std::string> words = {"checkpoint", round_.string(), "--on", on, "--quiet"};
  for (const std::string& key : keys) {
    words.emplace_back("--key");
    words.push_back(file(key + ".key"));
  }
  const Answer answer = ask_words(words);
  EXPECT_EQ(answer.code, 0) << answer.err;
  return write("printed-" + on + ".txt", answer.out);
}

void RecordedRound::tamper(const std::function<void(Tampering&)>& change) const {
  Tampering tampering = Tampering::in_file(journal());
  change(tampering);
}

void RecordedRound::say_instead(const std::string& key, const std::string& part,
                                const std::string& instead) const {
  tamper([&](Tampering& tampering) {
    bool is_said = false;
    for (auto& [entry, seal] : tampering.entries()) {
      if (entry.key != key) continue;
      is_said = replace_all(entry.body, part, instead);
      tampering.replace(entry);
    }
    EXPECT_TRUE(is_said) << key << " does not say " << part;
    tampering.seal_all();
  });
}

void RecordedRound::exchange_input(const std::string& sha256, const std::string& bytes) const {
  tamper([&](Tampering& tampering) {
    put_input(tampering, sha256, bytes);
    std::vector<std::pair<std::string, std::string>> renamed = {{sha256, sha256_of(bytes)}};
    // What cites an input is itself one, and gets another hash.
    for (std::size_t i = 0; i < renamed.size(); ++i) {
      const auto [before, now] = renamed[i];
      say_in_entries(tampering, before, now);
      for (const Journal::Input& input : inputs_in(tampering.journal())) {
        std::string citing = tampering.journal().input_text(input.sha256).value_or("");
        if (!replace_all(citing, before, now)) continue;
        put_input(tampering, input.sha256, citing);
        renamed.emplace_back(input.sha256, sha256_of(citing));
      }
    }
    tampering.seal_all();
  });
}

std::string RecordedRound::input_of(const std::string& name) const {
  const Database database(journal(), Database::Mode::read);
  const Journal journal(database);
  std::string found;
  for (const Journal::Input& input : inputs_in(journal)) {
    const std::string list = journal.input_text(input.sha256).value_or("");
    if (!is_list(list)) continue;
    const Json json = Json::parse(list);
    for (const Json& one : json.at("files")) {
      if (one.at("file") == name) found = one.at("sha256").get<std::string>();
    }
  }
  EXPECT_NE(found, "") << name;
  return found;
}

std::string RecordedRound::input_text(const std::string& sha256) const {
  const Database database(journal(), Database::Mode::read);
  return Journal(database).input_text(sha256).value_or("");
}

}  // namespace buurtkas::testing
