#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/read/printable.h"
#include "cli/read/rules/rules_yaml.h"
#include "cli/read/yaml_document.h"
#include "cli/render/rules.h"
#include "engine/assertion.h"
#include "engine/rulebook/check.h"
#include "engine/rulebook/effect.h"

// Any bytes as a rulebook.yaml, and what follows a line `#examples` as its examples.yaml. Nothing may crash,
// hang or grow. A rulebook that hangs together is shown, decides a case of each of its articles twice alike,
// and is changed a little.

namespace buurtkas {
namespace {

constexpr std::string_view mark = "\n#examples\n";
constexpr std::size_t articles_tried = 20;
constexpr std::size_t mutants_tried = 5;
constexpr Date last_day{2199, 12, 31};

void check(const Findings& findings, const std::string& text) {
  BUURTKAS_ASSERT(findings.size() <= findings_max + 1);
  for (const Finding& finding : findings) {
    BUURTKAS_ASSERT(finding.place.line <= text.size() + 1);
    BUURTKAS_ASSERT(finding.place.column <= text.size() + 1);
    BUURTKAS_ASSERT(!finding.code.empty());
  }
}

// Nothing when it has an error, or does not hang together.
std::optional<Rulebook> read_book(const std::string& text) {
  FindingList list;
  FileFindings findings(list, "f.yaml");
  const auto root = read_yaml({"f.yaml", text}, findings);
  BUURTKAS_ASSERT(root.has_value() || list.errors() > 0);
  std::optional<Rulebook> rulebook;
  if (root && root->kind != YamlNode::Kind::empty) rulebook = read_rulebook_yaml(*root, findings);
  if (rulebook && list.errors() == 0) {
    for (Finding& finding : check_rulebook(*rulebook)) list.add(std::move(finding));
  }
  if (list.errors() > 0) rulebook.reset();
  check(list.take("f.yaml"), text);
  return rulebook;
}

std::vector<Example> read_examples(const std::string& text, const Rulebook& rulebook) {
  FindingList list;
  FileFindings findings(list, "e.yaml");
  const auto root = read_yaml({"e.yaml", text}, findings);
  BUURTKAS_ASSERT(root.has_value() || list.errors() > 0);
  std::vector<Example> examples;
  if (root) examples = read_examples_yaml(*root, findings, rulebook);
  check(list.take("e.yaml"), text);
  for (const Example& example : examples) BUURTKAS_ASSERT(!example.steps.empty());
  return examples;
}

// A case of the article, with what comes out of it as what must.
std::optional<Example> example_of(const Rulebook& rulebook, const Article& article) {
  Step step{article.valid.from, last_day, blank_case(article.of), {}, {}, article.place};
  const RulesInForce rules = rules_in_force(rulebook, step.on, step.known);
  Space space(article.of);
  if (!has_values(rules, article)) return std::nullopt;
  cut_by_articles(rules, space);
  const Box box = space.box_of(rules, article.when, article.unless);
  if (is_empty(box)) return std::nullopt;
  step.one = space.case_in(box);
  Example example{article.title, {step, step}, article.place};
  const std::vector<Decision> decisions = decisions_of(rulebook, example);
  for (std::size_t i = 0; i < decisions.size(); ++i) {
    Expected& expected = example.steps[i].expected;
    expected.verdict = decisions[i].verdict;
    expected.amount = decisions[i].amount;
    expected.fits = decisions[i].fits;
    expected.by = deciding_articles(rules, decisions[i]);
    expected.roles = decisions[i].roles;
    expected.reserve = decisions[i].reserve;
  }
  return example;
}

void check_page(const Rulebook& rulebook, const Date& on) {
  for (const Language language : {Language::nl, Language::en}) {
    std::string page = rulebook_page(rulebook, on, last_day, language);
    BUURTKAS_ASSERT(page.ends_with('\n'));
    std::replace(page.begin(), page.end(), '\n', ' ');
    BUURTKAS_ASSERT(!has_control(page));
  }
}

void check_coverage(const Rulebook& rulebook, const std::vector<Example>& examples) {
  const TriedRulebook tried = {&rulebook, &examples, mismatches(rulebook, examples),
                               coverage_of(rulebook, examples)};
  BUURTKAS_ASSERT(tried.coverage.articles.size() == rulebook.articles.size());
  BUURTKAS_ASSERT(!test_text(tried, Language::en).empty());
}

void check_mutants(const Rulebook& rulebook, const std::vector<Example>& examples) {
  std::vector<Mutant> mutants = mutants_of(rulebook);
  const std::size_t stride = std::max<std::size_t>(mutants.size() / mutants_tried, 1);
  for (std::size_t i = 0; i < mutants.size(); i += stride) try_mutant(rulebook, mutants[i], examples);
}

void read_all(const std::string& text) {
  const std::size_t end = text.find(mark);
  const auto rulebook = read_book(text.substr(0, end));
  if (!rulebook) return;
  check_page(*rulebook, rulebook->valid.from);
  std::vector<Example> examples;
  for (const Article& article : rulebook->articles) {
    if (examples.size() == articles_tried) break;
    if (auto example = example_of(*rulebook, article)) examples.push_back(std::move(*example));
  }
  BUURTKAS_ASSERT(mismatches(*rulebook, examples).empty());
  if (end != std::string::npos) {
    for (Example& example : read_examples(text.substr(end + mark.size()), *rulebook)) {
      examples.push_back(std::move(example));
    }
  }
  check_coverage(*rulebook, examples);
  check_mutants(*rulebook, examples);
}

}  // namespace
}  // namespace buurtkas

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  buurtkas::read_all(std::string(reinterpret_cast<const char*>(data), size));
  return 0;
}
