#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "cli/read/yaml_fields.h"
#include "engine/rulebook/rulebook.h"

// `age at-least 21 year`: field, comparison, value.

namespace buurtkas {

// What conditions may name, and what they have named so far.
struct ConditionContext {
  const std::vector<Parameter>& parameters;
  std::vector<bool>& is_used;  // one a parameter
};

// A list of conditions about such a case. One that cannot be read is a finding, and left out.
std::vector<Condition> read_conditions(const YamlFields& fields, std::string_view key, Need need, CaseKind of,
                                       ConditionContext& context);

// A parameter of one of these units; a finding when there is none, or it has another.
std::optional<ParameterIndex> read_parameter(FileFindings& findings, Spot spot, std::string_view name,
                                             std::span<const Unit> units, ConditionContext& context);

}  // namespace buurtkas
