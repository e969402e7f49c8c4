#include "cli/render/pb_meta_of_round.h"

#include <algorithm>

#include "cli/render/entry_bodies.h"
#include "cli/render/terms_text.h"

namespace buurtkas {
namespace {

using Meta = std::vector<std::pair<std::string, std::string>>;

// So many votes of the file are a voter of weight 1.
std::uint64_t votes_of_voter(const Profile& profile) {
  return profile.voter_weight() / units_of_vote(profile);
}

std::string joined(const std::vector<std::string>& items, std::string_view between = ",") {
  return fmt::format("{}", fmt::join(items, between));
}

std::string dotted(const Date& date) {
  return fmt::format("{:02}.{:02}.{}", date.day, date.month, date.year);
}

const std::string& kind_of(const LimitTerm& term) {
  return term.place ? *term.place : *term.tag;
}

// Whole votes: what reaches this is what reaches the threshold.
std::string whole_votes(const Threshold& threshold, const Profile& profile) {
  const Ratio needed = threshold.votes(profile.voters()) * Ratio(votes_of_voter(profile));
  const BigInt floor = needed.numerator() / needed.denominator();
  const bool is_floor = Ratio(floor) == needed && !threshold.must_exceed;
  return to_string(Ratio(is_floor ? floor : BigInt(floor + 1)));
}

class MetaWriter {
 public:
  MetaWriter(const Outcome& outcome, PbNotes& notes)
      : outcome_(outcome),
        round_(*outcome.round),
        instance_(outcome.election.instance),
        profile_(outcome.election.profile),
        notes_(notes) {}

  Meta write(const std::string& country) {
    put_meta(country);
    return std::move(meta_);
  }

 private:
  void put(std::string_view key, std::string value) {
    if (!value.empty()) meta_.emplace_back(key, std::move(value));
  }

  void put_meta(const std::string& country);
  void put_ballot_rules();
  void put_limits();
  void put_caps(bool by_place, std::string_view names_key, std::string_view caps_key);
  void put_outcome();
  std::string_view rule(const Declared& declared) const;
  std::string leftover() const;
  std::string comment() const;

  const Outcome& outcome_;
  const Round& round_;
  const Instance& instance_;
  const Profile& profile_;
  PbNotes& notes_;
  bool lacks_cap_ = false;
  Meta meta_;
};

void MetaWriter::put_meta(const std::string& country) {
  put("description", notes_.text_of(round_.name, "round.yaml"));
  put("country", country);
  if (country.empty()) notes_.miss("country");
  put("unit", notes_.text_of(round_.place, "round.yaml"));
  put("instance", std::to_string(round_.opens.year));
  put("num_projects", "0");  // pb_text counts the rows
  put("num_votes", "0");
  put("budget", to_string(votable(instance_)));
  put("vote_type", std::string(word_of(profile_.type())));
  put("date_begin", dotted(round_.opens));
  put("date_end", dotted(round_.closes));
  if (!round_.languages.empty()) put("language", round_.languages.front());
  put("currency", std::string(instance_.currency.code()));
  put_ballot_rules();
  put_limits();
  put_outcome();
}

// Marks for what was withdrawn are no longer there, and then ballots may have too few.
void MetaWriter::put_ballot_rules() {
  const BallotRules& rules = round_.ballots;
  bool is_kept = true;
  for (std::size_t group = 0; group < profile_.groups(); ++group)
    is_kept = is_kept && profile_.projects(group).size() >= rules.least_marks;
  if (!is_kept) notes_.drop_least_marks();
  if (is_kept && rules.least_marks > 0) put("min_length", std::to_string(rules.least_marks));
  const bool is_said = profile_.type() == BallotType::choose_one;
  if (rules.most_marks && !is_said) put("max_length", std::to_string(*rules.most_marks));
  if (rules.most_cost) put("max_sum_cost", to_string(*rules.most_cost));
  if (rules.most_points) put("max_sum_points", std::to_string(*rules.most_points));
  if (profile_.type() == BallotType::cumulative && !rules.most_points) notes_.miss("max_sum_points");
  const std::uint64_t votes = votes_of_voter(profile_);
  if (votes > 1)
    notes_.leave_out("gewichten; elke stem van gewicht 1 staat er {} keer in",
                     "weights; every ballot of weight 1 stands in it {} times", votes);
}

void MetaWriter::put_limits() {
  if (round_.pots.size() > 1)
    notes_.leave_out("potten ({}); het budget is hun geld samen",
                     "pots ({}); the budget is their money together", round_.pots.size());
  for (const Pot& pot : round_.pots) {
    if (!is_unmarked(pot)) notes_.leave_out("het oormerk van pot {}", "the earmark of pot {}", pot.id.text());
  }
  for (const LimitTerm& term : round_.limits) {
    if (term.kind == LimitTerm::Kind::floor)
      notes_.leave_out("de bodem voor {}", "the floor for {}", kind_of(term));
  }
  put_caps(false, "categories", "budget_per_category");
  put_caps(true, "neighborhoods", "budget_per_neighborhood");
}

void MetaWriter::put_caps(bool by_place, std::string_view names_key, std::string_view caps_key) {
  std::vector<std::string> names;
  std::vector<std::string> amounts;
  for (const LimitTerm& term : round_.limits) {
    if (term.kind != LimitTerm::Kind::cap || term.place.has_value() != by_place) continue;
    if (kind_of(term).find(',') != std::string::npos || kind_of(term) == pb_no_value) {
      notes_.leave_out("het plafond voor {}", "the cap for {}", kind_of(term));
      lacks_cap_ = true;
      continue;
    }
    names.push_back(kind_of(term));
    amounts.push_back(to_string(amount_of(term, votable(instance_))));
  }
  put(names_key, joined(names));
  put(caps_key, joined(amounts));
}

// The words by which the field's files say it.
std::string MetaWriter::leftover() const {
  std::vector<std::string> words;
  if (outcome_.terms.leftover == Leftover::beyond_caps)
    words.emplace_back("Fund additional projects that fit within the leftover budget, by votes");
  if (outcome_.terms.next == NextProject{})
    words.emplace_back("Partially fund one additional project, the next by votes");
  return joined(words, "; ");
}

std::string MetaWriter::comment() const {
  std::vector<std::string> items = {terms_text(outcome_, Language::en)};
  const auto& next = outcome_.terms.next;
  if (next && next->kind == NextProject::Kind::whole)
    items.push_back(
        fmt::format("The next project by votes is carried out whole when what is left pays at least {}% of "
                    "that project",
                    to_string(next->least_share * Ratio(100))));
  for (const Limit& limit : instance_.limits) {
    if (limit.kind != Limit::Kind::exclusion) continue;
    std::vector<std::string> ids;
    for (const ProjectIndex project : limit.projects) ids.emplace_back(instance_.projects[project].id.text());
    items.push_back("At most one is selected of projects " + joined(ids, ", "));
  }
  if (const auto& funded = outcome_.selection.next) {
    const Project& project = instance_.projects[funded->project];
    items.push_back(fmt::format("Selected 2: {} gets {} of its {}, and is carried out {}", project.id.text(),
                                to_string(funded->paid), to_string(project.cost),
                                funded->is_whole ? "whole" : "in part"));
  }
  std::string text;
  for (std::size_t i = 0; i < items.size(); ++i)
    text += fmt::format("{}#{}: {}", i == 0 ? "" : " ", i + 1, items[i]);
  return text;
}

// By a rule that knows no earmarks, and counts votes where the field counts points, another outcome may
// follow.
std::string_view MetaWriter::rule(const Declared& declared) const {
  constexpr std::string_view unknown = "unknown";
  const auto& limits = instance_.limits;
  const bool is_told = std::all_of(instance_.pots.begin(), instance_.pots.end(), is_unmarked) &&
                       !lacks_cap_ && votes_of_voter(profile_) == 1;
  if (!is_told) return unknown;
  Terms terms = outcome_.terms;
  std::erase(terms.completion, Completion::none);
  const std::string_view rule = rule_of(terms, declared);
  if (has_points(profile_) && rule.starts_with("greedy")) return unknown;
  const bool excludes = std::any_of(limits.begin(), limits.end(),
                                    [](const Limit& limit) { return limit.kind == Limit::Kind::exclusion; });
  if (!excludes) return rule;
  return rule == "greedy" ? "greedy-exclusive" : unknown;
}

void MetaWriter::put_outcome() {
  Declared declared;
  declared.comment = comment();
  declared.leftover = leftover();
  // Of points it would be a sum of points.
  if (outcome_.terms.threshold && !has_points(profile_)) {
    const std::string votes = whole_votes(*outcome_.terms.threshold, profile_);
    put("min_project_score_threshold", votes);
    declared.threshold = parse_ratio(votes);
  }
  put("rule", std::string(rule(declared)));
  put("comment", declared.comment);
  put("leftover_budget", declared.leftover);
}

}  // namespace

Meta pb_meta_of_round(const Outcome& outcome, const std::string& country, PbNotes& notes) {
  return MetaWriter(outcome, notes).write(country);
}

}  // namespace buurtkas
