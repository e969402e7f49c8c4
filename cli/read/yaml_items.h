#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"
#include "cli/read/yaml_document.h"

// What stands in a list, as texts or as maps.

namespace buurtkas {

class YamlFields;

// A wrong-type finding.
void report_type(const YamlNode& node, std::string_view expected, FileFindings& findings,
                 std::string_view hint = {});

// A text that one file uses; another may have to have it.
struct Mention {
  std::string text;
  Spot spot;
};

enum class Items { texts, ids };

// The list's items, each once: a second time is a warning.
std::vector<Mention> read_items(const YamlFields& fields, std::string_view key, Items items);

// The text of a list's item; nothing, and a finding, when it is a list, a map or empty.
std::optional<std::string_view> item_text(const YamlNode& node, FileFindings& findings);

// Whether it is one; a finding when not.
bool is_map(const YamlNode& node, FileFindings& findings);

}  // namespace buurtkas
