#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "cli/render/json_difference.h"
#include "cli/render/language.h"

// What an audit found: how far the journal proves itself, and everything that does not hold, with the entry
// that it is about.

namespace buurtkas {

struct AuditFault {
  std::string code;          // `wrong-seal`
  std::uint64_t number = 0;  // of the entry; 0: of no one entry
  std::string key;           // of the entry; of a checkpoint from outside, its file
  std::string found;
  std::string expected;
  std::vector<JsonDifference> differences;  // recorded, and decided again
};

// Of a person whom entries commit to, and whom private/people.csv does not show, or not any more.
struct HiddenPerson {
  enum class Why { erased, changed, not_there, not_read };
  std::string resident;
  std::uint64_t entries = 0;
  Why why = Why::erased;
};

struct ChangedFile {
  std::string name;
  std::uint64_t number = 0;  // of the first entry that was decided by it
  bool is_gone = false;
};

struct AuditReport {
  std::string journal;
  bool is_statement_alone = false;  // a proof, without the journal that it is of
  std::uint64_t grown_from = 0;     // of such a proof: entries of the earlier journal; 0: it is of an entry
  std::uint64_t entries = 0;
  std::string first, last;  // days; empty without entries
  std::string root;
  std::uint64_t inputs = 0;
  std::uint64_t checkpoints = 0;
  std::uint64_t outside = 0;                  // checkpoints from outside
  std::optional<std::uint64_t> signed_until;  // entries
  std::vector<std::string> keys;              // that signed the last checkpoint
  std::uint64_t decided = 0;                  // entries, again
  std::uint64_t not_asked = 0;                // entries that the call did not ask to decide again
  std::uint64_t shown = 0;                    // commitments to persons that could be opened
  std::vector<HiddenPerson> hidden;
  std::vector<ChangedFile> changed;   // in the folder, since; not a fault
  std::vector<std::string> unproven;  // checkpoints whose signature no known key could check
  std::vector<AuditFault> faults;
  std::uint64_t more_faults = 0;
};

// At most 80 columns.
std::string audit_text(const AuditReport& report, Language language);
nlohmann::json audit_json(const AuditReport& report, Language language);

}  // namespace buurtkas
