#include "cli/commands/program.h"
#include "cli/commands/rules.h"

// The verbs about rulebooks and about a journal.

namespace buurtkas {

void Program::add_rules() {
  CLI::App* rules = add_group("rules", say("werken aan een regelboek", "work on a rulebook"),
                              "buurtkas rules check rules/travel");
  add_below(*rules, "check", say("of het in elkaar past", "whether it hangs together"),
            "buurtkas rules check rules/travel",
            [this](Console& console) { return rules_check(console, call.paths); })
      ->add_option("FOLDER", call.paths,
                   say("de map van een regelboek, of meer mappen", "a rulebook's folder, or several"))
      ->required();
  add_below(*rules, "test",
            say("of de voorbeelden uitkomen, en wat ze niet proberen",
                "whether its examples come out, and what they leave untried"),
            "buurtkas rules test rules/travel",
            [this](Console& console) { return rules_test(console, call.path); })
      ->add_option("FOLDER", call.path, say("de map van een regelboek", "a rulebook's folder"))
      ->required();
  CLI::App* show = add_below(*rules, "show", say("als bladzijde om te lezen", "as a page to read"),
                             "buurtkas rules show rules/travel --lang nl", [this](Console& console) {
                               return rules_show(console, call.path, call.dates());
                             });
  show->add_option("FOLDER", call.path, say("de map van een regelboek", "a rulebook's folder"))->required();
  show->add_option(
          "--on", call.on,
          say("de dag, 2026-02-10; weggelaten: de laatste", "the day, 2026-02-10; left out, its last one"))
      ->check(complaint_of_date);
  show->add_option("--known-at", call.known_at,
                   say("zoals het die dag bekend was", "as it was known on that day"))
      ->check(complaint_of_date);
  CLI::App* diff = add_below(*rules, "diff",
                             say("voor welke gevallen twee versies verschillen, en hoeveel",
                                 "for which cases two versions differ, and by how much"),
                             "buurtkas rules diff rules/travel new/travel",
                             [this](Console& console) { return rules_diff(console, call.path, call.id); });
  diff->add_option("OLD", call.path, say("de map van een regelboek", "a rulebook's folder"))->required();
  diff->add_option("NEW", call.id, say("een andere versie ervan", "another version of it"))->required();
  add_below(*rules, "mutate",
            say("welke kleine wijzigingen geen voorbeeld opmerkt", "which small changes no example notices"),
            "buurtkas rules mutate rules/travel",
            [this](Console& console) { return rules_mutate(console, call.path); })
      ->add_option("FOLDER", call.path, say("de map van een regelboek", "a rulebook's folder"))
      ->required();
}

void Program::add_journal_verbs() {
  CLI::App* freezes = add("freeze",
                          say("leg vast wat voor de stemming vaststaat: potten, voorstellen, afspraken",
                              "record what is fixed before the vote: pots, proposals, terms"),
                          "buurtkas freeze my-round", [this](Console& console) {
                            return freeze(console, call.path, call.recorded(), call.vote.dry_run);
                          });
  freezes->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  freezes->add_flag(
      "--dry-run", call.vote.dry_run,
      say("kijk na, en leg niets vast in het journaal", "check, and record nothing in the journal"));
  freezes->add_option(
      "--correct", call.reason,
      say("verbeter wat anders is vastgelegd; zeg waarom", "correct what is recorded otherwise; say why"));
  add_record_options(*freezes, false);

  CLI::App* audits = add(
      "audit", say("bewijs opnieuw alles wat een journaal zegt", "prove all that a journal says again"),
      "buurtkas audit my-round", [this](Console& console) { return audit(console, call.path, call.audit); });
  audits->add_option("PATH", call.path,
                     say("de map van een ronde, of een journal.db", "a round's folder, or a journal.db"));
  audits->add_option("--only", call.audit.only,
                     say("beslis alleen hierover opnieuw: een soort (outcome), of een sleutel (pot:groz)",
                         "decide only these again: a kind (outcome), or a key (pot:groz)"));
  audits->add_option("--since", call.audit.since,
                     say("beslis alleen opnieuw vanaf deze boeking, of deze dag",
                         "decide again only from this entry, or this day, on"));
  audits
      ->add_option("--checkpoint", call.audit.checkpoints,
                   say("een controlepunt dat is gepubliceerd; meer dan een mag",
                       "a checkpoint that was published; more than one may be"))
      ->type_name("FILE");
  audits
      ->add_option("--trusts", call.audit.trusts,
                   say("de openbare sleutel die getekend moet hebben, of een bestand daarmee",
                       "the public key that must have signed, or a file with it"))
      ->type_name("KEY");
  audits->add_option("--prove", call.audit.prove,
                     say("schrijf het bewijs van één boeking: haar nummer, of haar sleutel",
                         "write the proof of one entry: its number, or its key"));
  audits
      ->add_option("--prove-growth", call.audit.prove_growth,
                   say("schrijf het bewijs dat sinds dit controlepunt niets is veranderd",
                       "write the proof that since this checkpoint nothing was changed"))
      ->type_name("FILE");
  audits
      ->add_option(
          "--statement", call.audit.statement,
          say("kijk zo'n bewijs na; zonder PATH op zichzelf", "check such a proof; without PATH, on its own"))
      ->type_name("FILE");
  add_keys();

  CLI::App* erases = add(
      "erase",
      say("haal de naam van een bewoner weg, en leg dat vast", "take a resident's name out, and record that"),
      "buurtkas erase my-round r012 --on 2026-11-26",
      [this](Console& console) { return erase(console, call.path, call.id, call.recorded()); });
  erases->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  erases->add_option("RESIDENT", call.id, say("zoals in private/people.csv", "as in private/people.csv"))
      ->required();
  add_record_options(*erases, true);
}

void Program::add_keys() {
  CLI::App* keys =
      add_group("key", say("de sleutel die controlepunten tekent", "the key that signs checkpoints"),
                "buurtkas key new ~/round.key --name our-street");
  CLI::App* makes = add_below(*keys, "new", say("maak er een", "make one"),
                              "buurtkas key new ~/round.key --name our-street",
                              [this](Console& console) { return create_key(console, call.path, call.id); });
  makes
      ->add_option("FILE", call.path,
                   say("waar hij bewaard wordt: niet in de map van de ronde",
                       "where it is kept: not in the round's folder"))
      ->required();
  makes
      ->add_option(
          "--name", call.id,
          say("van wie hij is, zoals controlepunten het tonen", "whose it is, as checkpoints show it"))
      ->required();
  add_below(
      *keys, "show", say("de openbare sleutel, om aan anderen te geven", "its public key, to give to others"),
      "buurtkas key show ~/round.key", [this](Console& console) { return show_key(console, call.path); })
      ->add_option("FILE", call.path,
                   say("een sleutel die `buurtkas key new` maakte", "a key that `buurtkas key new` made"))
      ->required();

  CLI::App* signs =
      add("checkpoint",
          say("teken hoe lang het journaal is en wat zijn wortel is",
              "sign how long the journal is and what its root is"),
          "buurtkas checkpoint my-round --key ~/round.key --on 2026-03-22",
          [this](Console& console) { return checkpoint(console, call.path, call.paths, call.recorded()); });
  signs->add_option("DIR", call.path, say("de map van een ronde", "a round's folder"))->required();
  signs
      ->add_option("--key", call.paths,
                   say("een sleutelbestand; om te wisselen de oude en de nieuwe",
                       "a key file; to change keys, the old one and the new one"))
      ->required()
      ->type_name("FILE");
  add_record_options(*signs, true);
}

}  // namespace buurtkas
