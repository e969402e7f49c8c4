#include <gtest/gtest.h>

#include "engine/rulebook/mutants.h"
#include "tests/read_rules/rules_support.h"

// One slip in a rulebook.yaml that is right: its keys, texts, periods and parameters, and what hangs
// together.

namespace buurtkas {
namespace {

using testing::expect_in_rulebook;

TEST(RulebookKeys, AreKnownAndThereAndOnce) {
  expect_in_rulebook("name: dorp",
                     {
                         {"naam: dorp",
                          "1:1 missing-key |name|\n"
                          "1:1 unknown-key naam|name, title, about, valid, covers, parameters, articles|\n"},
                         {"name: dorp\nname: dorp", "2:1 duplicate-key name|here/rulebook.yaml:1|\n"},
                         {"name:", "1:1 missing-value |name|\n"},
                         {"name: ~", "1:7 missing-value ~|name|\n"},
                         {"name: [dorp]", "1:7 wrong-type list|text|\n"},
                         {"name: do rp", "1:7 bad-id do rp||\n"},
                         {"name: dorp\nbsn: 123", "2:1 forbidden-field bsn||\n"},
                         {"name: dorp\nUit-kering: yes", "2:1 forbidden-field Uit-kering||\n"},
                         {"name: &a dorp", "1:7 alias-refused &a||\n"},
                         {"name: !!str dorp", "1:7 tag-refused !!str||\n"},
                     });
  expect_in_rulebook("about:\n  nl: Wat kan.\n  en: What can be.\n", {
                                                                         {"", "1:1 missing-key |about|\n"},
                                                                     });
  expect_in_rulebook(
      "  - id: marked\n",
      {
          {"  - id: kept\n", "103:9 duplicate-id kept|here/rulebook.yaml:97|\n"},
          {"  - id: a b\n", "97:9 bad-id a b||\n"},
          {"  - id: marked\n    id: again\n", "98:5 duplicate-key id|here/rulebook.yaml:97|\n"},
          {"  - id:\n", "97:5 missing-value |id|\n"},
      });
  expect_in_rulebook("  - id: marked\n    title", {
                                                      {"  - title", "97:5 missing-key |id|\n"},
                                                  });
  expect_in_rulebook(
      "articles:\n  - id: drive\n",
      {
          {"articles:\n  - travel\n  - id: drive\n", "37:5 wrong-type travel|map|\n"},
          {"articles:\n  - []\n  - id: drive\n", "37:5 wrong-type list|map|\n"},
          {"articles:\n  - id: drive\n    bijstand: no\n", "38:5 forbidden-field bijstand||\n"},
      });
}

TEST(RulebookTexts, AreThereInBothLanguages) {
  expect_in_rulebook(
      "title: {nl: Dorpsregels, en: Village rules}",
      {
          {"title: {nl: Dorpsregels}", "2:8 missing-translation title|en|\n"},
          {"title: {en: Village rules}", "2:8 missing-translation title|nl|\n"},
          {"title: {}",
           "2:8 missing-translation title|en|\n"
           "2:8 missing-translation title|nl|\n"},
          {"title: Dorpsregels", "2:8 wrong-type Dorpsregels|map|\n"},
          {"title: {nl: '', en: Village rules}", "2:13 missing-value |nl|\n"},
          {"title: {nl: ' ', en: Village rules}", "2:13 missing-value  |nl|\n"},
          {"title: {nl: Dorpsregels, en: ~}", "2:30 missing-value ~|en|\n"},
          {"title: {nl: Dorpsregels, en: Village rules, fr: Villages}", "2:45 unknown-key fr|nl, en|\n"},
          {"title: {nl: [Dorpsregels], en: Village rules}", "2:13 wrong-type list|text|\n"},
          {"title: {nl: \"Dorps\\eregels\", en: Village rules}", "2:13 not-text Dorps\\x1bregels||\n"},
      });
  expect_in_rulebook("      nl: Want rijden kost geld.\n", {
                                                               {"", "40:7 missing-translation reason|nl|\n"},
                                                           });
  expect_in_rulebook("    source: Een besluit\n",
                     {
                         {"", "37:5 missing-key |source|\n"},
                         {"    source: ''\n", "42:13 missing-value |source|\n"},
                         {"    source: {nl: Een besluit, en: A decision}\n", "42:13 wrong-type map|text|\n"},
                     });
  expect_in_rulebook("    title: {nl: Per kilometer, en: A kilometre}\n",
                     {
                         {"    title: {nl: Per kilometer}\n", "15:12 missing-translation title|en|\n"},
                     });
}

TEST(RulebookPeriods, HaveTwoDays) {
  expect_in_rulebook(
      "valid: 2026-01-01 .. 2026-12-31",
      {
          {"valid: 2026-01-01..2026-12-31", ""},
          {"valid: 2026", "6:8 not-a-period 2026|YYYY-MM-DD .. YYYY-MM-DD|\n"},
          {"valid: 2026-01-01", "6:8 not-a-period 2026-01-01|YYYY-MM-DD .. YYYY-MM-DD|2026-01-01 ..\n"},
          {"valid: 2026-01-01 - 2026-12-31",
           "6:8 not-a-period 2026-01-01 - 2026-12-31|YYYY-MM-DD .. YYYY-MM-DD|\n"},
          {"valid: 1-1-2026 .. 2026-12-31", "6:8 not-a-date 1-1-2026|YYYY-MM-DD|2026-01-01\n"},
          {"valid: 2026-01-01 .. 31-12-2026", "6:8 not-a-date 31-12-2026|YYYY-MM-DD|2026-12-31\n"},
          {"valid: 2026-01-01 .. 2026-02-30", "6:8 not-a-date 2026-02-30|YYYY-MM-DD|\n"},
          {"valid: 2026-12-31 .. 2026-01-01", "6:8 dates-reversed 2026-01-01|2026-12-31|\n"},
          {"valid: {from: 2026-01-01}", "6:8 wrong-type map|text|\n"},
          {"valid: 1826-01-01 .. 2026-12-31", "6:8 not-a-date 1826-01-01|YYYY-MM-DD|\n"},
          {"valid: 2026-01-01 .. 2200-01-01", "6:8 not-a-date 2200-01-01|YYYY-MM-DD|\n"},
          {"valid: ''", "6:8 missing-value |valid|\n"},
          {"valid:", "6:1 missing-value |valid|\n"},
      });
  expect_in_rulebook("valid: 2026-02-01 .. 2026-11-30",
                     {
                         {"valid: 2026-11-30 .. 2026-02-01", "43:12 dates-reversed 2026-02-01|2026-11-30|\n"},
                         {"valid: februari", "43:12 not-a-period februari|YYYY-MM-DD .. YYYY-MM-DD|\n"},
                     });
  expect_in_rulebook("known: 2026-05-20",
                     {
                         {"known: 20-5-2026", "24:16 not-a-date 20-5-2026|YYYY-MM-DD|2026-05-20\n"},
                         {"known: always", "24:16 not-a-date always|YYYY-MM-DD|\n"},
                         {"known:", "24:9 missing-value |known|\n"},
                     });
}

TEST(RulebookParameters, AreWrittenWhole) {
  expect_in_rulebook(
      "  far: {title: {nl: V, en: F}, unit: km, values: [{value: 0.001, valid: 2026-01-01 .., source: s, "
      "status: official}]}",
      {
          {"  far: {unit: km, values: [{value: 0.001, valid: 2026-01-01 .., source: s, status: official}]}",
           "30:8 missing-key |title|\n"},
          {"  far: {title: {nl: V, en: F}, unit: km, values: []}", "30:50 missing-value |value|\n"},
          {"  far: {title: {nl: V, en: F}, unit: km, values: 0.001}",
           "30:50 wrong-type 0.001|list|[0.001]\n"},
          {"  far: {title: {nl: V, en: F}, unit: km}", "30:8 missing-key |values|\n"},
          {"  far: {title: {nl: V, en: F}, unit: km, values: [0.001]}", "30:51 wrong-type 0.001|map|\n"},
          {"  far: {title: {nl: V, en: F}, unit: km, values: [{value: 0.001, valid: 2026-01-01 .., status: "
           "maybe}]}",
           "30:51 missing-key |source|\n"
           "30:96 unknown-value maybe|official, secondary, unconfirmed|\n"},
          {"  far: {title: {nl: V, en: F}, unit: km, values: [{valid: 2026-01-01 .., source: s, status: "
           "Official, from: 1}]}",
           "30:51 missing-key |value|\n"
           "30:93 unknown-value Official|official, secondary, unconfirmed|official\n"
           "30:103 unknown-key from|value, valid, known, source, status|\n"},
          {"  far: {title: {nl: V, en: F}, unit: km, value: 1, values: [{value: 0.001, valid: 2026-01-01 .., "
           "source: s, status: official}]}",
           "30:42 unknown-key value|title, unit, values|values\n"},
          {"  far: {title: {nl: V, en: F}, unit: km, values: [{value: [1], valid: 2026-01-01, source: [s], "
           "status: official, known: 2026}]}",
           "30:59 wrong-type list|text|\n"
           "30:71 not-a-period 2026-01-01|YYYY-MM-DD .. YYYY-MM-DD|2026-01-01 ..\n"
           "30:91 wrong-type list|text|\n"
           "30:121 not-a-date 2026|YYYY-MM-DD|\n"},
      });
  expect_in_rulebook("parameters:\n",
                     {
                         {"parameters:\n  spare: {title: {nl: a, en: b}, unit: km, values: [{value: 1, "
                          "valid: 2026-01-01 .., source: s, status: official}]}\n",
                          "warning 14:3 unused-parameter spare||\n"},
                         {"parameters:\n  far: {title: {nl: V, en: F}, unit: km, values: []}\n",
                          "14:50 missing-value |value|\n"
                          "31:3 duplicate-key far|here/rulebook.yaml:14|\n"},
                     });
  expect_in_rulebook(
      "  old: {",
      {
          {"  oud: {",
           "warning 33:3 unused-parameter oud||\n"
           "131:15 unknown-parameter old|km-rate, hour-rate, most, far, long, late, oud, many, part|oud\n"
           "150:27 unknown-parameter old|km-rate, hour-rate, most, far, long, late, oud, many, part|oud\n"},
      });
}

TEST(RulebookCovers, SayWhichCasesAndWhichVerb) {
  expect_in_rulebook("  - verb: pay\n",
                     {
                         {"  - verb: pays\n",
                          "8:11 unknown-value pays|require, pay, limit, earmark, reserve, sign, terms|pay\n"},
                         {"  - for: line\n", "8:5 missing-key |verb|\n"},
                         {"  - pay\n  - verb: pay\n", "8:5 wrong-type pay|map|\n"},
                         {"  - verb: pay\n    if: x\n", "9:5 unknown-key if|verb, for, when, unless|\n"},
                         {"  - verb: pay\n    for: lin\n",
                          "9:10 unknown-value lin|proposal, voter, partner, pot, line, payment, vote|line\n"},
                         {"  - verb: pay\n    for: line\n", ""},
                     });
  expect_in_rulebook(
      "      - hours more-than long\n",
      {
          {"      - hours more-than lang\n",
           "12:9 unknown-parameter lang|km-rate, hour-rate, most, far, long, late, old, many, part|long\n"},
          {"      - hours more-than far\n", "12:9 wrong-unit far km|hour|\n"},
      });
  expect_in_rulebook("    unless:\n      - hours more-than long\n",
                     {
                         {"    unless: []\n", "11:13 missing-value |field comparison value|\n"},
                         {"    unless: hours more-than long\n",
                          "11:13 wrong-type hours more-than long|list|[hours more-than long]\n"},
                     });
}

TEST(RulebookThatDoesNotHangTogether, IsFoundInTheFile) {
  expect_in_rulebook(
      "    valid: 2026-02-01 .. 2026-11-30\n",
      {
          {"    valid: 2025-02-01 .. 2026-11-30\n",
           "37:9 outside-validity 2025-02-01 .. 2026-11-30|2026-01-01 .. 2026-12-31|\n"
           "55:9 articles-disagree drive, drive-early: kind kilometres, kilometres 0.001 km, "
           "2026-01-01|here/rulebook.yaml:37|\n"},
          {"    valid: 2026-02-02 .. 2026-11-30\n",
           "8:5 not-covered kind kilometres, kilometres 0.001 km, hours 0 hour, 2026-02-01||\n"},
          {"    valid: 2026-02-01 .. 2026-12-01\n",
           "62:9 articles-disagree drive, drive-late: kind kilometres, kilometres 0.001 km, "
           "2026-12-01|here/rulebook.yaml:37|\n"},
      });
  expect_in_rulebook("        known: 2026-05-20\n", {
                                                        {"        known: 2026-07-01\n", ""},
                                                    });
  expect_in_rulebook(
      "        valid: 2026-07-01 ..\n        known: 2026-05-20\n",
      {
          {"        valid: 2026-07-01 ..\n", ""},
          {"        valid: 2026-06-30 ..\n", "22:9 values-overlap 2026-06-30|here/rulebook.yaml:18|\n"},
          {"        valid: 2026-07-02 ..\n",
           "14:3 values-leave-gap 2026-07-01 .. 2026-07-01|1900-01-01|\n"
           "36:9 value-missing km-rate|2026-07-01|\n"
           "145:9 value-missing km-rate|2026-07-01|\n"},
      });
  expect_in_rulebook("    valid: 2026-12-01 ..  2026-12-31\n",
                     {
                         {"    valid: 2026-11-30 ..  2026-12-31\n",
                          "62:9 articles-disagree drive, drive-late: kind kilometres, kilometres 0.001 km, "
                          "2026-11-30|here/rulebook.yaml:37|\n"},
                     });
  expect_in_rulebook("    when: [kind is hours]\n    pay",
                     {
                         {"    when: [kind is hours, kind is help]\n    pay",
                          "8:5 not-covered kind hours, hours 0 hour, 2026-01-01||\n"
                          "69:9 never-applies help|when, unless|\n"},
                         {"    when: [kind is hours, hours less-than 1 hour]\n    pay",
                          "8:5 not-covered kind hours, hours 1 hour, 2026-01-01||\n"},
                     });
  expect_in_rulebook(
      "    require: [age at-least old]\n",
      {
          {"    require: [age at-least old, age less-than old]\n", "126:9 refuses-all grown|require|\n"},
          {"    require: [age at-least old]\n  - {id: young, title: {nl: a, en: b}, reason: {nl: a, en: b}, "
           "source: s, for: voter, require: [age less-than old]}\n",
           "132:10 articles-disagree grown, young: 2026-01-01|here/rulebook.yaml:126|\n"},
      });
}

TEST(RulebookTexts, HaveTitlesOfOneLine) {
  expect_in_rulebook(
      "title: {nl: Dorpsregels, en: Village rules}",
      {
          {"title: {nl: \"Dorp\\n\\nregels\", en: Village rules}", "2:13 not-text Dorp\\x0a\\x0aregels||\n"},
      });
  for (const char* title :
       {"title: {nl: Per kilometer, en: A kilometre}", "title: {nl: Rijden, en: Driving}"}) {
    const std::string text =
        testing::replaced(testing::right_rulebook, title, "title: {nl: \"a\\nb\", en: c}");
    EXPECT_NE(testing::lines_of(testing::read_texts({text, ""}).findings).find("not-text a\\x0ab||"),
              std::string::npos);
  }
  expect_in_rulebook("      nl: Want rijden kost geld.\n",
                     {{"      nl: \"Want rijden\\n\\nkost geld.\"\n", ""}});
  expect_in_rulebook("  nl: Wat kan.\n", {{"  nl: \"Wat\\nkan.\"\n", ""}});
}

TEST(RulebookPeriods, HaveBothTheirDaysLookedAt) {
  expect_in_rulebook(
      "valid: 2026-01-01 .. 2026-12-31",
      {
          {"valid: 1-1-2026 .. 31-12-2026",
           "6:8 not-a-date 1-1-2026|YYYY-MM-DD|2026-01-01\n"
           "6:8 not-a-date 31-12-2026|YYYY-MM-DD|2026-12-31\n"},
          {"valid: .. 2026-12-31", "6:8 not-a-period .. 2026-12-31|YYYY-MM-DD .. YYYY-MM-DD|\n"},
          {"valid: 2026-01-01 ... 2026-12-31",
           "6:8 not-a-period 2026-01-01 ... 2026-12-31|YYYY-MM-DD .. YYYY-MM-DD|2026-01-01 .. "
           "2026-12-31\n"},
      });
}

TEST(RulebookPeriods, MayBeginToBeKnownOnTheLastDay) {
  testing::RuleTexts texts;
  texts.rulebook = testing::replaced(texts.rulebook, "known: 2026-05-20", "known: 2199-12-31");
  texts.rulebook = testing::replaced(texts.rulebook, "valid: 2026-07-01 ..", "valid: 2026-05-01 ..");
  texts.rulebook = testing::replaced(texts.rulebook, ".. 2026-06-30", "..");
  texts.examples.clear();
  const auto reading = testing::read_texts(texts);
  ASSERT_TRUE(reading.value.has_value());
  EXPECT_FALSE(mutants_of(reading.value->rulebook).empty());
}

TEST(RulebookParameters, HaveANameThatAConditionCanHave) {
  expect_in_rulebook("  far: {", {
                                     {"  4th: {",
                                      "30:3 bad-id 4th||\n"
                                      "46:9 unknown-parameter far|km-rate, hour-rate, most, long, late, old, "
                                      "many, part|\n"},
                                 });
}

TEST(RulebookCovers, SayOfWhichCasesTheyAreWhenTheyCanBeSeveral) {
  expect_in_rulebook("  - verb: pay\n",
                     {
                         {"  - verb: require\n  - verb: pay\n", "8:5 missing-key |for|\n"},
                         {"  - verb: sign\n  - verb: pay\n", "8:5 missing-key |for|\n"},
                         {"  - verb: pay\n    for: vote\n", "9:10 wrong-case vote|line|\n"},
                     });
}

TEST(RulebookSlips, AreOneFindingEach) {
  expect_in_rulebook("{title: {nl: V, en: F}, unit: km,",
                     {
                         {"{title: {nl: V, en: F}, unit: Km,",
                          "30:38 unknown-value Km|EUR, EUR/km, EUR/hour, km, hour, day, year, count, %|km\n"},
                         {"{title: {nl: V, en: F},", "30:8 missing-key |unit|\n"},
                     });
  expect_in_rulebook(
      "  far: {title: {nl: V, en: F}, unit: km, values: [{value: 0.001, valid: 2026-01-01 .., source: s, "
      "status: official}]}\n",
      {
          {"  far: 0.001 km\n", "30:8 wrong-type 0.001 km|map|\n"},
      });
  expect_in_rulebook("in: month", {
                                      {"in: week", "79:45 unknown-value week|line, day, month, year|\n"},
                                  });
  // The conditions of an article without a verb still use their parameters.
  expect_in_rulebook("    sign: [board, second-approver]\n",
                     {
                         {"", "114:5 no-verb |require, pay, limit, earmark, reserve, sign, terms|\n"},
                     });
}

}  // namespace
}  // namespace buurtkas
