#include <nlohmann/json.hpp>

#include "cli/render/rules.h"
#include "engine/rulebook/condition_words.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using nlohmann::json;

json witness_json(const Witness& witness) {
  json result = json::object();
  for (const auto& [field, value] : witness) {
    if (!result.contains(field)) {
      result[field] = value;
    } else {  // several tags
      result[field] = result[field].get<std::string>() + ", " + value;
    }
  }
  return result;
}

json decision_json(const Decision& decision, const std::vector<std::string>& by) {
  json result = {{"verdict", std::string(name_of(decision.verdict))}, {"by", by}};
  if (decision.verdict == Verdict::paid) result["amount"] = to_string(decision.amount);
  if (decision.fits) result["fits"] = to_string(*decision.fits);
  if (decision.reserve) result["reserve"] = value_text(*decision.reserve, Unit::percent);
  if (!decision.roles.empty()) {
    for (const Role role : decision.roles) result["sign"].push_back(std::string(name_of(role)));
  }
  return result;
}

json difference_json(const Difference& difference) {
  json result = {{"for", std::string(name_of(difference.kind))},
                 {"case", witness_json(difference.witness)},
                 {"before", decision_json(difference.before, difference.by_before)},
                 {"after", decision_json(difference.after, difference.by_after)}};
  if (difference.earlier) {
    const EarlierLine& line = *difference.earlier;
    result["earlier"] = {
        {"amount", to_string(line.amount)}, {"on", to_string(line.on)}, {"case", witness_json(line.what)}};
    if (line.only) result["earlier"]["same"] = std::string(name_of(*line.only));
  }
  for (const Epoch& epoch : difference.epochs) {
    result["periods"].push_back({{"from", to_string(epoch.on)},
                                 {"until", to_string(epoch.until)},
                                 {"known", to_string(epoch.known)}});
  }
  return result;
}

json named(const Rulebook& rulebook) {
  return {{"name", rulebook.name}, {"sha256", rulebook.sha256}};
}

}  // namespace

json test_json(const TriedRulebook& tried) {
  json result = named(*tried.rulebook);
  result["examples"] = std::to_string(tried.examples->size());
  result["mismatches"] = json::array();
  for (const Mismatch& mismatch : tried.mismatches) {
    const Place& place = (*tried.examples)[mismatch.example].steps[mismatch.step].place;
    result["mismatches"].push_back({{"file", place.file},
                                    {"line", place.line},
                                    {"what", std::string(mismatch.what)},
                                    {"expected", mismatch.expected},
                                    {"found", mismatch.found}});
  }
  result["articles"] = json::array();
  for (const ArticleTried& one : tried.coverage.articles) {
    const Article& article = tried.rulebook->articles[one.article];
    json row = {{"id", article.id}, {"applies", one.applies}};
    if (kind_of(article.verb) == VerbKind::limit) {
      row["within"] = one.is_within;
      row["beyond"] = one.is_beyond;
    }
    result["articles"].push_back(std::move(row));
  }
  result["conditions"] = json::array();
  for (const ConditionTried& one : tried.coverage.conditions) {
    const Article& article = tried.rulebook->articles[one.article];
    result["conditions"].push_back({{"article", article.id},
                                    {"condition", text_of(*tried.rulebook, article.of, *one.condition)},
                                    {"true", one.is_true},
                                    {"false", one.is_false}});
  }
  return result;
}

json differences_json(const Differences& differences, const Rulebook& before, const Rulebook& after) {
  json result = {{"before", named(before)}, {"after", named(after)}, {"complete", differences.is_complete}};
  result["differences"] = json::array();
  for (const Difference& difference : differences.found)
    result["differences"].push_back(difference_json(difference));
  return result;
}

json mutants_json(const TriedMutants& tried) {
  json result = {{"noticed-by-example", std::to_string(tried.by_example)},
                 {"noticed-by-check", std::to_string(tried.by_check)},
                 {"without-effect", std::to_string(tried.no_change)}};
  result["missed"] = json::array();
  for (const TriedMutants::Missed& missed : tried.missed) {
    const Mutant& mutant = *missed.mutant;
    json row = {{"file", mutant.place.file},
                {"line", mutant.place.line},
                {"of", mutant.article},
                {"from", mutant.from},
                {"to", mutant.to}};
    if (!missed.differences.empty()) row["such-as"] = difference_json(missed.differences.front());
    result["missed"].push_back(std::move(row));
  }
  return result;
}

}  // namespace buurtkas
