#include "engine/voting/declared.h"

#include <algorithm>
#include <array>

#include "engine/round/pb_words.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/next_project.h"
#include "engine/voting/select_by_votes.h"

namespace buurtkas {
namespace {

// Ties as Pabulib's own checker of files breaks them.
Terms by_equal_shares(std::vector<Completion> completion) {
  Terms terms;
  terms.tie_breaks = {TieBreak::lowest_cost, TieBreak::most_votes};
  terms.completion = std::move(completion);
  return terms;
}

bool names_exclusions(const Declared& declared) {
  return std::any_of(declared.limits.begin(), declared.limits.end(),
                     [](const Limit& limit) { return limit.kind == Limit::Kind::exclusion; });
}

Terms by_greedy(Method method, const Declared& declared) {
  Terms terms;
  terms.method = method;
  terms.tie_breaks = {TieBreak::file_order};
  if (declared.threshold) terms.threshold = Threshold{*declared.threshold};
  const std::string least = pb_rule_words(declared.comment).least;
  if (!least.empty()) terms.next = next_project_from("whole-from " + least + '%');
  const PbLeftover leftover = pb_leftover(declared.leftover).value_or(PbLeftover{});
  if (leftover.next_in_part) terms.next = NextProject{};
  if (leftover.beyond_caps) terms.leftover = Leftover::beyond_caps;
  return terms;
}

}  // namespace

std::optional<Terms> declared_terms(const Declared& declared) {
  const std::string& rule = declared.rule;
  if (rule == "greedy") return by_greedy(&method::greedy, declared);
  if (rule == "greedy-exclusive" && names_exclusions(declared)) return by_greedy(&method::greedy, declared);
  if (rule == "greedy-no-skip") return by_greedy(&method::greedy_no_skip, declared);
  if (rule == "greedy-threshold") {
    const Method method = declared.threshold ? &method::greedy_threshold : &method::greedy;
    return by_greedy(method, declared);
  }
  if (rule == "greedy-custom") {
    const PbRuleWords words = pb_rule_words(declared.comment);
    if (words.ends_at_misfit && words.unclear.empty()) return by_greedy(&method::greedy_no_skip, declared);
  }
  if (rule == "equalshares") return by_equal_shares({});
  if (rule == "equalshares-comparison") return by_equal_shares({Completion::comparison});
  if (rule == "equalshares/add1") return by_equal_shares({Completion::add_one});
  if (rule == "equalshares/add1-comparison")
    return by_equal_shares({Completion::add_one, Completion::comparison});
  return std::nullopt;
}

std::string_view rule_of(const Terms& terms, const Declared& declared) {
  constexpr std::array<std::string_view, 7> rules = {
      "greedy",           "greedy-no-skip",         "greedy-threshold",           "equalshares",
      "equalshares/add1", "equalshares-comparison", "equalshares/add1-comparison"};
  Declared one = declared;
  for (const std::string_view rule : rules) {
    one.rule = rule;
    std::optional<Terms> read = declared_terms(one);
    if (read->threshold && terms.threshold) read->threshold = terms.threshold;
    read->tie_breaks = terms.tie_breaks;
    read->draw = terms.draw;
    if (*read == terms) return rule;
  }
  return "unknown";
}

std::vector<Ratio> declared_votes(const Declared& declared) {
  const std::optional<Terms> terms = declared_terms(declared);
  BUURTKAS_ASSERT(terms.has_value());
  return terms->method == &method::equal_shares ? std::vector<Ratio>() : declared.scores;
}

Instance declared_instance(const Election& election) {
  Instance instance = election.instance;
  instance.limits = election.declared.value().limits;
  return instance;
}

Selection select_declared(const Election& election, const OnProgress& on_progress) {
  BUURTKAS_ASSERT(election.declared.has_value());
  const std::optional<Terms> terms = declared_terms(*election.declared);
  BUURTKAS_ASSERT(terms.has_value());
  return select_by_votes(declared_instance(election), election.profile, *terms,
                         declared_votes(*election.declared), on_progress);
}

std::optional<Agreement> compare_with_file(const Election& election, const Selection& selection) {
  if (!election.declared) return std::nullopt;
  if (election.declared->selected.empty() && !election.instance.projects.empty()) return std::nullopt;
  // Where the rule carries out a next project, that is what the file marks 2.
  const std::optional<Terms> terms = declared_terms(*election.declared);
  const int next_mark = terms && terms->next && terms->next->kind == NextProject::Kind::whole ? 2 : 1;
  Agreement agreement;
  for (ProjectIndex project = 0; project < election.instance.projects.size(); ++project) {
    const bool is_here =
        std::find(selection.projects.begin(), selection.projects.end(), project) != selection.projects.end();
    const int in_file = election.declared->selected[project];
    const auto& next = selection.next;
    if (next && next->project == project) {
      if (next->is_whole && in_file == 0) agreement.only_here.push_back(project);
      if (!next->is_whole && in_file == 2 && next_mark == 2) agreement.only_in_file.push_back(project);
      continue;
    }
    if (is_here && in_file == 0) agreement.only_here.push_back(project);
    if (is_here || in_file == 0) continue;
    (in_file <= next_mark ? agreement.only_in_file : agreement.otherwise).push_back(project);
  }
  return agreement;
}

}  // namespace buurtkas
