#include "tests/read_rules/rules_support.h"

#include <algorithm>
#include <filesystem>

#include <gtest/gtest.h>

#include "cli/read/terms/round_terms.h"

namespace buurtkas::testing {

Reading<RulebookFolder> read_texts(const RuleTexts& texts, const std::string& folder) {
  const TemporaryFolder above;
  const std::filesystem::path path = above.path() / folder;
  std::filesystem::create_directory(path);
  above.write(folder + "/rulebook.yaml", texts.rulebook);
  if (!texts.examples.empty()) above.write(folder + "/examples.yaml", texts.examples);
  return read_rulebook_folder(path, "here", check_terms);
}

const RulebookFolder& right_folder() {
  static const Reading<RulebookFolder> reading = read_texts({});
  EXPECT_EQ(lines_of(reading.findings), "");
  return *reading.value;
}

const Article& article_named(const Rulebook& rulebook, const std::string& id) {
  const auto at = std::find_if(rulebook.articles.begin(), rulebook.articles.end(),
                               [&](const Article& one) { return one.id == id; });
  EXPECT_NE(at, rulebook.articles.end()) << id;
  return *at;
}

const Parameter& parameter_named(const Rulebook& rulebook, const std::string& name) {
  const auto at = std::find_if(rulebook.parameters.begin(), rulebook.parameters.end(),
                               [&](const Parameter& one) { return one.name == name; });
  EXPECT_NE(at, rulebook.parameters.end()) << name;
  return *at;
}

std::string lines_of(const Findings& findings) {
  std::string lines;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::warning) lines += "warning ";
    if (finding.place.file == "here/examples.yaml") {
      lines += "examples ";
    } else {
      EXPECT_EQ(finding.place.file, "here/rulebook.yaml");
    }
    lines += std::to_string(finding.place.line) + ':' + std::to_string(finding.place.column) + ' ' +
             std::string(finding.code) + ' ' + finding.found + '|' + finding.expected + '|' + finding.hint +
             '\n';
  }
  return lines;
}

namespace {

void expect_findings(std::string RuleTexts::*file, const std::string& from, const std::vector<Slip>& slips) {
  for (const Slip& slip : slips) {
    RuleTexts texts;
    texts.*file = replaced(texts.*file, from, slip.to);
    const auto reading = read_texts(texts);
    EXPECT_EQ(lines_of(reading.findings), slip.findings) << from << " -> " << slip.to;
    EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings));
  }
}

}  // namespace

void expect_in_rulebook(const std::string& from, const std::vector<Slip>& slips) {
  expect_findings(&RuleTexts::rulebook, from, slips);
}

void expect_in_examples(const std::string& from, const std::vector<Slip>& slips) {
  expect_findings(&RuleTexts::examples, from, slips);
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << '`' << from << "` is not in the text just once";
    return text;
  }
  return text.replace(at, from.size(), to);
}

}  // namespace buurtkas::testing
