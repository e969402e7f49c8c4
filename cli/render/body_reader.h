#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/date.h"
#include "engine/money/money.h"
#include "engine/round/claim.h"
#include "engine/rulebook/unit.h"
#include "engine/rulebook/verb.h"

// What a body of ours says. The first thing in it that is of another form makes all of it nothing: what was
// read until then is not used.

namespace buurtkas {

class BodyReader {
 public:
  // REQUIRES: the JSON outlives this.
  explicit BodyReader(const nlohmann::json& json);

  bool is_good() const { return is_good_; }
  bool has(const char* key) const;
  void spoil() { is_good_ = false; }

  std::string text(const char* key);
  std::string name(const char* key);                   // any text but none
  std::string numbered(const char* key, char letter);  // `s0001`
  std::string text_or_nothing(const char* key) { return has(key) ? text(key) : std::string(); }
  Date date(const char* key);
  Money money(const char* key);  // of euros; of a line's size, and not below zero
  Money sum(const char* key);    // of as many lines as a body may have
  std::optional<Money> money_or_nothing(const char* key);
  std::optional<std::int64_t> quantity(const char* key, Unit unit);  // parts; nothing when it is not there
  std::optional<LineId> line_or_nothing(const char* key);
  std::vector<LineId> lines(const char* key);
  std::vector<Role> roles(const char* key);
  std::vector<ResidentId> residents(const char* key);  // one at least
  const nlohmann::json& list(const char* key);
  // Each item with a reader of its own.
  void each(const char* key, const std::function<void(BodyReader&)>& on_item);
  template <class Item, class Read>
  std::vector<Item> items(const char* key, const Read& read) {
    std::vector<Item> items;
    each(key, [&](BodyReader& one) { items.push_back(read(one)); });
    return items;
  }

 private:
  const nlohmann::json& json_;
  bool is_good_ = true;
};

}  // namespace buurtkas
