#include "cli/render/json_difference.h"

#include <algorithm>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/render/json_text.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

std::string shown(const Json* json) {
  if (json == nullptr) return {};
  return json->is_string() ? json->get<std::string>() : compact_text(*json);
}

class Comparison {
 public:
  explicit Comparison(std::size_t most) : most_(most) {}

  void compare(const std::string& field, const Json* before, const Json* after) {
    if (found_.size() >= most_) return;
    if (before != nullptr && after != nullptr) {
      if (*before == *after) return;
      if (before->is_object() && after->is_object()) return compare_objects(field, *before, *after);
      if (before->is_array() && after->is_array()) return compare_lists(field, *before, *after);
    }
    found_.push_back({field, shown(before), shown(after)});
  }

  std::vector<JsonDifference> take() { return std::move(found_); }

 private:
  void compare_objects(const std::string& field, const Json& before, const Json& after) {
    std::set<std::string> keys;
    for (const auto& item : before.items()) keys.insert(item.key());
    for (const auto& item : after.items()) keys.insert(item.key());
    for (const std::string& key : keys) {
      std::string inner = field;
      if (!inner.empty()) inner += '.';
      inner += key;
      compare(inner, before.contains(key) ? &before[key] : nullptr,
              after.contains(key) ? &after[key] : nullptr);
    }
  }

  void compare_lists(const std::string& field, const Json& before, const Json& after) {
    for (std::size_t i = 0; i < std::max(before.size(), after.size()); ++i) {
      std::string inner = field;
      inner.append("[").append(std::to_string(i)).append("]");
      compare(inner, i < before.size() ? &before[i] : nullptr, i < after.size() ? &after[i] : nullptr);
    }
  }

  std::size_t most_;
  std::vector<JsonDifference> found_;
};

}  // namespace

std::string shortened(const std::string& value, std::size_t bytes_max) {
  if (value.size() <= bytes_max) return value;
  std::size_t end = bytes_max;
  while (end > 0 && (static_cast<unsigned char>(value[end]) & 0xC0U) == 0x80) --end;
  return value.substr(0, end) + "…";
}

std::vector<JsonDifference> differences_of(const Json& before, const Json& after, std::size_t most) {
  Comparison comparison(most);
  comparison.compare({}, &before, &after);
  return comparison.take();
}

}  // namespace buurtkas
