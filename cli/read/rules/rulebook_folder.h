#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/read/files.h"
#include "cli/read/rules/condition_text.h"
#include "engine/rulebook/example.h"
#include "engine/rulebook/rulebook.h"

// A rulebook's folder: rulebook.yaml and examples.yaml. What does not hang together (engine/rulebook/check.h)
// is among the findings: a rulebook that is given back can be decided by.

namespace buurtkas {

// `name` is how findings name the folder.
Reading<Rulebook> read_rulebook(const std::filesystem::path& folder, const std::string& name,
                                const CheckTerms& check_terms = {}, const Files& files = disk());

struct RulebookFolder {
  Rulebook rulebook;
  std::vector<Example> examples;  // none when there is no file of them
};

Reading<RulebookFolder> read_rulebook_folder(const std::filesystem::path& folder, const std::string& name,
                                             const CheckTerms& check_terms = {}, const Files& files = disk());

}  // namespace buurtkas
