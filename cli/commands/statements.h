#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>

#include "cli/commands/people.h"
#include "cli/record/journal.h"
#include "cli/render/statement.h"

// A journal's statements, told: why each line was decided so is decided again from the inputs of its time.

namespace buurtkas {

struct StatementsAsked {
  std::optional<std::string> only;  // a code, or an id
  std::span<const Language> languages;
};

using OnStatement = std::function<void(const ShownStatement&, Language)>;

// In the order of the journal, each in every language. `people`: names and accounts, of rows that are still
// what the journal commits to.
void each_statement(const Journal& journal, const People* people, const StatementsAsked& asked,
                    const OnStatement& on_statement);

// The code of an entry that is a statement; empty for another.
std::string code_of(const Entry& entry);

}  // namespace buurtkas
