#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/commands/claims_state.h"
#include "cli/read/bank/bank_answer.h"
#include "cli/render/settlement_text.h"

// What a bank says in its files, one thing of one payment or of a batch after another, with what of the
// journal each names.

namespace buurtkas {

struct BankFile {
  std::string name;
  BankAnswer answer;
};

struct BankLine {
  UnmatchedLine told;
  std::string within;  // of which list of the bank's it is
  std::string code;    // a statement's
  const ClaimsState::BatchState* batch = nullptr;
  std::optional<Money> amount;  // nothing: not told, or no euros
  bool is_status = false;
  bool names_other_batch = false;
  bool contradicts = false;
  bool is_credit = false;
  bool is_return = false;
  bool is_booked = false;
  std::string reason;
  std::string text;
  std::string reference;
  std::string sha256;

  // As one that was recorded: by the bank's reference, or by the day when one of them has none.
  bool is_same(const SettlementBody& recorded) const;
};

struct BankLines {
  std::vector<BankLine> lines;      // in the order of the files
  std::vector<UnmatchedLine> left;  // what is no line: of another account, or not adding up
  std::size_t accepted = 0;         // statuses that are neither a rejection nor a booking
};

// `iban`: of the account that pays. REQUIRES: the state outlives the lines, and gets no further batch.
BankLines lines_in(std::span<const BankFile> files, const ClaimsState& state, const std::string& iban);

// A reference as the program makes them, of a payment or a batch.
bool is_like_ours(const std::string& reference);

}  // namespace buurtkas
