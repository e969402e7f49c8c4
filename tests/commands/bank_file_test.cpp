// The file for the bank that `buurtkas pay` writes: it follows from the journal, and is made once.

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "tests/commands/paid_round.h"
#include "tests/support/claims_round.h"
#include "tests/support/support.h"
#include "tests/support/xml_schema.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::expect_in;
using testing::text_of;

class BankFile : public testing::PaidRound {
 protected:
  std::vector<fs::path> files() const {
    std::vector<fs::path> all;
    for (const auto& file : fs::directory_iterator(round_.round() / "private/bank"))
      all.push_back(file.path());
    std::sort(all.begin(), all.end());
    return all;
  }
  fs::path only_file() const {
    const auto all = files();
    EXPECT_EQ(all.size(), 1U);
    return all.at(0);
  }
};

TEST_F(BankFile, IsValidAndSaysWhatTheBatchSays) {
  const Answer answer = pay();
  ASSERT_EQ(answer.code, 0) << answer.err;
  const fs::path file = only_file();
  expect_in("For the bank, to be sent once:\n  " + file.string() + '\n', answer.out);
  const std::string text = text_of(file);
  EXPECT_EQ(testing::schema_faults(text, "xsd/pain.001.001.09.xsd"), "");
  expect_in("<MsgId>" + file.stem().string() + "</MsgId>", text);
  expect_in("<CreDtTm>2026-04-20T00:00:00</CreDtTm>", text);
  expect_in("<EndToEndId>" + code_of("s0001") + "</EndToEndId>", text);
  expect_in("<InstdAmt Ccy=\"EUR\">63.22</InstdAmt>", text);
  expect_in("<Nm>Stichting Een Straat</Nm>", text);  // in a bank's letters
  expect_in("<IBAN>NL91ABNA0417164300</IBAN>", text);
  EXPECT_EQ(text.find("vaste planten"), std::string::npos);
  const auto mode = fs::status(file).permissions();
  EXPECT_EQ(mode & (fs::perms::group_all | fs::perms::others_all), fs::perms::none);
}

TEST_F(BankFile, IsOfTheOlderVersionWhenTheBankWantsThat) {
  testing::replace_in(round_.round() / "round.yaml", "bank:\n",
                      "bank:\n  bic: BUURNL2A\n  file: pain.001.001.03\n");
  ASSERT_EQ(pay().code, 0);
  const std::string text = text_of(only_file());
  EXPECT_EQ(testing::schema_faults(text, "xsd/pain.001.001.03.xsd"), "");
  expect_in("<BIC>BUURNL2A</BIC>", text);
}

TEST_F(BankFile, IsTheSameAgainOrNothingNew) {
  ASSERT_EQ(pay().code, 0);
  const fs::path file = only_file();
  const std::string text = text_of(file);
  EXPECT_EQ(pay("2026-04-21").out, "There is nothing to pay.\n");
  fs::remove(file);
  const Answer again = pay("2026-04-21");
  EXPECT_EQ(again.code, 0) << again.err;
  expect_in("The file for the bank was gone, and is made again. Send it only\nif you have not yet:\n",
            again.out);
  EXPECT_EQ(text_of(only_file()), text);
  // From a copied folder.
  const testing::RecordedRound copy("one-street");
  fs::copy(round_.round(), copy.round(), fs::copy_options::recursive | fs::copy_options::overwrite_existing);
  fs::remove_all(copy.round() / "private/bank");
  testing::ask_words({"pay", copy.round().string(), "--on", "2026-04-21", "--by", "r4"});
  EXPECT_EQ(text_of(copy.round() / "private/bank" / file.filename()), text);
}

TEST_F(BankFile, IsNotWrittenOverNorMadeOfAnotherRow) {
  ASSERT_EQ(pay().code, 0);
  const fs::path file = only_file();
  testing::replace_in(file, "63.22", "93.22");
  const std::string forged = text_of(file);
  const Answer answer = pay("2026-04-21");
  EXPECT_EQ(answer.code, 2);
  expect_in("do not send it to the bank", answer.err);
  EXPECT_EQ(text_of(file), forged);
  testing::replace_in(people_path(), "NL91ABNA0417164300", "BE68539007547034");
  fs::remove(file);
  const Answer other = testing::ask_words(
      {"pay", round_.round().string(), "--on", "2026-04-21", "--by", "r4", "--lang", "en"});
  EXPECT_EQ(other.code, 0);
  expect_in("`r1`", other.err);
  EXPECT_FALSE(fs::exists(file));
}

TEST_F(BankFile, IsOfNamesInABanksLetters) {
  write_people("resident;name;iban\nr1;\"Şule Żółć-O’Brien & Zn. 🦄\";NL91ABNA0417164300\n");
  ASSERT_EQ(pay().code, 0);
  expect_in("<Nm>Sule Zolc-O'Brien + Zn.</Nm>", text_of(only_file()));
  expect_in("Şule Żółć-O’Brien & Zn. 🦄", call({"report", "--statement", code_of("s0001")}).out);
}

TEST_F(BankFile, WhatABankRefusesIsLeftOut) {
  write_people("resident;name;iban\nr1;🦄;NL91ABNA0417164300\n");
  const Answer answer = pay();
  EXPECT_EQ(answer.code, 0) << answer.err;
  expect_in("Not paid now\nr1  € 63.22", answer.out);
  EXPECT_EQ(moved_by("batch:b001"), "");
  EXPECT_FALSE(fs::exists(round_.round() / "private/bank"));
}

TEST_F(BankFile, NobodyPaysToTheAccountOfWhoSignsNorToTheOneThatPays) {
  write_people("resident;name;iban\nr1;Ans;NL91ABNA0417164300\nr4;Dirk;nl91 abna 0417 1643 00\n");
  expect_in("this is the account of r4, who signs; let another pay.", pay().out);
  write_people("resident;name;iban\nr1;Ans;NL94BUUR0000000011\n");
  expect_in("the bank does not take this: NL94BUUR0000000011.", pay().out);
  EXPECT_EQ(moved_by("batch:b001"), "");
}

TEST_F(BankFile, NeedsAnAccountThatPays) {
  testing::replace_in(round_.round() / "round.yaml",
                      "bank:\n  name: Stichting Eén Straat\n  iban: NL94 BUUR 0000 0000 11\n", "");
  const Answer answer = pay();
  EXPECT_EQ(answer.code, 2);
  expect_in("it has no account that pays", answer.err);
}

TEST_F(BankFile, IsExecutedOnADayThatBanksWork) {
  const Answer answer = pay("2026-05-01");  // a Friday, and a holiday
  expect_in("Batch b001, to be executed on 4 May 2026\n", answer.out);
  expect_in("<ReqdExctnDt>", text_of(only_file()));
  expect_in("<Dt>2026-05-04</Dt>", text_of(only_file()));
}

}  // namespace
}  // namespace buurtkas
