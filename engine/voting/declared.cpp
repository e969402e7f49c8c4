#include "engine/voting/declared.h"

#include <algorithm>

#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/select_by_votes.h"

namespace buurtkas {
namespace {

Terms by_equal_shares(std::vector<Completion> completion) {
  Terms terms;
  terms.completion = std::move(completion);
  return terms;
}

Terms by_greedy(Method method, const Declared& declared) {
  Terms terms;
  terms.method = method;
  terms.tie_breaks = {TieBreak::file_order};
  if (declared.threshold) terms.threshold = Threshold{*declared.threshold};
  return terms;
}

}  // namespace

std::optional<Terms> declared_terms(const Declared& declared) {
  const std::string& rule = declared.rule;
  if (rule == "greedy") return by_greedy(&method::greedy, declared);
  if (rule == "greedy-no-skip") return by_greedy(&method::greedy_no_skip, declared);
  if (rule == "greedy-threshold") {
    const Method method = declared.threshold ? &method::greedy_threshold : &method::greedy;
    return by_greedy(method, declared);
  }
  if (rule == "equalshares") return by_equal_shares({});
  if (rule == "equalshares-comparison") return by_equal_shares({Completion::comparison});
  if (rule == "equalshares/add1") return by_equal_shares({Completion::add_one});
  if (rule == "equalshares/add1-comparison")
    return by_equal_shares({Completion::add_one, Completion::comparison});
  return std::nullopt;
}

std::vector<Ratio> declared_votes(const Declared& declared) {
  const std::optional<Terms> terms = declared_terms(declared);
  BUURTKAS_ASSERT(terms.has_value());
  return terms->method == &method::equal_shares ? std::vector<Ratio>() : declared.scores;
}

Selection select_declared(const Election& election, const OnProgress& on_progress) {
  BUURTKAS_ASSERT(election.declared.has_value());
  const std::optional<Terms> terms = declared_terms(*election.declared);
  BUURTKAS_ASSERT(terms.has_value());
  return select_by_votes(election.instance, election.profile, *terms, declared_votes(*election.declared),
                         on_progress);
}

std::optional<Agreement> compare_with_file(const Election& election, const Selection& selection) {
  if (!election.declared || election.declared->selected.empty()) return std::nullopt;
  Agreement agreement;
  for (ProjectIndex project = 0; project < election.instance.projects.size(); ++project) {
    const bool is_here =
        std::find(selection.projects.begin(), selection.projects.end(), project) != selection.projects.end();
    const int in_file = election.declared->selected[project];
    if (is_here && in_file == 0) agreement.only_here.push_back(project);
    if (!is_here && in_file == 1) agreement.only_in_file.push_back(project);
    if (!is_here && in_file > 1) agreement.otherwise.push_back(project);
  }
  return agreement;
}

}  // namespace buurtkas
