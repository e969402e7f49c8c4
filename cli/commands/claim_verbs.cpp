#include "cli/commands/program.h"
#include "cli/commands/status.h"

// The verbs about claims.

namespace buurtkas {

void Program::add_claims() {
  CLI::App* decides = add("claims",
                          say("wat elke regel van de nieuwe declaraties oplevert, en waarom",
                              "what each line of the new claims earns, and why"),
                          "buurtkas claims my-round",
                          [this](Console& console) { return claims(console, call.path, call.claimed()); });
  decides
      ->add_option("DIR", call.path,
                   say("de map van een ronde, met claims.yaml of claims.csv",
                       "a round's folder, with claims.yaml or claims.csv"))
      ->required();
  decides
      ->add_option("--known-at", call.known_at,
                   say("volgens de regelboeken zoals ze die dag bekend waren",
                       "by the rulebooks as they were known on that day"))
      ->check(complaint_of_date);
  decides->add_flag("--correct", call.corrects,
                    say("beslis opnieuw over wat is toegekend, met wat nu bekend is",
                        "decide again what was granted, by what is known now"));
  decides->add_flag(
      "--dry-run", call.vote.dry_run,
      say("beslis, en leg niets vast in het journaal", "decide, and record nothing in the journal"));
  add_record_options(*decides, false);

  CLI::App* approves =
      add("approve", say("teken voor een declaratie, of wijs die af", "sign for a claim, or refuse it"),
          "buurtkas approve my-round c001 c002/1 --by r005 --on 2026-05-20",
          [this](Console& console) { return approve(console, call.path, call.approved()); });
  approves->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  approves
      ->add_option(
          "ID", call.paths,
          say("declaraties (c001), of regels daarvan (c001/2)", "claims (c001), or lines of them (c001/2)"))
      ->required();
  approves->add_option("--refuse", call.reason, say("wijs af; zeg waarom", "refuse it; say why"))
      ->type_name("REASON");
  add_act_options(*approves);

  CLI::App* waives =
      add("waive",
          say("zie af van wat je declareerde, voor het betaald is",
              "give up what one claimed, before it is paid"),
          "buurtkas waive my-round c001/2 --by r012 --on 2026-05-20",
          [this](Console& console) { return waive(console, call.path, call.id, call.recorded()); });
  waives->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  waives
      ->add_option("ID", call.id,
                   say("een declaratie (c001), of een regel daarvan (c001/2)",
                       "a claim (c001), or a line of it (c001/2)"))
      ->required();
  add_act_options(*waives);

  add_payments();
  add_status();
  add_report();
}

// Of an act that a resident signs for.
void Program::add_act_options(CLI::App& sub) {
  add_record_options(sub, true);
  sub.get_option("--by")->required()->description(
      say("wie het doet: een bewoner uit residents.csv", "who acts: a resident of residents.csv"));
}

void Program::add_payments() {
  CLI::App* pays = add("pay",
                       say("overzichten voor bewoners, en een batch met wat te betalen is",
                           "statements for residents, and a batch of what is to be paid"),
                       "buurtkas pay my-round --on 2026-05-29 --by r001",
                       [this](Console& console) { return pay(console, call.path, call.paid()); });
  pays->add_option(
          "DIR", call.path,
          say("de map van een ronde, met private/people.csv", "a round's folder, with private/people.csv"))
      ->required();
  pays->add_option("--with", call.paths,
                   say("wie meetekent, waar de regelboeken dat vragen",
                       "who signs along, where the rulebooks ask that"))
      ->type_name("PERSON");
  pays->add_flag(
      "--dry-run", call.vote.dry_run,
      say("beslis, en leg niets vast in het journaal", "decide, and record nothing in the journal"));
  add_act_options(*pays);

  CLI::App* settles = add("settle",
                          say("lees wat de bank antwoordde: pain.002 en camt.053",
                              "read what the bank answered: pain.002 and camt.053 files"),
                          "buurtkas settle my-round camt053.xml --on 2026-06-02 --by r001",
                          [this](Console& console) { return settle(console, call.path, call.settled()); });
  settles->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  settles
      ->add_option("FILE", call.paths,
                   say("wat de bank stuurde; meer dan een mag", "what the bank sent; more than one may be"))
      ->required();
  settles->add_flag(
      "--dry-run", call.vote.dry_run,
      say("beslis, en leg niets vast in het journaal", "decide, and record nothing in the journal"));
  add_act_options(*settles);

  CLI::App* repays = add("repaid",
                         say("leg vast dat het restant van een voorschot is teruggegeven",
                             "record that what is left of an advance was given back"),
                         "buurtkas repaid my-round c001 1 17.60 --on 2026-06-15 --by r001",
                         [this](Console& console) { return repaid(console, call.path, call.repaid_back()); });
  repays->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  repays->add_option("CLAIM", call.id, say("een declaratie (c001)", "a claim (c001)"))->required();
  repays
      ->add_option("LINE", call.line,
                   say("welke regel daarvan het voorschot is: 1", "which line of it is the advance: 1"))
      ->required();
  repays
      ->add_option("AMOUNT", call.amount,
                   say("wat terugkwam op de rekening, in euro: 17.60",
                       "what came back to the account, in euros: 17.60"))
      ->required();
  repays->add_flag(
      "--dry-run", call.vote.dry_run,
      say("beslis, en leg niets vast in het journaal", "decide, and record nothing in the journal"));
  add_act_options(*repays);
}

void Program::add_status() {
  CLI::App* tells = add("status",
                        say("waar al het geld is: per pot, project en bewoner",
                            "where all the money is: of each pot, project and resident"),
                        "buurtkas status my-round --as-of 2026-12-31", [this](Console& console) {
                          return status(console, call.path, Call::date_in(call.day));
                        });
  tells->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  tells
      ->add_option("--as-of", call.day,
                   say("zoals het aan het eind van die dag was; weggelaten: nu",
                       "as it was at the end of that day; left out, now"))
      ->check(complaint_of_date);
}

void Program::add_report() {
  CLI::App* reports = add("report",
                          say("bladzijden over de uitslag; overzichten; een pot; een jaar",
                              "pages of the outcome; statements; a pot's account; a year"),
                          "buurtkas report my-round --out pages", [this](Console& console) {
                            call.report.as_of = Call::date_in(call.day);
                            call.report.count = call.counted();
                            return report(console, call.path, call.report);
                          });
  reports
      ->add_option("PATH", call.path,
                   say("de map van een ronde; voor --out ook een .pb-bestand",
                       "a round's folder; for --out also a .pb file"))
      ->required();
  reports
      ->add_option("--out", call.report.site,
                   say("de uitslag als bladzijden, in het Nederlands en Engels, in een map",
                       "the outcome as pages, in Dutch and English, into a folder"))
      ->type_name("FOLDER");
  add_count_options(*reports);
  reports
      ->add_option("--recounts", call.report.recounts,
                   say("tel voor wat een project had geholpen hoogstens zo vaak opnieuw per vraag; "
                       "weggelaten: 40, en voor een stad niet",
                       "for what would have helped a project, count again up to so many times a question; "
                       "left out, 40, and none in a city"))
      ->check(CLI::Range(1, 1'000'000))
      ->type_name("NUMBER");
  reports
      ->add_option("--statement", call.report.statement,
                   say("één, met zijn code, als tekst of JSON", "one, by its code, as text or JSON"))
      ->type_name("CODE");
  reports
      ->add_option("--private", call.report.into_folder,
                   say("alle in een map: tekst, bladzijden en JSON, in het Nederlands en Engels; en een "
                       "blad voor de penningmeester",
                       "all of them into a folder: text, pages and JSON, in Dutch and English; and a page "
                       "for the treasurer"))
      ->type_name("FOLDER");
  reports
      ->add_option(
          "--grant", call.report.grant,
          say("wat er van een pot is geworden, voor de gever", "what became of a pot, for who gave it"))
      ->type_name("POT");
  reports
      ->add_option(
          "--year", call.report.year,
          say("wat bewoners in een jaar is toegekend en betaald, naast de grenzen, voor de penningmeester",
              "what residents were granted and paid in a year, beside the limits, for the treasurer"))
      ->check(CLI::Range(1900, 2199))
      ->type_name("YEAR");
  reports
      ->add_option("--as-of", call.day,
                   say("een pot of een jaar, zoals het aan het eind van die dag was",
                       "a pot or a year, as it was at the end of that day"))
      ->check(complaint_of_date);
}

}  // namespace buurtkas
