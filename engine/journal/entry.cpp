#include "engine/journal/entry.h"

#include "engine/journal/canonical.h"
#include "engine/journal/merkle.h"

namespace buurtkas {
namespace {

void append_member(std::string& json, std::string_view key, std::string_view value) {
  json += json.ends_with('{') ? "\"" : ",\"";
  json.append(key).append("\":");
  append_quoted(json, value);
}

void append_posting(std::string& json, const Posting& posting) {
  json += '{';
  append_member(json, "account", to_string(posting.account));
  append_member(json, "amount", to_string(posting.amount));
  append_member(json, "currency", posting.amount.currency().code());
  append_member(json, "pot", posting.pot.text());
  json += '}';
}

}  // namespace

// Keys in their canonical order. `journal` is the version of this form.
std::string leaf_text(const Entry& entry) {
  std::string json = "{";
  json.reserve(entry.body.size() + 400);
  append_member(json, "actor", entry.actor);
  json.append(",\"body\":").append(entry.body);
  append_member(json, "date", to_string(entry.date));
  append_member(json, "journal", "1");
  append_member(json, "key", entry.key);
  append_member(json, "kind", name_of(entry.kind));
  append_member(json, "number", std::to_string(entry.number));
  json += ",\"postings\":[";
  for (const Posting& posting : entry.postings) {
    if (!json.ends_with('[')) json += ',';
    append_posting(json, posting);
  }
  json += ']';
  append_member(json, "previous", hexadecimal(entry.previous));
  append_member(json, "role", entry.role);
  json += '}';
  return json;
}

Hash seal_of(const Entry& entry) {
  return leaf_hash(leaf_text(entry));
}

}  // namespace buurtkas
