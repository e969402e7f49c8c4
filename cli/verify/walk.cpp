#include "cli/verify/walk.h"

#include <algorithm>
#include <numeric>

#include <nlohmann/json.hpp>

#include "cli/verify/phragmen.h"
#include "cli/verify/welfare.h"
#include "engine/money/amount.h"

namespace buurtkas::verify {
namespace {

bool holds(const std::vector<ProjectIndex>& projects, ProjectIndex project) {
  return std::find(projects.begin(), projects.end(), project) != projects.end();
}

std::vector<ProjectIndex> with(std::vector<ProjectIndex> projects, ProjectIndex project) {
  projects.push_back(project);
  return projects;
}

}  // namespace

Walk::Walk(const Statement& whole, const Recount& recount)
    : whole_(whole), recount_(recount), short_by_(recount.votes.size()) {
  for (const nlohmann::json& item : whole.items("statements")) {
    const std::string number = std::to_string(statements_.size() + 1);
    Statement statement(item, {"uitspraak " + number, "statement " + number});
    const std::string kind = statement.kind();
    statement.name_kind();
    statement.expect("number", number);
    statements_.push_back(std::move(statement));
    const auto known =
        std::find_if(kinds_.begin(), kinds_.end(), [&](const auto& one) { return one.first == kind; });
    if (known == kinds_.end()) {
      kinds_.emplace_back(kind, 1);
    } else {
      ++known->second;
    }
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

// By add-opt the raises are not counted.
SharesRun Walk::run(const std::vector<std::vector<Backers>>& backers, const Ratio& endowment,
                    const std::optional<BigInt>& raises) {
  const Statement& begin = expect_kind("run");
  if (raises) {
    begin.has_keys({"number", "kind", "raises", "endowment"});
    begin.expect("raises", raises->str());
  } else {
    begin.has_keys({"number", "kind", "endowment"});
  }
  begin.expect("endowment", to_string(endowment / 100));
  SharesRun shares(recount_, backers, endowment);
  const bool may_fail = !recount_.is_one_pot() || !recount_.limits().empty();
  while (is_next("free") || is_next("bought") || (may_fail && is_next("not-fundable"))) shares.buy(next());
  shares.end(expect_kind("run-ends"));
  return shares;
}

// What some endowment could buy: with support, within the limits by itself, and from pots that may pay it.
std::optional<ProjectIndex> Walk::not_bought(const std::vector<std::vector<Backers>>& backers,
                                             const std::vector<ProjectIndex>& bought) const {
  for (ProjectIndex project = 0; project < backers.size(); ++project) {
    if (!recount_.is_admitted[project] || backers[project].empty() || holds(bought, project)) continue;
    if (broken_by(recount_, {}, project)) continue;
    Money most(0, recount_.instance.currency);
    for (const Pot& pot : recount_.instance.pots) {
      if (!votable(pot).is_zero()) most += payable(pot, recount_.instance.projects[project]);
    }
    if (most >= recount_.instance.projects[project].cost) return project;
  }
  return std::nullopt;
}

void Walk::everything_bought(const std::vector<std::vector<Backers>>& backers,
                             const std::vector<ProjectIndex>& bought) {
  const Statement& statement = expect_kind("everything-bought");
  statement.has_keys({"number", "kind"});
  const auto missing = not_bought(backers, bought);
  if (!missing) return;
  const std::string id = shown(recount_.id(*missing));
  statement.refute("kind", {"`" + id + "` is niet gekocht", "`" + id + "` is not bought"});
}

void Walk::nothing_fits(const std::vector<std::vector<Backers>>& backers,
                        const std::vector<ProjectIndex>& bought) {
  const Statement& statement = next();
  statement.has_keys({"number", "kind", "left"});
  const std::vector<Statement> left = statement.objects("left");
  std::size_t at = 0;
  for (ProjectIndex project = 0; project < backers.size(); ++project) {
    if (!recount_.is_admitted[project] || backers[project].empty() || holds(bought, project)) continue;
    const std::string id = shown(recount_.id(project));
    if (at == left.size()) statement.refute("left", {"`" + id + "` ontbreekt", "`" + id + "` is missing"});
    left[at].has_keys({"project", key_of_reason(recount_, bought, project)});
    left[at].expect("project", recount_.id(project));
    check_reason(recount_, pots_of(recount_), bought, project, left[at]);
    ++at;
  }
  if (at < left.size()) left[at].refute("project", {"dat hoort hier niet", "that does not belong here"});
}

void Walk::end_of_raises(const std::vector<std::vector<Backers>>& backers, const SharesRun& kept,
                         const Ratio& endowment, const BigInt& raises) {
  if (is_next("everything-bought")) return everything_bought(backers, kept.bought);
  const bool is_exhaustive =
      recount_.terms.has("add-one-exhaustive") || recount_.terms.has("add-one-integral-exhaustive");
  if (is_exhaustive && is_next("nothing-fits")) return nothing_fits(backers, kept.bought);
  if (is_next("nothing-changes")) return nothing_changes(backers, kept.bought, kept.is_for_good());
  const BigInt more = raises + 1;
  next_costs_more(run(backers, endowment + Ratio(100), more).bought);
}

void Walk::nothing_changes(const std::vector<std::vector<Backers>>& backers,
                           const std::vector<ProjectIndex>& bought, bool is_for_good) {
  const Statement& statement = expect_kind("nothing-changes");
  statement.has_keys({"number", "kind"});
  if (!not_bought(backers, bought)) statement.refute("kind", {"alles is gekocht", "everything is bought"});
  if (is_for_good) return;
  statement.refute("kind", {"een hoger bedrag kan anders uitvallen", "a higher endowment may buy others"});
}

void Walk::next_costs_more(const std::vector<ProjectIndex>& next_bought) {
  const Statement& statement = expect_kind("next-costs-more");
  statement.has_keys({"number", "kind", "cut"});
  check_cut(recount_, pots_of(recount_), next_bought, statement);
}

// By add-opt: a run, and that of the next endowment at which a look has another answer. What supporters have
// in the first shows that its endowment is as claimed; or there is no such endowment, or nothing to be raised
// for, without any raise.
SharesRun Walk::raised_just_enough(const std::vector<std::vector<Backers>>& backers, const Ratio& least) {
  const std::size_t begin = at_;
  const Ratio endowment = is_next("run") ? statements_[begin].number("endowment") * 100 : least;
  if (endowment < least) statements_[begin].refute("endowment", plain(">= " + to_string(least / 100)));
  SharesRun first = run(backers, endowment, std::nullopt);
  const auto ends_raises = [&](const SharesRun& last) {
    if (is_next("nothing-changes")) {
      nothing_changes(backers, last.bought, !last.next_change());
    } else if (is_next("everything-bought")) {
      everything_bought(backers, last.bought);
    } else {
      return false;
    }
    return true;
  };
  if (ends_raises(first)) {
    if (endowment > least) statements_[begin].refute("endowment", plain(to_string(least / 100)));
    return first;
  }
  if (!first.next_change()) expect_kind("everything-bought");
  SharesRun second = run(backers, endowment + *first.next_change(), std::nullopt);
  if (ends_raises(second)) return second;
  next_costs_more(second.bought);
  return first;
}

void Walk::equal_shares(std::vector<ProjectIndex>& selected) {
  const auto backers = recount_.backers();
  const TermWords& terms = recount_.terms;
  const Ratio voters = recount_.profile.voters();
  Ratio endowment = voters.is_zero() ? Ratio(0) : cents_of(votable(recount_.instance)) / voters;
  if (terms.has("add-one-integral") || terms.has("add-one-integral-exhaustive")) {
    endowment = Ratio(BigInt(endowment.numerator() / (endowment.denominator() * 100)) * 100);
  }
  const bool is_raised = std::any_of(terms.completion.begin(), terms.completion.end(),
                                     [](const std::string& word) { return word.starts_with("add-one"); });
  BigInt raises = 0;
  if (is_raised && at_ < statements_.size()) {
    const Ratio claimed = statements_[at_].number("raises");
    if (claimed.denominator() == 1 && claimed.sign() > 0) raises = claimed.numerator();
  }
  endowment += Ratio(BigInt(raises * 100));
  const SharesRun kept =
      terms.has("add-opt") ? raised_just_enough(backers, endowment) : run(backers, endowment, raises);
  selected = kept.bought;
  if (is_raised) end_of_raises(backers, kept, endowment, raises);
  if (terms.has("phragmen")) phragmen(*this, recount_, kept.in_hand(), selected);
  if (terms.has("greedy")) greedy(true, selected);
  if (terms.has("comparison")) comparison(selected);
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
    const int sum = std::accumulate(named.begin(), named.end(), 0, [&](int so_far, ProjectIndex project) {
      return so_far + balance[project];
    });
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
