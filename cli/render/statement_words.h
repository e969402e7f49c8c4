#pragma once

#include <string>
#include <vector>

#include "cli/render/statement.h"

// The sentences of a statement, for its text and for its page.

namespace buurtkas {

std::string person_words(const ShownStatement& statement, Language language);
std::string pays_words(const ShownStatement& statement, Language language);
std::string claimed_words(const ShownStatedLine& line, Language language);  // `€ 12.50`, `18 km`
std::vector<std::string> unpaid_reasons(const ShownStatedLine& line, Language language);
std::string waiting_words(const ShownStatement& statement);
std::string total_words(const ShownTotal& total, Language language);
std::string full_words(const ShownStatedLine& line, Language language);
// Articles about such lines that did not apply; those about other kinds say nothing to a resident.
std::string not_applied(const LineWords& words);
std::string check_command(const ShownStatement& statement);

}  // namespace buurtkas
