#include "cli/commands/program.h"
#include "cli/commands/receipts.h"

// The verbs about a round and its count.

namespace buurtkas {

void Program::add_round_verbs() {
  add("new", say("een ronde om mee te beginnen", "a round to start from"), "buurtkas new my-round",
      [this](Console& console) { return create_round(console, call.path); })
      ->add_option("DIR", call.path,
                   say("een map die er nog niet is, of leeg is", "a folder that is not there yet, or empty"))
      ->required();
  CLI::App* checks = add("check",
                         say("alles wat niet klopt in de bestanden; beslist niets",
                             "every problem in the files; decides nothing"),
                         "buurtkas check my-round",
                         [this](Console& console) { return check(console, call.path, call.dates()); });
  checks
      ->add_option("PATH", call.path,
                   say("de map van een ronde, of een .pb-bestand", "a round's folder, or a .pb file"))
      ->required();
  add_date_options(*checks);
  add_vote();
  CLI::App* explains = add(
      "explain",
      say("waarom: een project, of een regel van een declaratie", "why: a project, or a line of a claim"),
      "buurtkas explain my-round bench",
      [this](Console& console) { return explain(console, call.path, call.id, call.counted(), call.help); });
  explains
      ->add_option("PATH", call.path,
                   say("de map van een ronde, of een .pb-bestand", "a round's folder, or a .pb file"))
      ->required();
  explains
      ->add_option("ID", call.id,
                   say("een project, een declaratie (c001), of een regel daarvan (c001/2)",
                       "a project, a claim (c001), or a line of it (c001/2)"))
      ->required();
  CLI::Option* asks = explains->add_flag(
      "--what-would-help", call.help.is_asked,
      say("wat er ontbrak: stemmen, of lagere kosten", "what was missing: votes, or a lower cost"));
  explains
      ->add_option("--recounts", call.help.recounts,
                   say("tel daarvoor hoogstens zo vaak opnieuw per antwoord; weggelaten: wat seconden duurt, "
                       "in een grote stad een minuut",
                       "for that, count again up to so many times an answer; left out, what takes seconds, "
                       "in a large city a minute"))
      ->check(CLI::Range(1, 100'000'000))
      ->needs(asks)
      ->type_name("NUMBER");
  add_count_options(*explains);
  add_date_options(*explains);
  CLI::App* codes = add("receipts",
                        say("een code op elk stembewijs, om de eigen stem terug te vinden",
                            "a code for each resident's receipt, to find their ballot by"),
                        "buurtkas receipts my-round", [this](Console& console) {
                          return make_receipts(console, call.path, call.vote.dry_run);
                        });
  codes->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  codes->add_flag("--dry-run", call.vote.dry_run,
                  say("zeg hoeveel het er zijn, en schrijf niets", "say how many, and write nothing"));
  add("replay",
      say("verkiezingen van steden volgens hun eigen regel, naast hun uitslag",
          "cities' elections by their own rules, beside what they decided"),
      "buurtkas replay elections", [this](Console& console) { return replay(console, call.path); })
      ->add_option("FOLDER", call.path, say("een map met .pb-bestanden", "a folder of .pb files"))
      ->required();
  add_export();
}

void Program::add_export() {
  CLI::App* exports = add("export",
                          say("de boeken van een journaal voor andere programma's; of een .pb-bestand",
                              "a journal's books for other programs; or a .pb file of a round"),
                          "buurtkas export my-round --to ledger",
                          [this](Console& console) { return export_as(console, call.path, call.exported); });
  exports
      ->add_option(
          "PATH", call.path,
          say("de map van een ronde; of een journal.db; voor pb ook een .pb-bestand om netjes te maken",
              "a round's folder; or a journal.db, for pb a .pb file to tidy"))
      ->required();
  exports
      ->add_option(
          "--to", call.exported.format,
          say("ledger of hledger, boekhouden in platte tekst; xaf, een auditfile; csv, een rekenblad; of "
              "pb, de stemming voor programma's van het vak: kiezers zijn genummerd, en meer staat er niet "
              "van ze in",
              "ledger or hledger, for plain text accounting; xaf, an auditfile; csv, a spreadsheet; or pb, "
              "the vote for the field's programs: voters are numbered, and nothing else is said of them"))
      ->required()
      ->check(CLI::IsMember({"ledger", "hledger", "xaf", "csv", "pb"}));
  exports
      ->add_option(
          "--year", call.exported.year,
          say("van een xaf: het jaar, als er meer zijn", "of an xaf: the year, when there is more than one"))
      ->check(CLI::Range(1900, 2199))
      ->type_name("YEAR");
  exports
      ->add_option("--tax-number", call.exported.tax_number,
                   say("van een xaf: waaronder de belastingdienst ons kent",
                       "of an xaf: by which the tax office knows us"))
      ->type_name("NUMBER");
  exports
      ->add_option("--country", call.exported.country,
                   say("van een pb: in het Engels; in de ronde staat het niet",
                       "of a pb: in English; the round does not say it"))
      ->type_name("NAME");
}

void Program::add_vote() {
  CLI::App* counts =
      add("vote", say("tel, kies, en zeg welke pot betaalt", "count, select, and say which pot pays"),
          "buurtkas vote my-round --lang en",
          [this](Console& console) { return vote(console, call.path, call.counted(), call.voted()); });
  counts
      ->add_option("PATH", call.path,
                   say("de map van een ronde, of een .pb-bestand", "a round's folder, or a .pb file"))
      ->required();
  add_count_options(*counts);
  add_date_options(*counts);
  counts->add_flag("--sensitivity", call.vote.sensitivity,
                   say("wat een stembiljet, een kanaal of een loting uitmaakt",
                       "what a ballot, a channel or a tie changes"));
  counts->add_flag("--fairness", call.vote.fairness,
                   say("maten van eerlijkheid, naast die van de meeste stemmen eerst",
                       "measures of fairness, beside greedy by votes"));
  counts
      ->add_option("--certificate", call.vote.certificate,
                   say("schrijf hier het bewijs van de uitslag, voor buurtkas-verify",
                       "write the outcome's proof here, for buurtkas-verify"))
      ->type_name("FILE");
  counts->add_flag(
      "--dry-run", call.vote.dry_run,
      say("beslis, en leg niets vast in het journaal", "decide, and record nothing in the journal"));
  counts->add_option(
      "--correct", call.reason,
      say("verbeter wat anders is vastgelegd; zeg waarom", "correct what is recorded otherwise; say why"));
  add_record_options(*counts, false);
}

}  // namespace buurtkas
