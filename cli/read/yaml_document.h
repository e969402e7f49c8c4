#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/read/finding_list.h"
#include "cli/read/source.h"

// A YAML file as a tree of texts with their places. Far less than YAML: no anchors, aliases, merge keys, tags
// or second documents, no key twice, nothing deep; each is a finding. A value is the text that was written:
// what it means (`no`, `0100`, `12:30`) is for the reader that knows what it wants. Time and memory stay
// small whatever the file holds.

namespace buurtkas {

inline constexpr std::size_t yaml_levels_max = 20;
inline constexpr std::size_t yaml_values_max = 250'000;
// The longest single text, and the longest list on which no value stands by itself.
inline constexpr std::size_t yaml_stretch_max = std::size_t{256} * 1024;

struct YamlNode {
  enum class Kind {
    empty,  // nothing, `~` or `null`
    text,
    list,
    map,
    refused,  // an alias: a finding already, to be passed over in silence
  };

  Kind kind = Kind::empty;
  Spot spot;
  std::string text;
  std::vector<YamlNode> keys;   // of a map: texts, each once
  std::vector<YamlNode> items;  // of a list, or the values of a map's keys
};

// Nothing, and a finding, when the text is no YAML. Duplicate keys and the like are findings beside a tree.
std::optional<YamlNode> read_yaml(const Source& source, FileFindings& findings);

}  // namespace buurtkas
