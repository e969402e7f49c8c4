#include "engine/voting/difference.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "engine/voting/completions.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/select_by_votes.h"

namespace buurtkas {
namespace {

using Reason = Difference::Reason;

struct Reading {
  Reason reason;
  Instance instance;
  Terms terms;
  std::vector<Ratio> votes;
};

bool by_equal_shares(const Terms& terms) {
  return terms.method == &method::equal_shares;
}

class Readings {
 public:
  explicit Readings(const Election& election)
      : election_(election),
        own_{Reason::ties, declared_instance(election), declared_terms(*election.declared).value(),
             declared_votes(*election.declared)} {}

  Difference tell() const {
    Difference difference;
    difference.cost = total_cost(election_.instance, in_file());
    if (is_nothing_selected()) {
      difference.reason = Reason::selects_nothing;
      return difference;
    }
    for (const bool and_ties : {false, true}) {
      if (and_ties && !may_be_in_ties()) break;
      Raised raised;
      for (const Reading& reading : all(difference.cost)) {
        const bool turns_ties = and_ties || reading.reason == Reason::ties;
        if (!agrees(turns_ties ? with_ties_of_file(reading) : reading, raised)) continue;
        difference.reason = reading.reason;
        difference.and_ties = and_ties && reading.reason != Reason::ties;
        difference.completion = reading.terms.completion;
        return difference;
      }
    }
    pass_over(difference);
    difference.is_in_comment = std::any_of(difference.projects.begin(), difference.projects.end(),
                                           [&](ProjectIndex project) { return is_in_comment(project); });
    return difference;
  }

 private:
  std::vector<ProjectIndex> in_file() const {
    std::vector<ProjectIndex> projects;
    for (ProjectIndex project = 0; project < election_.instance.projects.size(); ++project) {
      if (election_.declared->selected[project] == 1) projects.push_back(project);
    }
    return projects;
  }

  bool is_nothing_selected() const {
    const auto& selected = election_.declared->selected;
    return std::all_of(selected.begin(), selected.end(), [](int mark) { return mark == 0; });
  }

  // Equal shares are counted again with other ties only where there were any.
  bool may_be_in_ties() const {
    if (!by_equal_shares(own_.terms)) return true;
    const Trace trace = select_by_votes(own_.instance, election_.profile, own_.terms, own_.votes).trace;
    return std::any_of(trace.begin(), trace.end(),
                       [](const Event& event) { return std::holds_alternative<TieBroken>(event); });
  }

  // Of equal shares and raises alone, by the raise.
  using Raised = std::map<Completion, Agreement>;

  const Agreement& raised_alone(const Reading& reading, Raised& raised) const {
    const auto& chain = reading.terms.completion;
    const Completion raise = !chain.empty() && is_raise(chain.front()) ? chain.front() : Completion::none;
    const auto known = raised.find(raise);
    if (known != raised.end()) return known->second;
    Reading alone = reading;
    alone.terms.completion.clear();
    if (raise != Completion::none) alone.terms.completion.push_back(raise);
    return raised.emplace(raise, agreement(alone)).first->second;
  }

  // Of a chain of completions no more is counted than can make a difference: what greedy adds takes nothing
  // away, and a comparison that does not keep the outcome so far keeps that of greedy.
  bool agrees(const Reading& reading, Raised& raised) const {
    if (reading.reason != Reason::completion) return agreement(reading).agrees();
    const auto& chain = reading.terms.completion;
    const auto goes_on_by = [&](Completion one) {
      return std::find(chain.begin(), chain.end(), one) != chain.end();
    };
    if (goes_on_by(Completion::comparison)) return agrees_by_votes(reading) && agreement(reading).agrees();
    const Agreement& alone = raised_alone(reading, raised);
    if (!goes_on_by(Completion::greedy)) return alone.agrees();
    return alone.only_here.empty() && agreement(reading).agrees();
  }

  bool agrees_by_votes(Reading reading) const {
    reading.terms.method = &method::greedy;
    reading.terms.satisfaction = Satisfaction::cost;
    reading.terms.completion.clear();
    return agreement(reading).agrees();
  }

  Agreement agreement(const Reading& reading) const {
    const Selection selection =
        select_by_votes(reading.instance, election_.profile, reading.terms, reading.votes);
    return compare_with_file(election_, selection).value();
  }

  // Tied projects that the file selects go first, whatever it broke the ties by: by ids that say so.
  Reading with_ties_of_file(Reading reading) const {
    for (ProjectIndex project = 0; project < reading.instance.projects.size(); ++project) {
      const bool is_selected = election_.declared->selected[project] == 1;
      const std::string place = std::to_string(project);
      reading.instance.projects[project].id =
          ProjectId((is_selected ? "a" : "b") + std::string(10 - place.size(), '0') + place);
    }
    reading.terms.tie_breaks = {TieBreak::lowest_id};
    return reading;
  }

  std::vector<Reading> all(Money cost) const {
    std::vector<Reading> readings = {own_};
    const auto add = [&](Reason reason) -> Reading& {
      readings.push_back(own_);
      readings.back().reason = reason;
      return readings.back();
    };
    const Terms& own = own_.terms;
    if (own.threshold) {
      add(Reason::must_exceed).terms.threshold->must_exceed = true;
      Terms& without = add(Reason::no_threshold).terms;
      without.threshold.reset();
      if (without.method == &method::greedy_threshold) without.method = &method::greedy;
    }
    if (own.method == &method::greedy_no_skip) {
      add(Reason::skips).terms.method = &method::greedy;
    } else if (!by_equal_shares(own)) {
      add(Reason::stops).terms.method = &method::greedy_no_skip;
    }
    if (!own_.votes.empty()) add(Reason::counts_votes).votes.clear();
    const auto& stated = election_.declared->stated_votes;
    if (!stated.empty() && !by_equal_shares(own)) add(Reason::file_votes).votes = stated;
    if (!own_.instance.limits.empty()) add(Reason::no_limits).instance.limits.clear();
    if (own.next || own.leftover != Leftover::within_caps) {
      Terms& otherwise = add(Reason::next_project).terms;
      otherwise.next.reset();
      otherwise.leftover = Leftover::within_caps;
    }
    if (by_equal_shares(own)) add_completions(readings);
    if (cost > votable(own_.instance)) add(Reason::more_money).instance.pots[0].amount = cost;
    return readings;
  }

  void add_completions(std::vector<Reading>& readings) const {
    constexpr std::array raises = {Completion::none, Completion::add_one, Completion::add_one_exhaustive,
                                   Completion::add_one_integral, Completion::add_one_integral_exhaustive};
    for (const Completion raise : raises) {
      for (const bool and_comparison : {false, true}) {
        for (const bool and_greedy : {false, true}) {
          Reading reading = own_;
          reading.reason = Reason::completion;
          auto& chain = reading.terms.completion;
          chain.clear();
          if (raise != Completion::none) chain.push_back(raise);
          if (and_greedy) chain.push_back(Completion::greedy);
          if (and_comparison) chain.push_back(Completion::comparison);
          if (chain != own_.terms.completion) readings.push_back(std::move(reading));
        }
      }
    }
  }

  // What the file selects beside the rule, or passes over: the least of what is found with and without its
  // ties.
  void pass_over(Difference& difference) const {
    const Agreement plain = agreement(own_);
    if (plain.only_here.empty()) {
      difference.reason = Reason::beside;
      difference.projects = plain.only_in_file;
      return;
    }
    const auto out = passed_over(own_);
    const bool is_enough = (out && out->size() == 1) || !may_be_in_ties();
    const auto tied_out = is_enough ? std::nullopt : passed_over(with_ties_of_file(own_));
    if (!out && !tied_out) return;
    difference.reason = Reason::passed_over;
    difference.and_ties = !out || (tied_out && tied_out->size() < out->size());
    difference.projects = difference.and_ties ? *tied_out : *out;
  }

  // One after another, those that the file does not select, as long as they are few. A cap of nothing leaves
  // them out; or, where equal shares are counted faster so, a cost above all the money.
  std::optional<std::vector<ProjectIndex>> passed_over(Reading reading) const {
    const bool by_cost = by_equal_shares(reading.terms) && reading.instance.limits.empty();
    if (!by_cost)
      reading.instance.limits.push_back({Limit::Kind::cap, {}, {}, Money(0, own_.instance.currency)});
    std::vector<ProjectIndex> out;
    while (out.size() <= passed_over_most) {
      const Selection selection =
          select_by_votes(reading.instance, election_.profile, reading.terms, reading.votes);
      const Agreement now = compare_with_file(election_, selection).value();
      if (now.only_here.empty()) return now.agrees() ? std::optional(out) : std::nullopt;
      if (by_cost && now.only_here.size() > passed_over_most) return std::nullopt;  // each count takes long
      const auto is_only_here = [&](ProjectIndex project) {
        return std::find(now.only_here.begin(), now.only_here.end(), project) != now.only_here.end();
      };
      const auto first = std::find_if(selection.projects.begin(), selection.projects.end(), is_only_here);
      const ProjectIndex next = first == selection.projects.end() ? now.only_here.front() : *first;
      if (reading.instance.projects[next].cost.is_zero()) return std::nullopt;  // nothing keeps it out
      out.insert(std::lower_bound(out.begin(), out.end(), next), next);
      if (by_cost) {
        Money& cost = reading.instance.projects[next].cost;
        cost = Money(votable(own_.instance).cents() + 1, cost.currency());
      } else {
        reading.instance.limits.back().projects = out;
      }
    }
    return std::nullopt;
  }

  // As a word of its own.
  bool is_in_comment(ProjectIndex project) const {
    const std::string& comment = election_.declared->comment;
    const std::string& id = election_.instance.projects[project].id.text();
    const auto is_part = [&](std::size_t at) {
      constexpr std::string_view ends = " ,;:()\"'.";
      return at < comment.size() && ends.find(comment[at]) == std::string_view::npos;
    };
    for (std::size_t at = comment.find(id); at != std::string::npos; at = comment.find(id, at + 1)) {
      if ((at == 0 || !is_part(at - 1)) && !is_part(at + id.size())) return true;
    }
    return false;
  }

  const Election& election_;
  Reading own_;
};

}  // namespace

Difference difference_of(const Election& election) {
  BUURTKAS_ASSERT(election.declared.has_value());
  return Readings(election).tell();
}

}  // namespace buurtkas
