#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/commands/claims.h"
#include "cli/commands/commands.h"
#include "cli/commands/journal.h"
#include "cli/commands/pay.h"
#include "cli/commands/report.h"
#include "cli/commands/settle.h"

// What a call says, once it is read.

namespace buurtkas {

struct Call {
  std::string path;
  std::string id;
  std::string line;
  std::string amount;
  std::string format = "text";
  std::optional<std::string> language;
  std::string log_level = "warning";
  bool is_quiet = false;
  bool corrects = false;
  std::vector<std::string> paths;
  std::optional<std::string> on;
  std::optional<std::string> known_at;
  VoteQuestions vote;
  HelpQuestion help;
  std::optional<std::string> by;
  std::optional<std::string> reason;
  std::optional<std::string> day;
  AuditOptions audit;
  ReportOptions report;
  ExportOptions exported;
  CountOptions count;

  RuleDates dates() const { return {date_in(on), date_in(known_at)}; }

  CountOptions counted() const {
    CountOptions options = count;
    options.dates = dates();
    return options;
  }

  // Checked when the call was read.
  static std::optional<Date> date_in(const std::optional<std::string>& text) {
    return text ? parse_iso_date(*text) : std::nullopt;
  }

  RecordOptions recorded() const { return {by, date_in(day), reason}; }

  ClaimsOptions claimed() const { return {recorded(), date_in(known_at), vote.dry_run, corrects}; }
  SettleOptions settled() const { return {paths, recorded(), vote.dry_run}; }
  PayOptions paid() const { return {paths, recorded(), vote.dry_run}; }
  RepaidOptions repaid_back() const { return {id, line, amount, recorded(), vote.dry_run}; }
  ApproveOptions approved() const { return {paths, reason, recorded()}; }

  VoteQuestions voted() const {
    VoteQuestions questions = vote;
    questions.record = recorded();
    return questions;
  }
};

}  // namespace buurtkas
