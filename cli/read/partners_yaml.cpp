#include <array>

#include "cli/read/round_files.h"
#include "cli/read/yaml_fields.h"
#include "cli/read/yaml_items.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 1> file_keys = {"partners"};
constexpr std::array<std::string_view, 4> partner_keys = {"id", "name", "kind", "goals"};
constexpr std::array<std::string_view, 4> kind_words = {"association", "business", "foundation", "public"};

std::optional<std::string_view> kind_from(std::string_view word) {
  for (const std::string_view kind : kind_words) {
    if (kind == word) return kind;
  }
  return std::nullopt;
}

}  // namespace

PartnersYaml read_partners_yaml(const YamlNode& root, FileFindings& findings) {
  PartnersYaml result;
  if (!is_map(root, findings)) return result;
  const YamlFields file(root, findings, file_keys);
  std::map<std::string, Spot> seen;
  for (const YamlNode& item : file.list("partners", Need::required)) {
    if (!is_map(item, findings)) continue;
    const YamlFields fields(item, findings, partner_keys);
    const auto id = fields.text("id", Need::required);
    Partner partner;
    partner.name = fields.text("name", Need::required).value_or("");
    partner.kind =
        fields.word_of<std::string_view>("kind", Need::required, kind_from, kind_words).value_or("");
    for (Mention& goal : read_items(fields, "goals", Items::texts))
      partner.goals.push_back(std::move(goal.text));
    if (!id) continue;
    const auto [first, is_new] = seen.emplace(*id, fields.spot_of("id"));
    if (!is_new) {
      findings.error(code::duplicate_id, fields.spot_of("id"), *id, findings.place(first->second));
      continue;
    }
    partner.id = *id;
    result.partners.push_back(std::move(partner));
    result.spots.push_back(fields.spot_of("id"));
  }
  return result;
}

}  // namespace buurtkas
