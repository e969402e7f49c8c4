#include <algorithm>
#include <map>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/count_again.h"
#include "cli/commands/pages_folder.h"
#include "cli/commands/receipts.h"
#include "cli/commands/report.h"
#include "cli/commands/site_journal.h"
#include "cli/read/rules/rulebook_folder.h"
#include "cli/render/json_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/site/site.h"
#include "engine/finding_codes.h"
#include "engine/sha256.h"
#include "engine/voting/greedy_help.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

// Of a count that is soon done: voters times projects, at most; and of all that are counted again, times the
// runs of one count, and times the projects that were not selected.
constexpr std::uint64_t soon_counted = 100'000;
constexpr std::uint64_t soon_counted_again = 5'000'000;
constexpr std::uint64_t counts_a_question = 40;

// Without a slash at the end; of a link, where it leads.
fs::path plain_path(const fs::path& named) {
  std::error_code unreadable;
  const fs::path path = fs::weakly_canonical(named, unreadable);
  if (unreadable) return named;
  return path.has_filename() ? path : path.parent_path();
}

std::uint64_t runs_of_a_count(const Input& input, const ChosenTerms& chosen) {
  std::uint64_t runs = 1;
  select_projects(input.election->instance, input.election->profile, chosen.terms,
                  [&](const CountProgress& step) { runs = std::max(runs, step.runs); });
  return runs;
}

bool is_soon_counted_again(const Input& input, const ChosenTerms& chosen, std::size_t not_selected) {
  const Ratio work = input.election->profile.voters() * Ratio(input.election->instance.projects.size());
  return work <= Ratio(soon_counted) &&
         work * Ratio(not_selected) * Ratio(runs_of_a_count(input, chosen)) <= Ratio(soon_counted_again);
}

// By counting again, of an election that is soon counted or when it is asked for; else what is known without.
std::vector<std::optional<WhatWouldHelp>> help_of(Console& console, const Input& input,
                                                  const ChosenTerms& chosen, const Site& site,
                                                  std::optional<std::uint64_t> recounts) {
  const Instance& instance = input.election->instance;
  const std::vector<ProjectIndex> funded = carried_out(site.outcome.selection);
  if (!recounts && !is_soon_counted_again(input, chosen, instance.projects.size() - funded.size()))
    return greedy_help(counted_election(input, chosen));
  std::vector<std::optional<WhatWouldHelp>> help(instance.projects.size());
  for (const Explanation& one : site.explanations) {
    if (std::find(funded.begin(), funded.end(), one.project) != funded.end()) continue;
    help[one.project] =
        ask_what_would_help(console, input, chosen, one.project, recounts.value_or(counts_a_question));
  }
  return help;
}

// How these pages' count is asked for. Words that a call may have need no quotes, but for two that have a
// space.
std::string words_of_call(const CountOptions& options) {
  std::string words;
  const auto add = [&](std::string_view option, const std::optional<std::string>& value) {
    if (!value) return;
    const bool is_plain = value->find(' ') == std::string::npos;
    words += fmt::format(fmt::runtime(is_plain ? " {} {}" : " {} \"{}\""), option, *value);
  };
  add("--method", options.method);
  add("--satisfaction", options.satisfaction);
  add("--completion", options.completion);
  add("--tie-breaks", options.tie_breaks);
  add("--threshold", options.threshold);
  add("--next-project", options.next_project);
  if (options.keeps_limits) words += " --keep-limits";
  return words;
}

// Whoever voted more than once is told so, unless these are so few that whoever saw one of them knows the
// ballot.
void hide_the_few(std::vector<ReceiptBallot>& ballots) {
  const auto has_earlier = [](const ReceiptBallot& ballot) { return ballot.has_earlier; };
  if (std::count_if(ballots.begin(), ballots.end(), has_earlier) >= std::ptrdiff_t{receipts_min}) return;
  for (ReceiptBallot& ballot : ballots) ballot.has_earlier = false;
}

// What a ballot weighs tells its channel, where these weigh differently.
bool can_be_shown(const std::vector<ReceiptBallot>& ballots) {
  std::map<std::uint64_t, std::size_t> by_weight;
  for (const ReceiptBallot& ballot : ballots)
    if (ballot.is_counted) ++by_weight[ballot.weight];
  return ballots.size() >= receipts_min &&
         std::all_of(by_weight.begin(), by_weight.end(),
                     [&](const auto& one) { return by_weight.size() == 1 || one.second >= receipts_min; });
}

// Those of private/receipts.csv, if there is one; nothing, and told, when it has errors.
std::optional<std::vector<ReceiptBallot>> ballots_to_find(Console& console, const fs::path& path,
                                                          const Input& input) {
  std::error_code unreadable;
  if (!input.round || !fs::exists(receipts_file(path), unreadable)) return std::vector<ReceiptBallot>{};
  const Reading<Receipts> receipts = read_receipts(path, input.round->residents);
  if (!receipts.findings.empty()) tell_findings(console, console.err, receipts.findings, input.language);
  if (!receipts.value) return std::nullopt;
  std::vector<ReceiptBallot> ballots = receipt_ballots(path, receipts.value->receipts, input);
  hide_the_few(ballots);
  if (can_be_shown(ballots)) return ballots;
  const std::string sentence = fmt::format(
      fmt::runtime(in(input.language,
                      "Er is geen pagina om je stembiljet te vinden: bij minder dan {} biljetten, of minder "
                      "die even zwaar wegen, is te raden van wie ze zijn.",
                      "There is no page to find one's ballot: of fewer than {} ballots, or fewer of one "
                      "weight, one could guess whose they are.")),
      receipts_min);
  if (console.is_quiet) return std::vector<ReceiptBallot>{};
  console.err << (console.format == Format::json ? json_text({{"warning", sentence}})
                                                 : wrapped(sentence, 80) + '\n');
  return std::vector<ReceiptBallot>{};
}

// As they are on the day for which the vote's are read. What is wrong with one is for `check` to tell.
RoundRules claim_rules_of(const fs::path& folder, const Input& input) {
  RoundRules rules;
  rules.as_of = input.rules.as_of;
  rules.known_at = input.rules.known_at;
  for (const NamedRulebook& named : input.claim_rulebooks) {
    Reading<Rulebook> read = read_rulebook(folder / named.folder, named.folder);
    if (!read.value) continue;
    rules.rulebooks.push_back(std::move(*read.value));
    rules.folders.push_back(named.folder);
  }
  return rules;
}

void tell_written(Console& console, Language language, const fs::path& into, std::size_t files) {
  const std::string open = (into / "index.html").string();
  if (console.format == Format::json) {
    console.out << json_text({{"folder", into.string()}, {"open", open}, {"files", std::to_string(files)}});
  } else {
    console.out << fmt::format(fmt::runtime(in(language, "{} pagina's. Open {}\n", "{} pages. Open {}\n")),
                               files, open);
  }
}

}  // namespace

int report_site(Console& console, const fs::path& path, const fs::path& folder_named,
                const ReportOptions& asked) {
  const CountOptions& options = asked.count;
  const fs::path into = plain_path(folder_named);
  Input input = read_input(console, path, options.dates);
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.election) return input_is_wrong;
  const auto refuse = [&](code::Code code, std::string found) {
    tell_findings(console, console.err,
                  {{code, Severity::error, {into.string(), 0, 0}, std::move(found), {}, {}}}, input.language);
    return input_is_wrong;
  };
  std::error_code unreadable;
  if (fs::exists(fs::symlink_status(into, unreadable))) {
    if (!fs::is_directory(into, unreadable)) return refuse(code::not_a_folder, into.string());
    if (const auto other = other_file_in(into)) return refuse(code::other_files, *other);
  }
  const auto chosen = choose_terms(console, options, input);
  if (!chosen) return input_is_wrong;
  const auto receipts = ballots_to_find(console, path, input);
  if (!receipts) return input_is_wrong;
  const Selection selection = count(console, input, *chosen);
  const Outcome outcome = outcome_of(input, *chosen, selection);
  Site site = {outcome,
               sha256_of(compact_text(outcome_json(outcome))),
               explain_projects(input.election->instance, input.election->profile, selection),
               {},
               funded_of(path, outcome, options.dates)};
  site.receipts = *receipts;
  site.help = help_of(console, input, *chosen, site, asked.recounts);
  site.options = words_of_call(options);
  if (input.round) site.claim_rules = claim_rules_of(path, input);
  if (input.round) site.journal = read_site_journal(console, path, outcome, site.digest, input.language);

  PagesFolder folder(into);
  write_site(site, [&](std::string_view name, std::string_view bytes) { folder.write(name, bytes); });
  folder.finish();
  tell_written(console, input.language, folder_named, folder.files());
  return done;
}

}  // namespace buurtkas
