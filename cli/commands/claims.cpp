#include "cli/commands/claims.h"

#include <algorithm>
#include <memory>

#include <nlohmann/json.hpp>

#include "cli/commands/claim_acts.h"
#include "cli/commands/decide_claims.h"
#include "cli/record/canonical_json.h"
#include "cli/render/claims_text.h"
#include "cli/render/journal_text.h"
#include "cli/render/json_difference.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

Finding error_at(const ReadClaim& read, Spot spot, code::Code code, std::string found, std::string expected) {
  return {code, Severity::error, {read.file, spot.line, spot.column}, std::move(found), std::move(expected),
          {}};
}

struct NewClaim {
  const ReadClaim* read = nullptr;
  Draft claim;
  DecidedClaim decided;
};

// The claims that a journal does not have yet, decided one after another.
class ClaimsRun {
 public:
  ClaimsRun(const ClaimsInput& by, const ClaimsOptions& options, const fs::path& folder)
      : by_(by), options_(options), folder_(folder) {}

  void read(const Entry& entry) {
    state_.add(entry);
    last_day_ = entry.date;
  }

  // Findings, or what is new.
  Findings decide() {
    for (const ReadClaim& read : by_.folder->claims) {
      const ClaimState* recorded = state_.find(read.claim.id);
      if (recorded != nullptr) {
        compare(read, *recorded);
      } else if (options_.corrects) {
        continue;
      } else if (options_.record.on && read.claim.handed_in > *options_.record.on) {
        ++later_;
      } else {
        fresh_.push_back(&read);
        day_ = std::max(day_, read.claim.handed_in);
      }
    }
    day_ = options_.record.on.value_or(day_);
    check_fresh();
    if (!findings_.empty()) return findings_;
    if (options_.corrects) {
      correct();
      return {};
    }
    Findings receipts = check_receipts(folder_, fresh_);
    if (!receipts.empty()) return receipts;
    decider_.emplace(by_, options_.known_at.value_or(day_));
    ClaimHistory history = state_.history();
    for (const ReadClaim* read : fresh_) {
      made_.push_back({read, claim_draft(by_, read->claim), decider_->decide(read->claim, history)});
      for (const auto& [line, wanted] : undecided_in(read->claim, made_.back().decided.assessment)) {
        findings_.push_back(
            error_at(*read, read->lines[line.number - 1], code::line_undecided, to_string(line), wanted));
      }
    }
    return findings_;
  }

  const std::vector<NewClaim>& made() const { return made_; }
  const std::vector<DecidedAgainLine>& corrections() const { return corrections_; }
  const std::vector<DecidedAgainLine>& less() const { return less_; }  // that were granted more than now
  const ClaimsState& state() const { return state_; }

  // What is to be recorded, in its order.
  std::vector<const Draft*> drafts() const {
    std::vector<const Draft*> drafts;
    for (const NewClaim& one : made_) {
      drafts.push_back(&one.claim);
      drafts.push_back(&one.decided.draft);
    }
    for (const DecidedAgainLine& one : corrections_) drafts.push_back(&one.draft);
    return drafts;
  }
  Date day() const { return day_; }
  std::size_t later() const { return later_; }  // handed in after the day of the act

 private:
  // What is handed in is not changed any more.
  void compare(const ReadClaim& read, const ClaimState& state) {
    Claim recorded = state.claim;
    recorded.lines.resize(state.handed_in);
    const auto differences = differences_of(claim_body(recorded), claim_body(read.claim), 1);
    if (differences.empty()) return;
    const std::size_t lines = read.claim.lines.size();
    if (lines != state.handed_in) {
      findings_.push_back(error_at(read, read.spot, code::claim_changed, std::to_string(lines),
                                   read.claim.id.text() + " lines " + std::to_string(state.handed_in)));
      return;
    }
    const JsonDifference& first = differences.front();
    findings_.push_back(error_at(
        read, read.spot, code::claim_changed, first.after.empty() ? "-" : first.after,
        read.claim.id.text() + ' ' + first.field + ' ' + (first.before.empty() ? "-" : first.before)));
  }

  // Whether as much was raised since the last further line that stands, and was refused or given up.
  static bool was_declined(const ClaimState& claim, std::uint32_t number, const Money& more) {
    bool declined = false;
    for (const LineState& line : claim.lines) {
      if (line.corrects != number) continue;
      declined = (line.is_refused || line.is_waived) && (declined || more <= line.assessed.amount);
    }
    return declined;
  }

  // Each further line is recorded before the next is decided, so that limits count it.
  void correct() {
    if (!options_.record.on) day_ = std::max(day_, last_day_);
    decider_.emplace(by_, options_.known_at.value_or(day_));
    for (const ClaimId& id : std::vector<ClaimId>(state_.order())) {
      const auto lines = static_cast<std::uint32_t>(state_.find(id)->handed_in);
      for (std::uint32_t number = 1; number <= lines; ++number) {
        auto again = decider_->decide_again(*state_.find(id), number, state_.history());
        if (!again) continue;
        if (again->again.more.cents() > 0) {
          if (was_declined(*state_.find(id), number, again->again.more)) continue;
          state_.add(entry_of(again->draft));
          corrections_.push_back(std::move(*again));
        } else if (again->again.more.cents() < 0) {
          less_.push_back(std::move(*again));
        }
      }
    }
  }

  // Whether any pot was ever to pay for it.
  bool is_committed(const ProjectId& project) const {
    const auto& accounts = state_.balances().cents();
    return std::any_of(accounts.begin(), accounts.end(), [&](const auto& one) {
      return one.first.second == Account{AccountKind::project, project.text()};
    });
  }

  void check_fresh() {
    for (const ReadClaim* read : fresh_) {
      for (std::size_t i = 0; i < read->claim.lines.size(); ++i) {
        const auto& project = read->claim.lines[i].project;
        if (project && !is_committed(*project)) {
          findings_.push_back(error_at(*read, read->lines[i], code::not_committed, project->text(), {}));
        }
      }
      for (std::size_t i = 0; i < read->claim.lines.size(); ++i) {
        const auto& other = read->claim.lines[i].other_than;
        if (other && claim_of(*other) == nullptr) {
          findings_.push_back(error_at(*read, read->lines[i], code::dangling_id, to_string(*other),
                                       "claims.yaml, journal.db"));
        }
        check_settles(*read, i);
      }
    }
  }

  // An advance of the same resident, for the same project and pot.
  void check_settles(const ReadClaim& read, std::size_t i) {
    const ClaimLine& line = read.claim.lines[i];
    if (!line.settles) return;
    const std::string name = to_string(*line.settles);
    const Claim* claim = claim_of(*line.settles);
    const auto add = [&](code::Code code, std::string expected) {
      findings_.push_back(error_at(read, read.lines[i], code, name, std::move(expected)));
    };
    if (claim == nullptr) return add(code::dangling_id, "claims.yaml, journal.db");
    const ClaimLine& advance = claim->lines[line.settles->number - 1];
    const ClaimState* recorded = state_.find(line.settles->claim);
    const bool is_correction = recorded != nullptr && line.settles->number > recorded->handed_in;
    if (is_correction || claim->claimant != read.claim.claimant || !is_advance(advance) || is_advance(line)) {
      add(code::not_an_advance, {});
    } else if (advance.project != line.project || advance.pot != line.pot) {
      add(code::settles_other_money, "project: " + (advance.project ? advance.project->text() : "-") +
                                         ", pot: " + (advance.pot ? advance.pot->text() : "-"));
    }
  }

  // Nothing when there is no such line.
  const Claim* claim_of(const LineId& line) const {
    const Claim* claim = nullptr;
    if (const ClaimState* recorded = state_.find(line.claim)) claim = &recorded->claim;
    const auto fresh = std::find_if(fresh_.begin(), fresh_.end(),
                                    [&](const ReadClaim* read) { return read->claim.id == line.claim; });
    if (claim == nullptr && fresh != fresh_.end()) claim = &(*fresh)->claim;
    return claim != nullptr && line.number <= claim->lines.size() ? claim : nullptr;
  }

  const ClaimsInput& by_;
  const ClaimsOptions& options_;
  const fs::path& folder_;
  ClaimsState state_;
  std::vector<const ReadClaim*> fresh_;
  Date day_;
  Date last_day_;  // of the journal
  std::vector<DecidedAgainLine> corrections_;
  std::vector<DecidedAgainLine> less_;
  std::size_t later_ = 0;
  Findings findings_;
  std::optional<ClaimsDecider> decider_;
  std::vector<NewClaim> made_;
};

std::vector<ShownCorrection> shown(const ClaimsRun& run, const std::vector<DecidedAgainLine>& lines) {
  std::vector<ShownCorrection> list;
  for (const DecidedAgainLine& one : lines) {
    const ClaimState& claim = *run.state().find(one.line.claim);
    list.push_back({one.line, {one.line.claim, one.corrects}, claim.claim.claimant, &one.again});
  }
  return list;
}

void show(Console& console, const ClaimsRun& run, bool corrects, Language language) {
  if (console.format == Format::json) {
    nlohmann::json claims = nlohmann::json::array();
    nlohmann::json corrections = nlohmann::json::array();
    for (const NewClaim& one : run.made()) claims.push_back(nlohmann::json::parse(one.decided.draft.body));
    for (const DecidedAgainLine& one : run.corrections()) {
      corrections.push_back(nlohmann::json::parse(one.draft.body));
    }
    console.out << json_text({{"claims", std::move(claims)},
                              {"corrections", std::move(corrections)},
                              {"later", std::to_string(run.later())}});
  } else if (corrects) {
    console.out << corrections_text(shown(run, run.corrections()), shown(run, run.less()), language);
  } else {
    std::vector<ShownClaim> list;
    for (const NewClaim& one : run.made()) list.push_back({&one.read->claim, &one.decided.assessment});
    console.out << claims_text(list, run.later(), language);
  }
}

int refuse(Console& console, const Findings& findings, Language language) {
  tell_findings(console, console.err, findings, language);
  return input_is_wrong;
}

int record(Console& console, const fs::path& folder, const ClaimsInput& by, const ClaimsOptions& options) {
  const Language language = by.input->language;
  const std::string journal = (folder / journal_file).string();
  Recorder recorder(journal);
  ClaimsRun run(by, options, folder);
  recorder.journal().each(1, [&](const ReadEntry& read) {
    run.read(std::get<SealedEntry>(read).entry);
    return true;
  });
  const Findings findings = run.decide();
  if (!findings.empty()) return refuse(console, findings, language);
  const std::vector<const Draft*> drafts = run.drafts();
  if (!drafts.empty() && recorder.chain().size() > 0 && run.day() < recorder.last_date()) {
    return refuse(console,
                  {{code::recorded_until,
                    Severity::error,
                    {journal, 0, 0},
                    to_string(run.day()),
                    to_string(recorder.last_date()),
                    {}}},
                  language);
  }
  RecordOptions acting = options.record;
  acting.on = run.day();
  const auto act = act_in(console, folder, acting, "treasurer");
  if (!act) return input_is_wrong;
  if (!drafts.empty()) keep_inputs(recorder, by, folder);
  for (const Draft* draft : drafts) recorder.append(*draft, *act);
  const Recorded recorded = {journal, drafts.size(), recorder.chain().size(),
                             hexadecimal(recorder.chain().last_seal())};
  recorder.commit();
  if (!console.is_quiet) {
    console.err << recorded_text(recorded, console.format == Format::json, language);
  }
  show(console, run, options.corrects, language);
  return done;
}

int only_decide(Console& console, const fs::path& folder, const ClaimsInput& by,
                const ClaimsOptions& options) {
  ClaimsRun run(by, options, folder);
  std::error_code unreadable;
  if (fs::exists(folder / journal_file, unreadable)) {
    const Database database(folder / journal_file, Database::Mode::read);
    Journal(database).each(1, [&](const ReadEntry& read) {
      if (const auto* sealed = std::get_if<SealedEntry>(&read)) run.read(sealed->entry);
      return true;
    });
  }
  const Findings findings = run.decide();
  if (!findings.empty()) return refuse(console, findings, by.input->language);
  show(console, run, options.corrects, by.input->language);
  tell_dry_run(console, by.input->language);
  return done;
}

}  // namespace

int claims(Console& console, const fs::path& folder, const ClaimsOptions& options) {
  const Input input = read_before_vote(console, folder);
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.election) return input_is_wrong;
  const Reading<ClaimsFolder> reading =
      read_claims_folder(folder, folder.string(), *input.round, input.claim_rulebooks);
  if (!reading.findings.empty()) tell_findings(console, console.err, reading.findings, input.language);
  if (!reading.value) return input_is_wrong;
  const ClaimsInput by = claims_input(input, *reading.value);
  return options.dry_run ? only_decide(console, folder, by, options) : record(console, folder, by, options);
}

}  // namespace buurtkas
