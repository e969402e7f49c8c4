#include "cli/read/yaml_items.h"

#include <set>

#include "cli/read/values.h"
#include "cli/read/yaml_fields.h"

namespace buurtkas {
namespace {

std::string_view name_of(YamlNode::Kind kind) {
  switch (kind) {
    case YamlNode::Kind::list:
      return "list";
    case YamlNode::Kind::map:
      return "map";
    default:
      return "text";
  }
}

}  // namespace

void report_type(const YamlNode& node, std::string_view expected, FileFindings& findings,
                 std::string_view hint) {
  const bool is_text = node.kind == YamlNode::Kind::text;
  findings.error(code::wrong_type, node.spot, is_text ? std::string_view(node.text) : name_of(node.kind),
                 expected, hint);
}

std::vector<Mention> read_items(const YamlFields& fields, std::string_view key, Items items) {
  FileFindings& findings = fields.findings();
  std::vector<Mention> result;
  std::set<std::string> seen;
  for (const YamlNode& item : fields.list(key, Need::optional)) {
    const auto written = item_text(item, findings);
    if (!written) continue;
    auto text = items == Items::ids ? read_id(findings, item.spot, *written)
                                    : read_text(findings, item.spot, *written, Lines::one);
    if (!text) continue;
    if (text->empty()) {
      findings.error(code::missing_value, item.spot, *written, "text");
    } else if (!seen.insert(*text).second) {
      findings.warning(code::duplicate_value, item.spot, *text);
    } else {
      result.push_back({std::move(*text), item.spot});
    }
  }
  return result;
}

std::optional<std::string_view> item_text(const YamlNode& node, FileFindings& findings) {
  if (node.kind == YamlNode::Kind::refused) return std::nullopt;
  if (node.kind == YamlNode::Kind::list || node.kind == YamlNode::Kind::map) {
    report_type(node, "text", findings);
    return std::nullopt;
  }
  if (node.kind == YamlNode::Kind::empty || node.text.empty()) {
    findings.error(code::missing_value, node.spot, node.text, "text");
    return std::nullopt;
  }
  return node.text;
}

bool is_map(const YamlNode& node, FileFindings& findings) {
  if (node.kind == YamlNode::Kind::map) return true;
  if (node.kind != YamlNode::Kind::refused) report_type(node, "map", findings);
  return false;
}

}  // namespace buurtkas
