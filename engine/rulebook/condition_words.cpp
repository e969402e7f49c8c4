#include "engine/rulebook/condition_words.h"

namespace buurtkas {

std::string text_of(const Rulebook& rulebook, CaseKind of, const Condition& condition) {
  const Field& field = fields_of(of)[condition.field];
  std::string text = std::string(field.name) + ' ' + std::string(name_of(condition.comparison));
  if (condition.parameter) return text + ' ' + rulebook.parameters[*condition.parameter].name;
  if (field.type == FieldType::number) return text + ' ' + parts_text(condition.number, field.unit);
  for (const std::string& word : condition.words) {
    const bool has_space = word.find(' ') != std::string::npos;
    text += has_space ? " '" + word + '\'' : ' ' + word;
  }
  return text;
}

}  // namespace buurtkas
