#pragma once

#include <string>
#include <vector>

#include "cli/render/language.h"
#include "engine/date.h"
#include "engine/id.h"
#include "engine/money/money.h"
#include "engine/rulebook/verb.h"

// What is to be paid to whom, for the treasurer: at most 80 columns wide.

namespace buurtkas {

// Why somebody is not paid now, though something is payable to them.
struct Unpaid {
  enum class Why {
    own_claim,  // `who` may not sign it
    own_household,
    approved_it,  // `who` signed a line of it
    lacks_roles,  // `roles` must still sign
    refused,      // by `article`
    undecided,
    no_resident,  // in residents.csv any more
    erased,       // from private/people.csv, on purpose; `who`: the row is back all the same
    no_person,    // no row in private/people.csv
    no_name,
    no_iban,
    bad_iban,           // `who` is what the row says
    not_for_bank,       // `who` is what a bank would refuse
    name_not_for_bank,  // nothing is left of the name, `who`, in a bank's letters
    signers_account,    // it is that of `who`, who signs
    bank_refused,       // this account, and the row is the same; `who`: why
  };
  ResidentId resident;
  Money amount;
  Why why = Why::no_person;
  std::string who;
  std::vector<Role> roles;
  std::string article;  // or those that say who signs
};

std::string unpaid_words(const Unpaid& one, Language language);

struct ShownPayment {
  std::string statement;  // its code; its id when nothing is recorded
  ResidentId resident;
  Money amount;  // zero: the statement only tells something
  std::string iban;
  std::string name;
};

struct BankFileMade {
  std::string file;  // where it lies
  bool is_again = false;
};

struct ShownPayments {
  std::vector<std::string> batches;  // none: nothing is to be paid
  Date execution;
  std::vector<BankFileMade> files;
  std::vector<ShownPayment> payments;
  std::vector<Unpaid> unpaid;
  std::vector<std::string> idle;  // of those who were to sign along: nothing needed their signature
};

std::string payments_text(const ShownPayments& shown, Language language);

}  // namespace buurtkas
