#include "cli/render/certificate_json.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/render/event_json.h"
#include "cli/render/terms_text.h"
#include "engine/voting/next_project.h"

namespace buurtkas {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_of(claim::Ranked::Fate fate) {
  switch (fate) {
    case claim::Ranked::Fate::taken:
      return "taken";
    case claim::Ranked::Fate::skipped:
      return "skipped";
    case claim::Ranked::Fate::stopped:
      return "stopped";
  }
  BUURTKAS_ASSERT(false);
}

// `support-over-cost` as `support_over_cost`.
std::string key_of(std::string_view measure) {
  std::string key(measure);
  std::replace(key.begin(), key.end(), '-', '_');
  return key;
}

std::string_view word_of(claim::CstvStep::Kind kind) {
  switch (kind) {
    case claim::CstvStep::Kind::bought:
      return "bought";
    case claim::CstvStep::Kind::eliminated:
      return "eliminated";
    case claim::CstvStep::Kind::raised:
      return "raised";
    case claim::CstvStep::Kind::out:
      return "out";
    case claim::CstvStep::Kind::not_fundable:
      return "not-fundable";
    case claim::CstvStep::Kind::taken_back:
      return "taken-back";
    case claim::CstvStep::Kind::accepted:
      return "accepted";
  }
  BUURTKAS_ASSERT(false);
}

std::string_view word_of(claim::Overspending::Fate fate) {
  switch (fate) {
    case claim::Overspending::Fate::unsupported:
      return "unsupported";
    case claim::Overspending::Fate::free:
      return "free";
    case claim::Overspending::Fate::bought:
      return "bought";
    case claim::Overspending::Fate::not_fundable:
      return "not-fundable";
    case claim::Overspending::Fate::nothing_left:
      return "nothing-left";
  }
  BUURTKAS_ASSERT(false);
}

struct ToStatement {
  const Instance& instance;
  bool has_one_pot;

  std::string id(ProjectIndex project) const { return instance.projects[project].id.text(); }
  std::vector<std::string> ids(const std::vector<ProjectIndex>& projects) const {
    std::vector<std::string> names;
    for (const ProjectIndex project : projects) names.push_back(id(project));
    return names;
  }

  static Json cut_of(std::vector<std::string> projects, bool names_them, const Ratio& needs,
                     const Ratio& reach) {
    Json json = Json::object();
    if (names_them) json["projects"] = std::move(projects);
    json["needs"] = unit_fraction(needs);
    json["reach"] = unit_fraction(reach);
    json["short"] = unit_fraction(needs - reach);
    return json;
  }

  // With one unmarked pot the projects are all that are asked.
  Json cut(std::vector<ProjectIndex> projects, const Ratio& needs, const Ratio& reach) const {
    std::sort(projects.begin(), projects.end());
    return cut_of(ids(projects), !has_one_pot, needs, reach);
  }
  Json cut(const FundingCut& one) const {
    return cut(one.projects, cents_of(one.cost), cents_of(one.reachable));
  }

  // The limit that is broken beside what is selected of it, and else the cut.
  void put_reason(Json& json, const FundingCut& one) const {
    if (!one.limit) {
      json["cut"] = cut(one);
      return;
    }
    const Limit& broken = instance.limits[*one.limit];
    const bool is_cap = broken.kind == Limit::Kind::cap;
    Json limit = {{"number", std::to_string(*one.limit + 1)}};
    if (is_cap) limit["of"] = broken.of;
    std::vector<ProjectIndex> selected = one.projects;
    selected.pop_back();
    std::sort(selected.begin(), selected.end());
    limit["selected"] = ids(selected);
    if (is_cap) limit["needs"] = to_string(one.cost);
    if (is_cap) limit["at_most"] = to_string(broken.most);
    json["limit"] = std::move(limit);
  }

  Json looks(const std::vector<claim::Look>& list) const {
    Json json = Json::array();
    for (const claim::Look& look : list) {
      json.push_back(
          {{"project", id(look.project)}, {look.can_pay ? "payment" : "have", unit_fraction(look.cents)}});
    }
    return json;
  }

  Json operator()(const claim::Votes& one) const {
    return {{"kind", "votes"}, {"project", id(one.project)}, {"votes", to_string(one.votes)}};
  }
  Json operator()(const claim::Below& one) const {
    return {{"kind", "below-threshold"}, {"project", id(one.project)}, {"needs", to_string(one.needs)}};
  }
  Json operator()(const claim::Ranked& one) const {
    Json json = {{"kind", word_of(one.fate)}, {"project", id(one.project)}};
    json["worth"] = one.worth.is_infinite ? "free" : to_string(one.worth.value);
    if (one.cut) put_reason(json, *one.cut);
    return json;
  }
  Json operator()(const claim::Run& one) const {
    Json json = {{"kind", "run"}};
    if (one.raises) json["raises"] = one.raises->str();
    json["endowment"] = unit_fraction(one.endowment);
    return json;
  }
  Json operator()(const claim::Unchanged& one) const {
    return {{"kind", "unchanged"}, {"from", one.from.str()}, {"to", one.to.str()}, {"order", ids(one.order)}};
  }
  Json operator()(const claim::CapsLifted&) const { return {{"kind", "caps-lifted"}}; }
  Json operator()(const claim::Free& one) const {
    Json json = {{"kind", one.kept_out ? "not-fundable" : "free"}, {"project", id(one.project)}};
    if (one.kept_out) put_reason(json, *one.kept_out);
    return json;
  }
  Json operator()(const claim::Round& one) const {
    const bool is_bought = !one.cut && !one.kept_out;
    Json json = {{"kind", is_bought ? "bought" : "not-fundable"}, {"project", id(one.project)}};
    json["payment"] = unit_fraction(one.payment);
    json["in_full"] = to_string(one.in_full);
    json["others_pay"] = unit_fraction(one.others_pay);
    json["looks"] = looks(one.looks);
    if (one.cut) json["cut"] = cut(one.cut->projects, one.cut->cost, one.cut->reachable);
    if (one.kept_out) put_reason(json, *one.kept_out);
    return json;
  }
  Json operator()(const claim::RunEnd& one) const {
    Json json = {{"kind", "run-ends"}, {"cost", to_string(one.cost)}, {"looks", looks(one.looks)}};
    if (has_one_pot) return json;
    json["paid"] = Json::array();
    for (const claim::RunLine& line : one.lines) {
      json["paid"].push_back({{"project", id(line.project)},
                              {"pot", instance.pots[line.pot].id.text()},
                              {"amount", unit_fraction(line.cents)}});
    }
    return json;
  }
  Json operator()(const claim::Misfit& one) const {
    Json json = {{"kind", "does-not-fit"}, {"project", id(one.project)}};
    put_reason(json, one.cut);
    return json;
  }
  Json operator()(const claim::Next& one) const {
    return {{"kind", "next"},
            {"project", id(one.project)},
            {"paid", to_string(one.paid)},
            {"carried_out", one.is_whole ? "whole" : "in-part"}};
  }
  Json operator()(const claim::Raises& one) const {
    Json json = {{"kind", word_of(one.why)}};
    if (one.next_cut) json["cut"] = cut(*one.next_cut);
    if (one.why != RaiseStop::nothing_fits) return json;
    json["left"] = Json::array();
    for (const claim::Misfit& misfit : one.misfits) {
      Json left = {{"project", id(misfit.project)}};
      put_reason(left, misfit.cut);
      json["left"].push_back(std::move(left));
    }
    return json;
  }
  Json operator()(const claim::Due& one) const {
    Json json = {{"kind", one.load ? "due" : "unsupported"}, {"project", id(one.project)}};
    if (!one.load) return json;
    json["load"] = unit_fraction(*one.load);
    json["looks"] = Json::array();
    for (const claim::DueLook& look : one.looks)
      json["looks"].push_back({{"project", id(look.project)}, {"load", unit_fraction(look.load)}});
    return json;
  }
  Json operator()(const claim::CountEnds& one) const {
    Json json = one.due ? (*this)(*one.due) : Json::object();
    json["kind"] = "count-ends";
    if (one.cut) json["cut"] = cut(*one.cut);
    return json;
  }
  Json operator()(const claim::Branch& one) const {
    return {{"kind", "branch"}, {"project", id(one.project)}};
  }
  Json operator()(const claim::Bounded& one) const {
    return {{"kind", "bounded"}, {"at_most", to_string(one.at_most)}};
  }
  Json operator()(const claim::OverBudget& one) const {
    return {{"kind", "over-budget"}, {"short", unit_fraction(one.cents_short)}};
  }
  Json operator()(const claim::CstvStep& one) const {
    Json json = {{"kind", word_of(one.kind)}, {"project", id(one.project)}};
    if (!one.measure.empty()) {
      json[key_of(one.measure)] = one.value.is_infinite ? "free" : to_string(one.value.value);
    }
    if (one.in_full_from) json["in_full_from"] = to_string(*one.in_full_from);
    if (one.cut) put_reason(json, *one.cut);
    return json;
  }
  Json operator()(const claim::Supported& one) const {
    return {{"kind", "supported"},
            {"project", id(one.project)},
            {"needs", to_string(one.needs)},
            {"support", to_string(one.support)}};
  }
  Json operator()(const claim::Rest& one) const { return {{"kind", "rest"}, {"project", id(one.project)}}; }
  Json operator()(const claim::Overspending& one) const {
    Json json = {{"kind", word_of(one.fate)}, {"project", id(one.project)}};
    if (one.effective_votes) json["effective_votes"] = to_string(*one.effective_votes);
    if (one.cut) put_reason(json, *one.cut);
    return json;
  }
  Json load_look(const claim::LoadLook& one) const {
    Json json = {{"project", id(one.project)}};
    if (one.cut) {
      put_reason(json, *one.cut);
    } else {
      json["load"] = unit_fraction(one.load);
      json["heaviest"] = ids(one.heaviest);
    }
    return json;
  }
  Json operator()(const claim::Carried& one) const {
    Json json = {{"kind", "carried"}, {"project", id(one.project)}, {"load", unit_fraction(one.load)}};
    if (!one.heaviest.empty()) json["heaviest"] = ids(one.heaviest);
    json["first"] = std::to_string(one.first);
    json["classes"] = Json::array();
    for (const claim::LoadClass& part : one.classes) {
      Json carry = Json::array();
      for (const Ratio& cents : part.carry) carry.push_back(unit_fraction(cents));
      json["classes"].push_back({{"of", ids(part.of)}, {"carry", std::move(carry)}});
    }
    json["looks"] = Json::array();
    for (const claim::LoadLook& look : one.looks) json["looks"].push_back(load_look(look));
    return json;
  }
  Json operator()(const claim::CarriedAll& one) const {
    return {{"kind", "carried-all"}, {"cost", to_string(one.cost)}};
  }
  Json operator()(const Compared& one) const {
    return {{"kind", "compared"},
            {"prefer_equal_shares", to_string(one.prefer_equal_shares)},
            {"prefer_greedy", to_string(one.prefer_greedy)},
            {"indifferent", to_string(one.indifferent)},
            {"kept", one.greedy_kept ? "greedy" : "equal-shares"}};
  }
};

// Terms that no file has, so that none of their numbers can be changed alone: what it comes to beside it.
void put_numbers(const Outcome& outcome, Json& terms) {
  if (outcome.is_declared || (outcome.round && !outcome.is_what_if)) return;
  const auto& threshold = outcome.terms.threshold;
  const auto& next = outcome.terms.next;
  if (threshold) terms["threshold_votes"] = to_string(threshold->votes(outcome.election.profile.voters()));
  if (next && !next->least_share.is_zero()) terms["next_share"] = to_string(next->least_share);
}

Json head(const Outcome& outcome, const Certificate& certificate) {
  const Terms& terms = outcome.terms;
  const Instance& instance = outcome.election.instance;
  Json json = {{"format", "buurtkas-certificate"}, {"version", "1"}};
  json["inputs"] = Json::array();
  for (const InputFile& file : outcome.inputs)
    json["inputs"].push_back({{"file", file.name}, {"sha256", file.sha256}});
  json["terms"] = {{"method", name_of(terms.method)},
                   {"satisfaction", name_of(terms.satisfaction)},
                   {"completion", completion_word(terms)},
                   {"tie_breaks", tie_breaks_word(terms)}};
  if (terms.threshold) json["terms"]["threshold"] = to_string(*terms.threshold);
  if (outcome.is_declared) json["terms"]["declared"] = outcome.election.declared->rule;
  if (outcome.keeps_limits) json["terms"]["kept_limits"] = "of-the-file";
  if (terms.leftover == Leftover::beyond_caps) json["terms"]["leftover"] = "beyond-caps";
  if (terms.next) json["terms"]["next_project"] = to_string(*terms.next);
  put_numbers(outcome, json["terms"]);
  json["proves"] = certificate.proves_raises    ? "outcome-of-raises"
                   : certificate.proves_outcome ? "outcome"
                                                : "funding";
  json["currency"] = instance.currency.code();
  json["voters"] = to_string(outcome.election.profile.voters());
  json["votable"] = to_string(votable(instance));
  json["selected"] = Json::array();
  for (const ProjectIndex project : outcome.selection.projects)
    json["selected"].push_back(instance.projects[project].id.text());
  json["cost"] = to_string(outcome.selection.cost);
  return json;
}

std::string in_one_line(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace

std::string certificate_text(const Outcome& outcome, const Certificate& certificate) {
  const Instance& instance = outcome.election.instance;
  const ToStatement to_statement{instance, has_one_pot(instance)};

  std::string text = "{\n";
  const Json begin = head(outcome, certificate);
  for (const auto& [key, value] : begin.items()) text += '"' + key + "\": " + in_one_line(value) + ",\n";
  text += "\"statements\": [";
  std::size_t number = 0;
  const auto add = [&](Json statement) {
    Json numbered = {{"number", std::to_string(++number)}};
    numbered.update(statement);
    text += (number == 1 ? "\n" : ",\n") + in_one_line(numbered);
  };
  for (const Claim& claim : certificate.claims) add(std::visit(to_statement, claim));
  for (const FundingLine& line : outcome.selection.funding.lines) {
    add({{"kind", "paid"},
         {"project", instance.projects[line.project].id.text()},
         {"pot", instance.pots[line.pot].id.text()},
         {"amount", to_string(line.amount)}});
  }
  return text + "\n]\n}\n";
}

}  // namespace buurtkas
