#include "cli/verify/journal.h"

#include <algorithm>

#include "cli/record/schema.h"
#include "cli/verify/decisions.h"
#include "cli/verify/ledger.h"
#include "cli/verify/seals.h"

namespace buurtkas::verify {
namespace {

void count(KindCounts& kinds, const std::string& kind) {
  const auto known =
      std::find_if(kinds.begin(), kinds.end(), [&](const auto& one) { return one.first == kind; });
  if (known == kinds.end()) {
    kinds.emplace_back(kind, 1);
  } else {
    known->second += 1;
  }
}

// That it is the next, and what was sealed.
void check_seal(const EntryRow& row, std::vector<Hash>& seals) {
  const Hash before = seals.empty() ? Hash{} : seals.back();
  const Hash seal = seal_of(row);
  if (row.number != seals.size() + 1) refute(row, {"dit is niet de volgende", "this is not the next"});
  if (row.previous != bytes_of(before))
    refute(row, {"sluit niet aan op de vorige", "does not follow the one before"});
  if (row.seal != bytes_of(seal))
    refute(row, {"dit is niet wat verzegeld is", "this is not what was sealed"});
  seals.push_back(seal);
}

}  // namespace

VerifiedJournal verify_journal(const Database& database, const CheckedJournal& checked) {
  VerifiedJournal verified;
  std::vector<Hash> seals;
  if (is_empty(database)) {
    verified.root = root_of(seals);
    return verified;
  }
  const Journal journal(database);
  Ledger ledger;
  Decisions decisions(journal);
  each_row(database, [&](const EntryRow& row) {
    check_seal(row, seals);
    ledger.add(row);
    decisions.add(row);
    count(verified.kinds, row.kind);
  });
  decisions.finish();
  verified.root = root_of(seals);
  if (verified.root != checked.root) {
    const std::string roots = hexadecimal(verified.root) + ", " + hexadecimal(checked.root);
    throw Refuted{{"de wortel is een andere: " + roots, "the root is another one: " + roots}};
  }
  verified.outcomes = decisions.outcomes();
  verified.decided_since = decisions.decided_since();
  verified.unproven = {decisions.unproven().begin(), decisions.unproven().end()};
  return verified;
}

}  // namespace buurtkas::verify
