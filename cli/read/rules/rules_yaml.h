#pragma once

#include <optional>
#include <vector>

#include "cli/read/rules/condition_text.h"
#include "cli/read/yaml_fields.h"
#include "engine/rulebook/example.h"
#include "engine/rulebook/rulebook.h"

// One function a part of a rulebook's two files. Each reads what it can, and finds the rest.

namespace buurtkas {

Rulebook read_rulebook_yaml(const YamlNode& root, FileFindings& findings, const CheckTerms& check_terms = {});

// What every article has, and its verb. REQUIRES: the rulebook's `valid` and parameters are read.
std::optional<Article> read_article(const YamlNode& node, FileFindings& findings, const Rulebook& rulebook,
                                    ConditionContext& context);

// The case that such a verb is about; `for` says which when it can be several.
std::optional<CaseKind> read_case_kind(const YamlFields& fields, VerbKind verb);

// Each once, sorted.
std::vector<Role> read_roles(const YamlFields& fields, std::string_view key);

std::vector<Example> read_examples_yaml(const YamlNode& root, FileFindings& findings,
                                        const Rulebook& rulebook);

}  // namespace buurtkas
