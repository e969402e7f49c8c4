// `buurtkas vote --certificate` and `buurtkas-verify`, as they are typed.

#include <sstream>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/commands/run.h"
#include "cli/verify/run_verify.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using testing::TemporaryFolder;

struct Answer {
  int code;
  std::string out, err;
};

Answer verify_words(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = verify::run_verify(words, out, err);
  return {code, out.str(), err.str()};
}

std::string sample(const char* name) {
  return (testing::project_root() / "sample-budgets" / name).string();
}

// The certificate of a sample round, with more words for `vote`.
std::string certificate_text_of(const TemporaryFolder& folder, const char* round,
                                const std::vector<std::string>& more) {
  const std::string file = (folder.path() / "certificate.json").string();
  std::vector<std::string> words = {"vote", sample(round), "--certificate", file, "--quiet", "--dry-run"};
  words.insert(words.end(), more.begin(), more.end());
  std::ostringstream out;
  std::ostringstream err;
  EXPECT_EQ(run(words, out, err, false), 0) << err.str();
  return testing::text_of(file);
}

TEST(VerifyProgram, TellsWhatIsProven) {
  std::string golden;
  const std::vector<std::pair<const char*, std::vector<std::string>>> asked = {
      {"one-street", {}},
      {"one-street", {"--method", "greedy"}},
      {"one-street", {"--method", "phragmen", "--satisfaction", "cost"}},
      {"two-quarters", {}}};
  for (const auto& [round, terms] : asked) {
    const TemporaryFolder folder;
    const auto file = folder.write("c.json", certificate_text_of(folder, round, terms));
    for (const char* language : {"en", "nl"}) {
      const Answer answer = verify_words({"--lang", language, file.string(), sample(round)});
      EXPECT_EQ(answer.code, 0) << answer.err;
      golden += answer.out + '\n';
    }
  }
  testing::expect_golden("verify.txt", golden);
}

// Trees and bench are both green, and together too dear for it.
TEST(VerifyProgram, KnowsTheLimitsOfAFileByAnotherRule) {
  const TemporaryFolder folder;
  const std::string file =
      folder
          .write("f.pb",
                 "META\nkey;value\ndescription;Made up\ncountry;Nederland\nunit;Dorp\ninstance;2026\n"
                 "num_projects;3\nnum_votes;2\nbudget;1000\nvote_type;approval\nrule;greedy\n"
                 "date_begin;01.03.2026\ndate_end;15.03.2026\ncategories;Groen,Jeugd\n"
                 "budget_per_category;500,400\nPROJECTS\nproject_id;cost;category\nbench;300;Groen\n"
                 "trees;250;Groen\nswing;200;Jeugd\nVOTES\nvoter_id;vote\nv1;bench,trees\nv2;bench,swing\n")
          .string();
  const std::string certificate = (folder.path() / "c.json").string();
  for (const char* method : {"greedy", "equal-shares", "phragmen", "maximin-support", "max-welfare"}) {
    for (const bool keeps : {true, false}) {
      std::vector<std::string> words = {
          "vote",           file,   "--method", method,          "--lang",   "en",
          "--satisfaction", "cost", "--quiet",  "--certificate", certificate};
      if (keeps) words.emplace_back("--keep-limits");
      std::ostringstream out;
      std::ostringstream err;
      ASSERT_EQ(run(words, out, err, false), 0) << err.str();
      EXPECT_EQ(out.str().find("limits that the file names are not kept") == std::string::npos, keeps);
      EXPECT_EQ(out.str().find("Kept to: on Groen at most") != std::string::npos, keeps) << out.str();
      const Answer answer = verify_words({certificate, file});
      EXPECT_EQ(answer.code, 0) << method << answer.err;
      std::string changed = testing::text_of(certificate);
      const std::string said = "\"kept_limits\":\"of-the-file\"";
      ASSERT_EQ(changed.find(said) != std::string::npos, keeps) << changed;
      if (!keeps) continue;
      changed.replace(changed.find(said), said.size(), "\"kept_limits\":\"none\"");
      EXPECT_EQ(verify_words({folder.write("changed.json", changed).string(), file}).code, 3) << method;
    }
  }
}

// Whoever says less than they could is not refuted, and proves no outcome.
TEST(VerifyProgram, AnswersOtherwiseWhatIsNotProven) {
  const TemporaryFolder folder;
  const std::string file =
      folder
          .write("f.pb",
                 "META\nkey;value\nbudget;1000\nvote_type;approval\nPROJECTS\nproject_id;cost\nbench;300\n"
                 "trees;250\nVOTES\nvoter_id;vote\nv1;bench,trees\nv2;bench\n")
          .string();
  const std::string written = (folder.path() / "c.json").string();
  std::ostringstream out;
  ASSERT_EQ(run(std::vector<std::string>{"vote", file, "--method", "phragmen", "--satisfaction", "cost",
                                         "--certificate", written, "--quiet"},
                out, out, false),
            0);
  EXPECT_EQ(verify_words({written, file}).code, 0);
  nlohmann::json certificate = nlohmann::json::parse(testing::text_of(written));
  certificate["proves"] = "funding";
  nlohmann::json statements = nlohmann::json::array();
  for (const nlohmann::json& one : certificate["statements"]) {
    if (one["kind"] == "votes" || one["kind"] == "paid") statements.push_back(one);
  }
  for (std::size_t at = 0; at < statements.size(); ++at) statements[at]["number"] = std::to_string(at + 1);
  certificate["statements"] = statements;
  const Answer less =
      verify_words({"--lang", "en", folder.write("less.json", certificate.dump()).string(), file});
  EXPECT_EQ(less.code, 4) << less.err;
  EXPECT_NE(less.out.find("Not proven: that the method selected it."), std::string::npos) << less.out;
  EXPECT_EQ(less.out.find("Proven:"), std::string::npos);
}

// What is said of a sample round's certificate, in both languages, when one text in it is another.
std::string refutations(const char* round, const std::vector<std::pair<std::string, std::string>>& changes,
                        const std::vector<std::string>& more = {}) {
  const TemporaryFolder folder;
  const std::string text = certificate_text_of(folder, round, more);
  std::string told;
  for (const auto& [right, wrong] : changes) {
    const std::size_t at = text.find(right);
    EXPECT_NE(at, std::string::npos) << right;
    if (at == std::string::npos) continue;
    std::string changed = text;
    changed.replace(at, right.size(), wrong);
    const auto file = folder.write("changed.json", changed);
    for (const char* language : {"en", "nl"}) {
      const Answer answer = verify_words({"--lang", language, file.string(), sample(round)});
      EXPECT_EQ(answer.code, 3) << wrong;
      EXPECT_EQ(answer.out, "");
      told += answer.err;
    }
  }
  return told;
}

TEST(VerifyProgram, NamesTheStatementThatDoesNotHold) {
  testing::expect_golden(
      "verify-refuted.txt",
      refutations("one-street",
                  {{R"("project":"party","votes":"3")", R"("project":"party","votes":"2")"},
                   {R"("have":"398")", R"("have":"400")"},
                   {R"("project":"trees","payment":"100")", R"("project":"trees","payment":"99")"},
                   {R"("in_full":"4")", R"("in_full":"3")"},
                   {R"("needs":"1300")", R"("needs":"1200")"},
                   {R"("selected": ["bench")", R"("selected": ["rain")"},
                   {R"("pot":"street","amount":"400.00")", R"("pot":"street","amount":"400.01")"},
                   {R"("sha256":"6)", R"("sha256":"7)"}}));
}

TEST(VerifyProgram, NamesTheLimitOrTermThatIsNotKept) {
  const std::vector<std::pair<std::string, std::string>> over_limits = {
      {R"("selected": [)", R"("selected": ["skatebaan",)"},
      {R"("selected": [)", R"("selected": ["kerstborrel",)"}};
  const std::string of_funding =
      refutations("two-quarters", over_limits,
                  {"--method", "max-welfare", "--satisfaction", "cardinality", "--completion", "none"});
  testing::expect_golden(
      "verify-refuted-limits.txt",
      of_funding +
          refutations("two-quarters",
                      {{R"("selected":["skatebaan"])", R"("selected":[])"},
                       {R"("needs":"1600.00")", R"("needs":"1350.00")"},
                       {R"("at_most":"1400.00")", R"("at_most":"1500.00")"},
                       {R"("kind":"next","project":"uitleen")", R"("kind":"next","project":"skatebaan")"},
                       {R"("paid":"500.00")", R"("paid":"501.00")"},
                       {R"("carried_out":"whole")", R"("carried_out":"in-part")"},
                       {"whole-from 75%", "whole-from 85%"},
                       {"whole-from 75%", "whole-from 76%"},
                       {"whole-from 75%", "banana"},
                       {"whole-from 75%", "in-part-from 1/0%"},
                       {"whole-from 75%", "whole-from 101%"},
                       {R"("next_project":"whole-from 75%")", R"("leftover":"within-caps")"},
                       {"drawn", "thrown"}}));
}

TEST(VerifyProgram, RefusesWhatIsNoCertificate) {
  const TemporaryFolder folder;
  const std::string round = sample("one-street");
  for (const char* text : {"", "{", "[]", "{}", "null", R"({"format":"buurtkas-certificate","version":"2"})",
                           R"({"format":"buurtkas-certificate","version":"1","version":"1"})"}) {
    const Answer answer = verify_words({folder.write("c.json", text).string(), round});
    EXPECT_EQ(answer.code, 2) << text;
    EXPECT_NE(answer.err, "") << text;
  }
  EXPECT_EQ(verify_words({(folder.path() / "none.json").string(), round}).code, 2);
  EXPECT_EQ(verify_words({}).code, 2);
  EXPECT_EQ(verify_words({"--help"}).code, 0);
  EXPECT_EQ(verify_words({"--lang", "fr", "c.json", round}).code, 2);
  const auto file = folder.write("c.json", certificate_text_of(folder, "one-street", {}));
  EXPECT_EQ(verify_words({file.string(), (folder.path() / "none.pb").string()}).code, 2);
  EXPECT_EQ(verify_words({file.string(), sample("groz-zuid-2026")}).code, 3);
}

}  // namespace
}  // namespace buurtkas
