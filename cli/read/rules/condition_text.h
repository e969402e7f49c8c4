#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/yaml_fields.h"
#include "engine/rulebook/rulebook.h"

// `age at-least 21 year`: field, comparison, value.

namespace buurtkas {

// Is shown the `terms` of an article, and finds what no vote could go by (terms/round_terms.h).
using CheckTerms = std::function<void(const YamlFields& terms)>;

// Nothing for one that could not be read, and is a finding already.
using ParametersByName = std::map<std::string, std::optional<ParameterIndex>, std::less<>>;

// What conditions may name, and what they have named so far.
struct ConditionContext {
  const std::vector<Parameter>& parameters;
  const ParametersByName& by_name;
  std::vector<bool>& is_used;  // one a parameter
  const CheckTerms& check_terms;
};

// A list of conditions about such a case. One that cannot be read is a finding, and left out.
std::vector<Condition> read_conditions(const YamlFields& fields, std::string_view key, Need need, CaseKind of,
                                       ConditionContext& context);

// A parameter of one of these units; a finding when there is none, or it has another.
std::optional<ParameterIndex> read_parameter(FileFindings& findings, Spot spot, std::string_view name,
                                             std::span<const Unit> units, ConditionContext& context);

// Every parameter that is named anywhere in what could not be read: one slip must not make them unused.
void use_all(const YamlNode& node, ConditionContext& context);

bool is_weight_name(std::string_view name);  // `weight`, `weights`, in any case of letters

}  // namespace buurtkas
