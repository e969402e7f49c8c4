#pragma once

#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "tests/record/tampering.h"
#include "tests/record/whole_life.h"
#include "tests/support/support.h"

// The whole life's journal in the hands of somebody, and what the check tells of it then.

namespace buurtkas::testing {

// `10 wrong-seal, 26 other-root`: which entries, and what of them.
inline std::string told(const CheckedJournal& checked) {
  std::string text;
  for (const JournalFault& fault : checked.faults) {
    if (!text.empty()) text += ", ";
    text += std::to_string(fault.number) + ' ' + std::string(fault.code);
  }
  return text;
}

class TamperedLife : public ::testing::Test {
 protected:
  TamperedLife() {
    testing::record_whole_life(path());
    tampering_.emplace(Tampering::in_memory(path()));
  }
  std::filesystem::path path() const { return folder_.path() / "journal.db"; }

  // What the check tells after a change, and after all seals are made right again.
  std::string told_after(const std::function<void()>& change, bool is_sealed_again = false) {
    std::string text;
    tampering_->once([&] {
      change();
      if (is_sealed_again) tampering_->seal_all();
      text = told(tampering_->check(questions_));
    });
    return text;
  }

  std::string told_after_sql(const std::string& sql) {
    return told_after([&] { tampering_->run(sql); });
  }

  // A checkpoint of the journal as it was recorded, at one of its lengths, by the treasurer's key.
  void publish(std::uint64_t size) {
    Chain chain;
    const auto all = tampering_->entries();
    for (std::size_t i = 0; i < size; ++i) chain.add(all.at(i));
    const Checkpoint checkpoint = {"kerkstraat", size, chain.root(), {}};
    const std::vector<SigningKey> keys = {testing::known_key("kerkstraat", 1)};
    questions_.outside.push_back({"printed.txt", sign_note(checkpoint_text(checkpoint), keys), checkpoint});
  }

  // Inputs that no entry and no list refers to: told of, if somebody left them.
  void remove_unused() {
    tampering_->run(
        "CREATE TEMP TABLE said AS SELECT CAST(body AS BLOB) AS text FROM entry;"
        "INSERT INTO said SELECT bytes FROM input_part WHERE EXISTS (SELECT 1 FROM said);"
        "DELETE FROM input_part WHERE NOT EXISTS (SELECT 1 FROM said WHERE"
        " instr(text, CAST(lower(hex(sha256)) AS BLOB)));"
        "DELETE FROM input WHERE sha256 NOT IN (SELECT sha256 FROM input_part);"
        "DROP TABLE said");
  }

  void cut_after(std::uint64_t number) {
    const std::string later = " > " + std::to_string(number);
    tampering_->run("DELETE FROM posting WHERE entry" + later + "; DELETE FROM entry WHERE number" + later);
    remove_unused();
  }

  testing::TemporaryFolder folder_;
  std::optional<Tampering> tampering_;
  JournalQuestions questions_;
};

}  // namespace buurtkas::testing
