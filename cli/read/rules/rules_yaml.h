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
std::vector<Parameter> read_parameters(const YamlFields& fields);

// What every article has, and its verb. REQUIRES: the rulebook's `valid` and parameters are read.
std::optional<Article> read_article(const YamlNode& node, FileFindings& findings, const Rulebook& rulebook,
                                    ConditionContext& context);

// What the verb's key holds. Nothing, with findings, when it cannot be read.
std::optional<Verb> read_verb(const YamlFields& fields, VerbKind kind, CaseKind of,
                              ConditionContext& context);
bool goes_with(VerbKind kind, CaseKind of);

std::vector<Example> read_examples_yaml(const YamlNode& root, FileFindings& findings,
                                        const Rulebook& rulebook);

}  // namespace buurtkas
