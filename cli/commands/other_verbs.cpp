#include "cli/commands/program.h"
#include "cli/commands/rules.h"

// The verbs about rulebooks and about a journal.

namespace buurtkas {

void Program::add_rules() {
  CLI::App* rules = add_group("rules", "work on a rulebook", "buurtkas rules check rules/travel");
  add_below(*rules, "check", "whether it hangs together", "buurtkas rules check rules/travel",
            [this](Console& console) { return rules_check(console, call.paths); })
      ->add_option("FOLDER", call.paths, "a rulebook's folder, or several")
      ->required();
  add_below(*rules, "test", "whether its examples come out, and what they leave untried",
            "buurtkas rules test rules/travel",
            [this](Console& console) { return rules_test(console, call.path); })
      ->add_option("FOLDER", call.path, "a rulebook's folder")
      ->required();
  CLI::App* show =
      add_below(*rules, "show", "as a page to read", "buurtkas rules show rules/travel --lang nl",
                [this](Console& console) { return rules_show(console, call.path, call.dates()); });
  show->add_option("FOLDER", call.path, "a rulebook's folder")->required();
  show->add_option("--on", call.on, "the day, 2026-02-10; left out, its last one")->check(complaint_of_date);
  show->add_option("--known-at", call.known_at, "as it was known on that day")->check(complaint_of_date);
  CLI::App* diff = add_below(*rules, "diff", "for which cases two versions differ, and by how much",
                             "buurtkas rules diff rules/travel new/travel",
                             [this](Console& console) { return rules_diff(console, call.path, call.id); });
  diff->add_option("OLD", call.path, "a rulebook's folder")->required();
  diff->add_option("NEW", call.id, "another version of it")->required();
  add_below(*rules, "mutate", "which small changes no example notices", "buurtkas rules mutate rules/travel",
            [this](Console& console) { return rules_mutate(console, call.path); })
      ->add_option("FOLDER", call.path, "a rulebook's folder")
      ->required();
}

void Program::add_journal_verbs() {
  CLI::App* freezes = add(
      "freeze", "record what is fixed before the vote: pots, proposals, terms", "buurtkas freeze my-round",
      [this](Console& console) { return freeze(console, call.path, call.recorded(), call.vote.dry_run); });
  freezes->add_option("DIR", call.path, "a round's folder")->required();
  freezes->add_flag("--dry-run", call.vote.dry_run, "check, and record nothing in the journal");
  freezes->add_option("--correct", call.reason, "correct what is recorded otherwise; say why");
  add_record_options(*freezes, false);

  CLI::App* audits = add("audit", "prove all that a journal says again", "buurtkas audit my-round",
                         [this](Console& console) { return audit(console, call.path, call.audit); });
  audits->add_option("PATH", call.path, "a round's folder, or a journal.db");
  audits->add_option("--only", call.audit.only,
                     "decide only these again: a kind (outcome), or a key (pot:groz)");
  audits->add_option("--since", call.audit.since, "decide again only from this entry, or this day, on");
  audits
      ->add_option("--checkpoint", call.audit.checkpoints,
                   "a checkpoint that was published; more than one may be")
      ->type_name("FILE");
  audits->add_option("--trusts", call.audit.trusts, "the public key that must have signed, or a file with it")
      ->type_name("KEY");
  audits->add_option("--prove", call.audit.prove, "write the proof of one entry: its number, or its key");
  audits
      ->add_option("--prove-growth", call.audit.prove_growth,
                   "write the proof that since this checkpoint nothing was changed")
      ->type_name("FILE");
  audits->add_option("--statement", call.audit.statement, "check such a proof; without PATH, on its own")
      ->type_name("FILE");
  add_keys();

  CLI::App* erases = add(
      "erase", "take a resident's name out, and record that", "buurtkas erase my-round r012 --on 2026-11-26",
      [this](Console& console) { return erase(console, call.path, call.id, call.recorded()); });
  erases->add_option("DIR", call.path, "a round's folder")->required();
  erases->add_option("RESIDENT", call.id, "as in private/people.csv")->required();
  add_record_options(*erases, true);
}

void Program::add_keys() {
  CLI::App* keys =
      add_group("key", "the key that signs checkpoints", "buurtkas key new ~/round.key --name our-street");
  CLI::App* makes = add_below(*keys, "new", "make one", "buurtkas key new ~/round.key --name our-street",
                              [this](Console& console) { return create_key(console, call.path, call.id); });
  makes->add_option("FILE", call.path, "where it is kept: not in the round's folder")->required();
  makes->add_option("--name", call.id, "whose it is, as checkpoints show it")->required();
  add_below(*keys, "show", "its public key, to give to others", "buurtkas key show ~/round.key",
            [this](Console& console) { return show_key(console, call.path); })
      ->add_option("FILE", call.path, "a key that `buurtkas key new` made")
      ->required();

  CLI::App* signs =
      add("checkpoint", "sign how long the journal is and what its root is",
          "buurtkas checkpoint my-round --key ~/round.key --on 2026-03-22",
          [this](Console& console) { return checkpoint(console, call.path, call.paths, call.recorded()); });
  signs->add_option("DIR", call.path, "a round's folder")->required();
  signs->add_option("--key", call.paths, "a key file; to change keys, the old one and the new one")
      ->required()
      ->type_name("FILE");
  add_record_options(*signs, true);
}

}  // namespace buurtkas
