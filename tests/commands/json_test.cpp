// What programs read: the documented keys, amounts as text, no number that could be rounded, and a digest
// that anybody can compute again.

#include <regex>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/read/sha256.h"
#include "tests/commands/ask.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::ask;

Json answer_of(const std::string& call) {
  const testing::Answer answer = ask(call + " --format json");
  EXPECT_EQ(answer.code, 0) << call << answer.err;
  EXPECT_TRUE(answer.out.ends_with("}\n")) << call;
  return Json::parse(answer.out);
}

void expect_no_numbers(const Json& json, const std::string& where) {
  EXPECT_FALSE(json.is_number()) << where << " is a number, " << json;
  if (!json.is_structured()) return;
  for (const auto& [key, value] : json.items()) expect_no_numbers(value, where + '/' + key);
}

void expect_amount(const Json& json) {
  static const std::regex amount(R"((0|[1-9]\d*)\.\d\d)");
  ASSERT_TRUE(json.is_string()) << json;
  EXPECT_TRUE(std::regex_match(json.get<std::string>(), amount)) << json;
}

std::string assen() {
  return (testing::shared_folder() / "pabulib/Netherlands_Assen_2024.pb").string();
}

std::vector<std::string> votes() {
  return {"vote sample-budgets/one-street",
          "vote sample-budgets/groz-zuid-2026 --quiet",
          "vote sample-budgets/groz-zuid-2026 --quiet --method greedy-threshold --threshold 7/2",
          "vote sample-budgets/one-street --completion add-one,greedy,comparison",
          "vote sample-budgets/one-street --method greedy-no-skip",
          "vote " + assen(),
          "vote " + assen() + " --method equal-shares --completion add-one"};
}

TEST(Json, OfAVoteHasWhatIsDocumented) {
  for (const std::string& call : votes()) {
    const Json json = answer_of(call);
    for (const char* key :
         {"selected", "cost", "votable", "currency", "voters", "method", "satisfaction", "completion",
          "tie_breaks", "what_if", "funding", "ballots", "withdrawn", "trace", "inputs", "name", "digest"}) {
      EXPECT_TRUE(json.contains(key)) << call << ' ' << key;
    }
    for (const char* key : {"method", "satisfaction", "completion", "voters", "digest", "currency", "name"}) {
      EXPECT_TRUE(json[key].is_string()) << call << ' ' << key;
    }
    for (const char* key : {"selected", "funding", "trace", "inputs"}) {
      EXPECT_TRUE(json[key].is_array()) << call << ' ' << key;
      EXPECT_FALSE(json[key].empty()) << call << ' ' << key;
    }
    for (const Json& id : json["selected"]) EXPECT_TRUE(id.is_string());
    for (const Json& event : json["trace"]) EXPECT_TRUE(event.at("event").is_string());
    expect_amount(json["cost"]);
    expect_amount(json["votable"]);
    for (const Json& line : json["funding"]) expect_amount(line.at("amount"));
  }
}

TEST(Json, HasNoNumberThatCouldBeRounded) {
  for (const std::string& call : votes()) expect_no_numbers(answer_of(call), call);
  for (const std::string call :
       {"explain sample-budgets/one-street bench", "explain sample-budgets/one-street party",
        "explain sample-budgets/groz-zuid-2026 speeltoestel", "explain sample-budgets/groz-zuid-2026 ijsbaan",
        "check sample-budgets/one-street"}) {
    expect_no_numbers(answer_of(call), call);
  }
}

// The whole cents of an amount's text, without a floating point.
std::int64_t cents(const Json& amount) {
  std::string digits = amount.get<std::string>();
  digits.erase(digits.find('.'), 1);
  return std::stoll(digits);
}

TEST(Json, AddsUp) {
  for (const std::string& call : votes()) {
    const Json json = answer_of(call);
    std::int64_t paid = 0;
    for (const Json& line : json["funding"]) paid += cents(line["amount"]);
    EXPECT_EQ(paid, cents(json["cost"])) << call;
    EXPECT_LE(paid, cents(json["votable"])) << call;
    for (const Json& channel : json["ballots"]) {
      std::int64_t found = 0;
      for (const char* key : {"counted", "superseded", "unused"})
        found += std::stoll(channel[key].get<std::string>());
      for (const Json& number : channel["invalid"]) found += std::stoll(number.get<std::string>());
      EXPECT_EQ(found, std::stoll(channel["issued"].get<std::string>())) << call;
    }
  }
}

TEST(Json, HasTheDigestOfAllTheRestAndTheHashesOfItsFiles) {
  for (const std::string& call : votes()) {
    Json json = answer_of(call);
    const std::string digest = json["digest"];
    json.erase("digest");
    EXPECT_EQ(digest, sha256_of(json.dump())) << call;
    EXPECT_NE(ask(call).out.find(digest), std::string::npos) << call << ": the text has another";
  }
  const Json street = answer_of("vote sample-budgets/one-street");
  for (const Json& input : street["inputs"]) {
    const auto path =
        testing::project_root() / "sample-budgets/one-street" / input["file"].get<std::string>();
    EXPECT_EQ(input["sha256"], sha256_of(testing::text_of(path))) << path;
  }
}

TEST(Json, OfARefusalSaysWhy) {
  const Json findings = Json::parse(ask("vote sample-budgets --format json").err);
  EXPECT_EQ(findings["decided"], false);
  ASSERT_FALSE(findings["findings"].empty());
  for (const Json& finding : findings["findings"]) {
    for (const char* key : {"code", "severity", "file", "found", "expected", "hint", "message"}) {
      EXPECT_TRUE(finding.at(key).is_string()) << key;
    }
    for (const char* key : {"line", "column"}) EXPECT_TRUE(finding.at(key).is_number_unsigned()) << key;
  }
  const Json check = Json::parse(ask("check sample-budgets --format json").out);
  EXPECT_EQ(check["in_order"], false);
  EXPECT_EQ(check["findings"], findings["findings"]);
  const Json error = Json::parse(ask("vote sample-budgets/one-street --method best --format json").err);
  EXPECT_TRUE(error["error"].is_string());
}

}  // namespace
}  // namespace buurtkas
