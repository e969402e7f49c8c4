// What is told beside payments: of files for the bank that still have somebody's name, that were changed or
// are nobody's, of accounts that are shared, and of what comes of a payment that came back.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/commands/settled_round.h"
#include "tests/support/claims_round.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::expect_in;
using testing::text_of;

void expect_not_in(const std::string& part, const std::string& text) {
  EXPECT_EQ(text.find(part), std::string::npos) << "`" << part << "` in\n" << text;
}

// r1 and r3 have one account and do not live together; r1 is paid 63.22.
class ToldPayments : public testing::SettledRound {
 protected:
  // With its warnings.
  Answer tell(const Words& words) const {
    Words all = {words.front(), round_.round().string()};
    all.insert(all.end(), words.begin() + 1, words.end());
    for (const char* word : {"--lang", "en"}) all.emplace_back(word);
    return testing::ask_words(all);
  }
  Answer tell_pay(const std::string& on = "2026-04-20", const Words& more = {}) const {
    Words words = {"pay", "--by", "r4", "--on", on};
    words.insert(words.end(), more.begin(), more.end());
    return tell(words);
  }
  fs::path bank() const { return round_.round() / "private/bank"; }
  fs::path only_file() const { return fs::directory_iterator(bank())->path(); }
  std::string statement(const std::string& id) const {
    std::string text = call({"report", "--statement", id}).out;
    std::replace(text.begin(), text.end(), '\n', ' ');  // wherever its lines were broken
    return text;
  }
};

class Erase : public ToldPayments {};
class AuditOfBankFiles : public ToldPayments {};
class PayTells : public ToldPayments {};
class StatementOfWhatCameBack : public ToldPayments {};

TEST_F(Erase, TellsWhatItDoesNotReach) {
  ASSERT_EQ(pay().code, 0);
  const std::string file = only_file().filename().string();
  const Answer answer = tell({"erase", "r1", "--on", "2026-04-21"});
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in(file + ": warning name-in-bank-file: `" + file + "` still has the name", answer.err);
  expect_in("journal.db: warning payment-under-way: a payment in `b001` is still on its way.", answer.err);
  expect_in("0 errors, 2 warnings.\n", answer.err);
  expect_not_in("Ans", answer.err);
  expect_in("2 warnings", tell({"erase", "r1", "--on", "2026-04-21"}).err);  // as long as it is so
  // As it says: what comes back is not paid again, and told each time.
  bank_says(BankDid::rejected, "s0001", "2026-04-22", "MS03");
  for (int i = 0; i < 2; ++i) {
    expect_in("r1  € 63.22  this resident was erased (erase); pay in another way.", pay("2026-04-23").out);
  }
  EXPECT_EQ(json_of({"status"})["pots"][0]["payable"], "63.22");
  fs::remove(bank() / file);
  expect_not_in("warning", tell({"erase", "r1", "--on", "2026-04-23"}).err);
}

TEST_F(Erase, TellsNothingOfWhoIsPaidNothingAndOnlyTheFileOfWhatIsBooked) {
  ASSERT_EQ(pay().code, 0);
  expect_not_in("warning", tell({"erase", "r3", "--on", "2026-04-21"}).err);
  bank_says(BankDid::booked, "s0001", "2026-04-22");
  const std::string told = tell({"erase", "r1", "--on", "2026-04-22"}).err;
  expect_in("name-in-bank-file", told);
  expect_not_in("payment-under-way", told);
}

TEST_F(AuditOfBankFiles, IsAWarningAndNoDifference) {
  ASSERT_EQ(pay().code, 0);
  const fs::path file = only_file();
  const std::string right = text_of(file);
  const Answer before = round_.audit();
  EXPECT_EQ(before.code, 0);
  EXPECT_EQ(before.err, "");
  const auto expect_told = [&](const std::string& told) {
    const Answer answer = round_.audit();
    EXPECT_EQ(answer.code, 0) << told;
    expect_in(told, answer.err);
    expect_in("0 errors, 1 warning.\n", answer.err);
    expect_in("All holds", answer.out);
    EXPECT_EQ(testing::ask_words({"audit", round_.journal().string()}).err, "") << "a journal alone";
  };
  for (const std::string& other : {"\xEF\xBB\xBF" + right, right + '\n', std::string()}) {
    std::ofstream(file, std::ios::binary) << other;
    expect_told(file.string() + ": warning bank-file-changed:");
  }
  std::ofstream(file, std::ios::binary) << right;
  EXPECT_EQ(round_.audit().err, "");
  std::ofstream(bank() / "b009-0123456789abcdef.xml") << right;
  expect_told("warning no-such-entry: `b009-0123456789abcdef.xml` is not in the journal");
  fs::remove(bank() / "b009-0123456789abcdef.xml");
  // What a bank answered is looked at too.
  bank_says(BankDid::booked, "s0001", "2026-04-22");
  testing::replace_in(file, "63.22", "93.22");
  expect_in("bank-file-changed", round_.audit({"--only", "outcome"}).err);
  fs::remove(file);
  EXPECT_EQ(round_.audit({"--only", "outcome"}).err, "") << "it may be thrown away";
}

TEST_F(AuditOfBankFiles, TellsWhatCannotBeChecked) {
  ASSERT_EQ(pay().code, 0);
  testing::replace_in(people_path(), "Nergens", "Ergens");
  const Answer other = round_.audit();
  EXPECT_EQ(other.code, 0) << other.out;
  expect_in("warning not-remade: this file can be neither checked nor made again, since the row of `r1`",
            other.err);
  fs::remove_all(bank());
  EXPECT_EQ(round_.audit().err, "");
  std::ofstream(bank()) << "x";
  const Answer no_folder = round_.audit();
  EXPECT_EQ(no_folder.code, 0) << no_folder.out;
  expect_in("bank: warning not-a-folder:", no_folder.err);
}

TEST_F(AuditOfBankFiles, DoesNotAskToSendWhatTheBankAnswered) {
  ASSERT_EQ(pay().code, 0);
  testing::replace_in(people_path(), "Nergens", "Ergens");
  expect_in("not-remade", round_.audit().err);
  bank_says(BankDid::booked, "s0001", "2026-04-22");
  EXPECT_EQ(round_.audit().err, "");
}

// As no `pay` made it: told, and no file of it is made.
TEST_F(AuditOfBankFiles, OfABatchThatNoBankTakes) {
  ASSERT_EQ(pay().code, 0);
  fs::remove(only_file());
  round_.tamper([](testing::Tampering& tampering) {
    std::vector<Entry> all;
    for (const SealedEntry& one : tampering.entries()) all.push_back(one.entry);
    for (Entry& entry : all) {
      if (entry.kind != EntryKind::batch) continue;
      nlohmann::json body = nlohmann::json::parse(entry.body);
      body["remittance"] = "é";
      entry.body = canonical_json(body);
    }
    tampering.rewrite(all);
  });
  const Answer paid = tell_pay("2026-04-21");
  EXPECT_EQ(paid.code, 0) << paid.err;
  expect_in("warning does-not-add-up: this journal does not add up, at `b001`", paid.err);
  EXPECT_TRUE(fs::is_empty(bank()));
  std::ofstream(bank() / (json_of({"status"})["batches"][0]["code"].get<std::string>() + ".xml")) << "x";
  const Answer audit = round_.audit();
  EXPECT_EQ(audit.code, 3) << audit.out;
  expect_in("does-not-add-up", audit.err);
}

TEST_F(PayTells, WhatStandsInThePlaceOfTheFolder) {
  const std::size_t before = entries().size();
  const std::string people = text_of(people_path());
  for (const bool is_link : {false, true}) {
    if (is_link) fs::create_symlink("nergens", bank());
    if (!is_link) std::ofstream(bank()) << "x";
    for (const Words& more : {Words{}, Words{"--dry-run"}}) {
      const Answer answer = tell_pay("2026-04-20", more);
      EXPECT_EQ(answer.code, 2) << answer.err;
      EXPECT_EQ(answer.out, "");
      expect_in("private/bank: error not-a-folder: here must be a folder,", answer.err);
    }
    EXPECT_EQ(entries().size(), before);
    EXPECT_EQ(text_of(people_path()), people);
    fs::remove(bank());
  }
  EXPECT_EQ(tell_pay().code, 0);
}

TEST_F(PayTells, AnAccountOfTwoWhoDoNotLiveTogether) {
  for (const Words& more : {Words{"--dry-run"}, Words{}}) {
    const Answer answer = tell_pay("2026-04-20", more);
    EXPECT_EQ(answer.code, 0) << answer.err;
    expect_in("people.csv:2: warning shared-account: `r1` is paid on the account that `r3` has too",
              answer.err);
    for (const char* hidden : {"NL91", "nl91", "Ans", "Şule"}) expect_not_in(hidden, answer.err);
  }
  EXPECT_EQ(moved_by("batch:b001"), "payable:r1 -63.22, in-transit:b001 63.22");
  expect_not_in("shared-account", tell_pay("2026-04-21").err);  // nothing is paid
}

TEST_F(PayTells, NothingOfAnAccountOfOneHousehold) {
  write_people(
      "resident;name;iban\nr1;Ans;BE68539007547034\nr2;Bé;NL91ABNA0417164300\nr3;Cor;nl91 abna 0417 1643 "
      "00\n");
  sign("r5", "c002", "2026-04-11");
  sign("r6", "c002", "2026-04-11");
  const Answer answer = tell_pay();
  expect_in("2 payments", answer.out);
  expect_not_in("warning", answer.err);
}

TEST_F(PayTells, EachSharedAccountOnce) {
  write_people(std::string(testing::people_of_street) + "r6;Fatma;NL91ABNA0417164300;\n");
  sign("r5", "c002", "2026-04-11");
  sign("r6", "c002", "2026-04-11");
  const Answer answer = tell_pay();
  expect_in("`r1` is paid on the account that `r3` has too", answer.err);
  expect_in("`r1` is paid on the account that `r6` has too", answer.err);
  expect_in("0 errors, 2 warnings.\n", answer.err);
}

TEST_F(PayTells, WhoseNameABankCannotWrite) {
  write_people("resident;name;iban\nr1;🦄;NL91ABNA0417164300\n");
  expect_in("r1  € 63.22  private/people.csv: the name of this resident, 🦄, has no", pay().out);
  expect_in("write it with letters from A to Z.", pay().out);
  testing::replace_in(round_.round() / "round.yaml", "name: Stichting Eén Straat", "name: 🦄");
  const Answer answer = pay();
  EXPECT_EQ(answer.code, 2);
  expect_in("round.yaml: error not-for-bank: the name at `bank`, `🦄`, has no letter", answer.err);
}

TEST_F(StatementOfWhatCameBack, PromisesAPaymentOnlyWhenThereWillBeOne) {
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::rejected, "s0001", "2026-04-21", "MS03");
  const std::string promise = "A new statement follows, with a new payment.";
  expect_in(promise, statement("s0001"));
  run({"waive", "c001/1", "--by", "r1", "--on", "2026-04-22"});
  expect_in(promise, statement("s0001"));  // of the other line
  run({"waive", "c001/2", "--by", "r1", "--on", "2026-04-22"});
  const std::string given_up = statement("s0001");
  expect_in("After that you gave it up, so it is not paid again. Thank you.", given_up);
  expect_not_in(promise, given_up);
  const fs::path folder = round_.file("statements");
  run({"report", "--private", folder.string()});
  expect_in("Daarna zag je ervan af, dus het wordt niet opnieuw betaald.",
            text_of(folder / (code_of("s0001") + ".nl.html")));
}

TEST_F(StatementOfWhatCameBack, OfWhoWasErased) {
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::booked, "s0001", "2026-04-21");
  bank_says(BankDid::returned, "s0001", "2026-04-22", "MS03");
  run({"erase", "r1", "--on", "2026-04-23"});
  const std::string erased = statement("s0001");
  expect_in("Your name and account were erased here, so no new payment follows by itself.", erased);
  expect_not_in("A new statement follows", erased);
}

TEST_F(StatementOfWhatCameBack, OfWhoWasErasedWhenItWasPaidAgain) {
  ASSERT_EQ(pay().code, 0);
  bank_says(BankDid::rejected, "s0001", "2026-04-21", "MS03");
  ASSERT_EQ(pay("2026-04-22").code, 0);
  run({"erase", "r1", "--on", "2026-04-23"});
  expect_in("A new statement follows, with a new payment.", statement("s0001"));
  bank_says(BankDid::rejected, "s0003", "2026-04-24", "MS03");
  expect_in("no new payment follows by itself", statement("s0003"));
}

}  // namespace
}  // namespace buurtkas
