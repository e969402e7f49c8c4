#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/values.h"
#include "cli/read/yaml_document.h"

// A map's keys, asked for by name and type. A key that is not there answers nothing: with a finding when it
// is needed, in silence when it may be left out. A key of another type, or without a value, is a finding.

namespace buurtkas {

enum class Need { required, optional };

class YamlFields {
 public:
  // Unknown keys are findings. REQUIRES: `known` and what it points to outlive this; so do node and findings.
  YamlFields(const YamlNode& node, FileFindings& findings, std::span<const std::string_view> known);

  Spot spot() const { return node_->spot; }
  Spot spot_of(std::string_view key) const;  // of its value, else of the map
  bool has(std::string_view key) const;      // with a value

  std::optional<std::string> id(std::string_view key, Need need) const;
  std::optional<std::string> text(std::string_view key, Need need, Lines lines = Lines::one) const;
  std::optional<Date> date(std::string_view key, Need need) const;
  std::optional<Money> amount(std::string_view key, Need need, Currency currency) const;
  std::optional<std::int64_t> whole(std::string_view key, Need need, std::int64_t least,
                                    std::int64_t most) const;

  // As it was written, for values of a kind of their own.
  std::optional<std::string_view> word(std::string_view key, Need need) const;

  // One of a closed list.
  template <class Word>
  std::optional<Word> word_of(std::string_view key, Need need, std::optional<Word> (*from)(std::string_view),
                              std::span<const std::string_view> names) const {
    const auto written = word(key, need);
    if (!written) return std::nullopt;
    const auto value = from(*written);
    if (!value) report_unknown(*find(key, need), names);
    return value;
  }

  // The list's items; a list of one may not be written as a text, unless that is allowed.
  enum class ListForm { list, list_or_text };
  std::span<const YamlNode> list(std::string_view key, Need need, ListForm form = ListForm::list) const;

  bool is_empty_list(std::string_view key) const;
  // Nothing, and a finding, when it is no map.
  const YamlNode* map(std::string_view key, Need need) const;

  const YamlNode* text_node(std::string_view key) const;  // nothing when it is no text, in silence

  void report_unknown(const YamlNode& node, std::span<const std::string_view> names) const;
  FileFindings& findings() const { return *findings_; }

 private:
  const YamlNode* find(std::string_view key, Need need) const;

  const YamlNode* node_;
  FileFindings* findings_;
  std::span<const std::string_view> known_;
};

}  // namespace buurtkas
