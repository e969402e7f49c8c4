#pragma once

#include <functional>
#include <map>
#include <optional>
#include <ostream>
#include <string>

#include "cli/render/language.h"
#include "engine/journal/balances.h"
#include "engine/journal/entry.h"

// A journal's books for other programs: what every entry moved, to the cent. What comes to an account of the
// journal is its credit here, as an accountant books it: a balance here is the journal's with the other sign.
// README.md has the accounts.

namespace buurtkas {

// All entries of a journal in their order; may be asked more than once, for a journal that is not kept in
// memory.
using OnEntry = std::function<void(const Entry&)>;
using EachEntry = std::function<void(const OnEntry&)>;

struct Books {
  std::string round;  // its name; empty: not known, as all texts here
  std::string place;
  std::string holder;                 // of the bank account that pays: whose books they are
  std::map<PotId, std::string> pots;  // their names
  Balances balances;                  // of all entries
  std::uint64_t entries = 0;
  std::string root;  // in hexadecimal
  Date last;         // the last entry's
  EachEntry each;
};

// Plain text accounting: what ledger reads, and hledger too, in their strict modes.
void write_plain_books(std::ostream& out, const Books& books, Language language);

// For a spreadsheet, a row a posting. In Dutch with `;` and a decimal comma, in English with `,` and a point.
void write_csv_books(std::ostream& out, const Books& books, Language language);

// Whether an audit file may be in it.
bool is_audit_currency(const Currency& currency);

// Of one fiscal year, the calendar's; XML Auditfile Financieel 3.2. `tax_number`: of whose books they are.
struct AuditYear {
  int year = 0;
  std::string tax_number;
};
void write_audit_file(std::ostream& out, const Books& books, const AuditYear& year, Language language);

}  // namespace buurtkas
