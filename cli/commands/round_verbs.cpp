#include "cli/commands/program.h"
#include "cli/commands/receipts.h"

// The verbs about a round and its count.

namespace buurtkas {

void Program::add_round_verbs() {
  add("new", "a round to start from", "buurtkas new my-round",
      [this](Console& console) { return create_round(console, call.path); })
      ->add_option("DIR", call.path, "a folder that is not there yet, or empty")
      ->required();
  CLI::App* checks = add("check", "every problem in the files; decides nothing", "buurtkas check my-round",
                         [this](Console& console) { return check(console, call.path, call.dates()); });
  checks->add_option("PATH", call.path, "a round's folder, or a .pb file")->required();
  add_date_options(*checks);
  add_vote();
  CLI::App* explains = add(
      "explain", "why: a project, or a line of a claim", "buurtkas explain my-round bench",
      [this](Console& console) { return explain(console, call.path, call.id, call.counted(), call.help); });
  explains->add_option("PATH", call.path, "a round's folder, or a .pb file")->required();
  explains->add_option("ID", call.id, "a project, a claim (c001), or a line of it (c001/2)")->required();
  CLI::Option* asks =
      explains->add_flag("--what-would-help", call.help.is_asked, "what was missing: votes, or a lower cost");
  explains
      ->add_option("--recounts", call.help.recounts,
                   "for that, count again up to so many times an\nanswer; left out, what takes seconds")
      ->check(CLI::Range(1, 100'000'000))
      ->needs(asks)
      ->type_name("NUMBER");
  add_count_options(*explains);
  add_date_options(*explains);
  CLI::App* codes = add(
      "receipts", "a code for each resident's receipt, to find their ballot by", "buurtkas receipts my-round",
      [this](Console& console) { return make_receipts(console, call.path, call.vote.dry_run); });
  codes->add_option("DIR", call.path, "a round's folder")->required();
  codes->add_flag("--dry-run", call.vote.dry_run, "say how many, and write nothing");
  add("replay", "cities' elections by their own rules, beside what they decided", "buurtkas replay elections",
      [this](Console& console) { return replay(console, call.path); })
      ->add_option("FOLDER", call.path, "a folder of .pb files")
      ->required();
  add_export();
}

void Program::add_export() {
  CLI::App* exports = add("export", "a journal's books for other programs; or a .pb file of a round",
                          "buurtkas export my-round --to ledger",
                          [this](Console& console) { return export_as(console, call.path, call.exported); });
  exports->add_option("PATH", call.path, "a round's folder; or a journal.db, for pb a .pb file to tidy")
      ->required();
  exports
      ->add_option("--to", call.exported.format,
                   "ledger or hledger, for plain text accounting;\n"
                   "xaf, an auditfile; csv, a spreadsheet; or pb, the\n"
                   "vote for the field's programs: voters are\nnumbered, and nothing else is said of them")
      ->required()
      ->check(CLI::IsMember({"ledger", "hledger", "xaf", "csv", "pb"}));
  exports->add_option("--year", call.exported.year, "of an xaf: the year, when there is more than one")
      ->check(CLI::Range(1900, 2199))
      ->type_name("YEAR");
  exports->add_option("--tax-number", call.exported.tax_number, "of an xaf: by which the tax office knows us")
      ->type_name("NUMBER");
  exports->add_option("--country", call.exported.country, "of a pb: in English; the round does not say it")
      ->type_name("NAME");
}

void Program::add_vote() {
  CLI::App* counts =
      add("vote", "count, select, and say which pot pays", "buurtkas vote my-round --lang en",
          [this](Console& console) { return vote(console, call.path, call.counted(), call.voted()); });
  counts->add_option("PATH", call.path, "a round's folder, or a .pb file")->required();
  add_count_options(*counts);
  add_date_options(*counts);
  counts->add_flag("--sensitivity", call.vote.sensitivity, "what a ballot, a channel or a tie changes");
  counts->add_flag("--fairness", call.vote.fairness, "measures of fairness, beside greedy by votes");
  counts
      ->add_option("--certificate", call.vote.certificate,
                   "write the outcome's proof here, for buurtkas-verify")
      ->type_name("FILE");
  counts->add_flag("--dry-run", call.vote.dry_run, "decide, and record nothing in the journal");
  counts->add_option("--correct", call.reason, "correct what is recorded otherwise; say why");
  add_record_options(*counts, false);
}

}  // namespace buurtkas
