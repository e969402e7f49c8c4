#pragma once

#include <functional>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/commands/call.h"
#include "cli/render/language.h"

// The verbs and options that a call may have. round_verbs.cpp and
// other_verbs.cpp have one block a verb.

namespace buurtkas {

using RunVerb = std::function<int(Console&)>;
class ExamplesFirst;

struct Program {
  explicit Program(Language help_in);

  const Language language;  // of help
  CLI::App app;
  std::shared_ptr<ExamplesFirst> help;
  Call call;
  RunVerb verb;

 private:
  CLI::App* add_to(CLI::App& above, const char* name, const std::string& about);
  CLI::App* add(const char* name, const std::string& about, const char* example, RunVerb run_it);
  CLI::App* add_below(CLI::App& above, const char* name, const std::string& about, const char* example,
                      RunVerb run_it);
  CLI::App* add_group(const char* name, const std::string& about, const char* example);
  std::string say(std::string_view dutch, std::string_view english) const {
    return std::string(in(language, dutch, english));
  }
  void add_common_options(CLI::App& sub);
  void add_date_options(CLI::App& sub);
  void add_count_options(CLI::App& sub);
  void add_record_options(CLI::App& sub, bool needs_day);
  void add_act_options(CLI::App& sub);

  void add_round_verbs();
  void add_vote();
  void add_export();
  void add_journal_verbs();
  void add_keys();
  void add_status();
  void add_report();
  void add_claims();
  void add_payments();
  void add_rules();
};

inline constexpr std::string_view bad_date = "a date is written as 2026-02-10";
inline constexpr std::string_view far_date = "the day is more than a year from now";
std::string complaint_of_date(const std::string& text);  // empty when it is one
// Of an act. Nothing can be recorded before what is: one wrong figure in a year would close a journal.
std::string complaint_of_act_date(const std::string& text);

}  // namespace buurtkas
