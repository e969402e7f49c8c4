#include "cli/verify/walk.h"

#include <algorithm>
#include <map>

#include <nlohmann/json.hpp>

#include "cli/verify/phragmen.h"
#include "cli/verify/welfare.h"
#include "engine/money/amount.h"

namespace buurtkas::verify {
Walk::Walk(const Statement& whole, const Recount& recount)
    : whole_(whole),
      recount_(recount),
      proves_raises_(whole.text("proves") == "outcome-of-raises"),
      short_by_(recount.votes.size()) {
  std::map<std::string, std::size_t> places;  // in kinds_
  for (const nlohmann::json& item : whole.items("statements")) {
    const std::string number = std::to_string(statements_.size() + 1);
    Statement statement(item, {"uitspraak " + number, "statement " + number});
    const std::string kind = statement.kind();
    statement.name_kind();
    statement.expect("number", number);
    statements_.push_back(std::move(statement));
    const auto [place, is_new] = places.emplace(kind, kinds_.size());
    if (is_new) kinds_.emplace_back(kind, 0);
    ++kinds_[place->second].second;
  }
}

const Statement& Walk::next() {
  if (at_ == statements_.size()) {
    const std::string after = std::to_string(at_);
    throw Refuted{
        {"na uitspraak " + after + " ontbreekt er een", "a statement is missing after statement " + after}};
  }
  return statements_[at_++];
}

bool Walk::is_next(std::string_view kind) const {
  return at_ < statements_.size() && statements_[at_].kind() == kind;
}

const Statement& Walk::expect_kind(std::string_view kind) {
  const Statement& statement = next();
  statement.expect("kind", kind);
  return statement;
}

void Walk::votes() {
  for (ProjectIndex project = 0; project < recount_.votes.size(); ++project) {
    const Statement& statement = expect_kind("votes");
    statement.has_keys({"number", "kind", "project", "votes"});
    statement.expect("project", recount_.id(project));
    statement.expect("votes", to_string(recount_.votes[project]));
  }
  for (ProjectIndex project = 0; project < recount_.votes.size(); ++project) {
    if (recount_.is_admitted[project]) continue;
    const Statement& statement = expect_kind("below-threshold");
    statement.has_keys({"number", "kind", "project", "needs"});
    statement.expect("project", recount_.id(project));
    statement.expect("needs", to_string(recount_.needs));
  }
}

void Walk::greedy(bool by_votes, std::vector<ProjectIndex>& selected, Caps caps) {
  const auto worth = recount_.worth(by_votes);
  const std::vector<Ratio> pots = pots_of(recount_);
  std::vector<ProjectIndex> order;
  for (ProjectIndex project = 0; project < worth.size(); ++project) {
    if (recount_.is_admitted[project] && !holds(selected, project)) order.push_back(project);
  }
  std::sort(order.begin(), order.end(), [&](ProjectIndex a, ProjectIndex b) {
    if (worth[a].has_value() != worth[b].has_value()) return !worth[a].has_value();
    if (worth[a] != worth[b]) return *worth[a] > *worth[b];
    return recount_.goes_before(a, b);
  });
  const bool stops = recount_.terms.method == "greedy-no-skip" && caps == Caps::hold;
  for (const ProjectIndex project : order) {
    const Statement& statement = next();
    const bool is_taken = statement.kind() == "taken";
    const std::string_view reason = key_of_reason(recount_, selected, project, caps);
    const bool may_stop = stops && reason == "cut";
    if (!is_taken) statement.expect("kind", may_stop ? "stopped" : "skipped");
    statement.expect("project", recount_.id(project));
    statement.expect("worth", worth[project] ? to_string(*worth[project]) : "free");
    if (!is_taken) {
      statement.has_keys({"number", "kind", "project", "worth", reason});
      check_reason(recount_, pots, selected, project, statement, caps);
      if (may_stop) return;
      continue;
    }
    statement.has_keys({"number", "kind", "project", "worth"});
    if (reason == "limit") statement.refute("kind", {"een grens laat dat niet toe", "a limit keeps it out"});
    selected.push_back(project);
    if (!can_be_paid(recount_, pots, selected))
      statement.refute("kind", {"daar is niet genoeg geld voor", "there is not enough money for it"});
  }
}

void Walk::beyond_caps(std::vector<ProjectIndex>& selected) {
  if (!recount_.terms.leftover || recount_.limits().empty()) return;
  expect_kind("caps-lifted").has_keys({"number", "kind"});
  greedy(true, selected, Caps::are_lifted);
}

void Walk::comparison(std::vector<ProjectIndex>& selected) {
  std::vector<ProjectIndex> other;
  greedy(true, other);
  std::vector<int> balance(recount_.votes.size(), 0);
  for (const ProjectIndex project : selected) ++balance[project];
  for (const ProjectIndex project : other) --balance[project];
  const Profile& profile = recount_.profile;
  BigInt prefer_shares = 0;
  BigInt prefer_greedy = 0;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    int sum = 0;
    for (std::size_t mark = 0; mark < named.size(); ++mark) {
      if (recount_.is_support(group, mark)) sum += balance[named[mark]];
    }
    if (sum > 0) prefer_shares += profile.weight(group);
    if (sum < 0) prefer_greedy += profile.weight(group);
  }
  const Statement& statement = expect_kind("compared");
  statement.has_keys({"number", "kind", "prefer_equal_shares", "prefer_greedy", "indifferent", "kept"});
  const auto voters = [&](const BigInt& weight) {
    return to_string(Ratio(weight, BigInt(profile.voter_weight())));
  };
  statement.expect("prefer_equal_shares", voters(prefer_shares));
  statement.expect("prefer_greedy", voters(prefer_greedy));
  statement.expect("indifferent", voters(BigInt(profile.weight()) - prefer_shares - prefer_greedy));
  statement.expect("kept", prefer_greedy > prefer_shares ? "greedy" : "equal-shares");
  if (prefer_greedy > prefer_shares) selected = other;
}

// Nothing is said of what can be paid.
void Walk::misfit(const std::vector<ProjectIndex>& selected, ProjectIndex project) {
  const std::vector<ProjectIndex> asked = with(selected, project);
  if (can_be_paid(recount_, pots_of(recount_), asked)) return;
  const Statement& statement = expect_kind("does-not-fit");
  statement.has_keys({"number", "kind", "project", "cut"});
  statement.expect("project", recount_.id(project));
  check_cut(recount_, pots_of(recount_), asked, statement);
  short_by_[project] = statement.object("cut").number("short") * 100;
}

void Walk::misfits(const std::vector<ProjectIndex>& selected) {
  for (ProjectIndex project = 0; project < recount_.votes.size(); ++project) {
    if (!holds(selected, project)) misfit(selected, project);
  }
}

// The one that could be the next: in the vote, with votes, and within every limit beside what is selected.
std::optional<ProjectIndex> Walk::following(const std::vector<ProjectIndex>& selected) const {
  std::optional<ProjectIndex> first;
  for (ProjectIndex project = 0; project < recount_.votes.size(); ++project) {
    const Ratio& votes = recount_.votes[project];
    if (!recount_.is_admitted[project] || votes.sign() <= 0 || holds(selected, project)) continue;
    if (broken_by(recount_, selected, project)) continue;
    const bool is_first = !first || votes > recount_.votes[*first] ||
                          (votes == recount_.votes[*first] && recount_.goes_before(project, *first));
    if (is_first) first = project;
  }
  return first;
}

std::optional<Part> Walk::next_project(const std::vector<ProjectIndex>& selected, bool proves_outcome) {
  if (!recount_.terms.next_project) return std::nullopt;
  const auto project = following(selected);
  if (project && proves_outcome) misfit(selected, *project);
  const NextWords words = next_words_of(*recount_.terms.next_project).value();
  // The cut shows that no more can be had; the lines, that this much can.
  const Ratio cents = project ? recount_.cost(*project) - short_by_[*project] : Ratio(0);
  const bool is_enough = cents.sign() > 0 && cents >= words.least_share * recount_.cost(*project);
  if (!is_enough && !is_next("next")) return std::nullopt;
  const Statement& statement = expect_kind("next");
  statement.has_keys({"number", "kind", "project", "paid", "carried_out"});
  if (!project) statement.refute("project", {"er is geen volgende", "there is no next"});
  statement.expect("project", recount_.id(*project));
  if (cents.sign() <= 0) statement.refute("paid", {"er is niets over", "nothing is left"});
  const Money paid(cents.numerator().convert_to<std::int64_t>(), recount_.instance.currency);
  statement.expect("paid", to_string(paid));
  if (!is_enough) statement.refute("paid", {"te weinig voor deze afspraak", "too little for these terms"});
  statement.expect("carried_out", words.is_whole || short_by_[*project].is_zero() ? "whole" : "in-part");
  return Part{*project, cents};
}

void Walk::most_welfare(const std::vector<ProjectIndex>& selected) {
  const bool is_in_order =
      std::is_sorted(selected.begin(), selected.end(),
                     [&](ProjectIndex a, ProjectIndex b) { return recount_.goes_before(a, b); });
  constexpr std::size_t projects_max = 1'000;  // numbers have a bit for each, and a tree is as deep
  if (recount_.votes.size() > projects_max)
    whole_.refute("proves", {"zoveel projecten kan niet", "not for so many projects"});
  Welfare welfare(recount_, selected);
  if (!is_in_order || !welfare.has_all_selected())
    whole_.refute("selected", {"niet op volgorde, of zonder welvaart", "out of order, or without welfare"});
  welfare.check([this]() -> const Statement& { return next(); });
}

void Walk::funding(std::vector<ProjectIndex> selected, const std::optional<Part>& part) {
  if (part) selected.push_back(part->project);
  std::vector<Payment> lines;
  while (at_ < statements_.size()) {
    const Statement& statement = expect_kind("paid");
    statement.has_keys({"number", "kind", "project", "pot", "amount"});
    const auto amount = parse_amount(statement.text("amount"), recount_.instance.currency);
    if (!amount) statement.refute("amount", {"geen bedrag", "no amount"});
    statement.expect("amount", to_string(*amount));
    lines.push_back({statement, cents_of(*amount)});
  }
  check_plan(recount_, pots_of(recount_), selected, lines, whole_, "selected", part);
}

}  // namespace buurtkas::verify
