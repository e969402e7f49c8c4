#include "cli/read/yaml_fields.h"

#include <algorithm>

#include "cli/read/forbidden_field.h"
#include "cli/read/yaml_items.h"

namespace buurtkas {

YamlFields::YamlFields(const YamlNode& node, FileFindings& findings, std::span<const std::string_view> known)
    : node_(&node), findings_(&findings), known_(known) {
  for (const YamlNode& key : node.keys) {
    if (std::find(known.begin(), known.end(), key.text) != known.end()) continue;
    if (is_forbidden_field(key.text)) continue;  // a finding already
    findings.error(code::unknown_key, key.spot, key.text, listed(known), hint_for(findings, key.text, known));
  }
}

const YamlNode* YamlFields::find(std::string_view key, Need need) const {
  const auto at = std::find_if(node_->keys.begin(), node_->keys.end(),
                               [key](const YamlNode& known) { return known.text == key; });
  if (at == node_->keys.end()) {
    if (need == Need::required) findings_->error(code::missing_key, node_->spot, {}, key);
    return nullptr;
  }
  const YamlNode& value = node_->items[static_cast<std::size_t>(at - node_->keys.begin())];
  if (value.kind == YamlNode::Kind::refused) return nullptr;
  const bool is_blank = value.kind == YamlNode::Kind::text && value.text.empty();
  if (value.kind == YamlNode::Kind::empty || is_blank) {
    findings_->error(code::missing_value, value.spot, value.text, key);
    return nullptr;
  }
  return &value;
}

Spot YamlFields::spot_of(std::string_view key) const {
  for (std::size_t i = 0; i < node_->keys.size(); ++i) {
    if (node_->keys[i].text == key) return node_->items[i].spot;
  }
  return node_->spot;
}

bool YamlFields::has(std::string_view key) const {
  return std::any_of(node_->keys.begin(), node_->keys.end(),
                     [key](const YamlNode& known) { return known.text == key; });
}

bool YamlFields::is_empty_list(std::string_view key) const {
  for (std::size_t i = 0; i < node_->keys.size(); ++i) {
    const YamlNode& value = node_->items[i];
    if (node_->keys[i].text == key) return value.kind == YamlNode::Kind::list && value.items.empty();
  }
  return false;
}

std::optional<std::string_view> YamlFields::word(std::string_view key, Need need) const {
  const YamlNode* value = find(key, need);
  if (value == nullptr) return std::nullopt;
  if (value->kind == YamlNode::Kind::text) return value->text;
  report_type(*value, "text", *findings_);
  return std::nullopt;
}

std::optional<std::string> YamlFields::id(std::string_view key, Need need) const {
  const auto written = word(key, need);
  return written ? read_id(*findings_, spot_of(key), *written) : std::nullopt;
}

std::optional<std::string> YamlFields::text(std::string_view key, Need need, Lines lines) const {
  const auto written = word(key, need);
  if (!written) return std::nullopt;
  auto text = read_text(*findings_, spot_of(key), *written, lines);
  if (!text || !text->empty()) return text;
  findings_->error(code::missing_value, spot_of(key), *written, key);
  return std::nullopt;
}

std::optional<Date> YamlFields::date(std::string_view key, Need need) const {
  const auto written = word(key, need);
  return written ? read_date(*findings_, spot_of(key), *written) : std::nullopt;
}

std::optional<Money> YamlFields::amount(std::string_view key, Need need, Currency currency) const {
  const auto written = word(key, need);
  return written ? read_amount(*findings_, spot_of(key), *written, currency) : std::nullopt;
}

std::optional<std::int64_t> YamlFields::whole(std::string_view key, Need need, std::int64_t least,
                                              std::int64_t most) const {
  const auto written = word(key, need);
  return written ? read_whole(*findings_, spot_of(key), *written, least, most) : std::nullopt;
}

std::span<const YamlNode> YamlFields::list(std::string_view key, Need need, ListForm form) const {
  const YamlNode* value = find(key, need);
  if (value == nullptr) return {};
  if (value->kind == YamlNode::Kind::list) return value->items;
  const bool is_text = value->kind == YamlNode::Kind::text;
  if (is_text && form == ListForm::list_or_text) return {value, 1};
  report_type(*value, "list", *findings_, is_text ? '[' + value->text + ']' : std::string());
  return {};
}

const YamlNode* YamlFields::map(std::string_view key, Need need) const {
  const YamlNode* value = find(key, need);
  return value != nullptr && is_map(*value, *findings_) ? value : nullptr;
}

const YamlNode* YamlFields::text_node(std::string_view key) const {
  for (std::size_t i = 0; i < node_->keys.size(); ++i) {
    const YamlNode& value = node_->items[i];
    if (node_->keys[i].text == key) return value.kind == YamlNode::Kind::text ? &value : nullptr;
  }
  return nullptr;
}

void YamlFields::report_unknown(const YamlNode& node, std::span<const std::string_view> names) const {
  findings_->error(code::unknown_value, node.spot, node.text, listed(names),
                   hint_for(*findings_, node.text, names));
}

}  // namespace buurtkas
