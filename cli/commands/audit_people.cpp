#include "cli/commands/audit_people.h"

#include <algorithm>
#include <functional>
#include <map>

#include <nlohmann/json.hpp>

#include "cli/commands/people.h"
#include "engine/journal/canonical.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

struct Committed {
  std::map<std::string, std::uint64_t> entries;  // by commitment
  std::uint64_t erased_in = 0;                   // an entry
};

bool is_text(const Json& json, const char* key) {
  return json.contains(key) && json[key].is_string();
}

// Every object in the body that has both a resident and a commitment.
void each_commitment(const Json& json, const std::function<void(const Json&)>& on_person) {
  if (json.is_object() && is_text(json, "resident") && is_text(json, "commitment")) on_person(json);
  if (!json.is_structured()) return;
  for (const Json& inner : json) each_commitment(inner, on_person);
}

std::map<std::string, Committed> commitments_in(const Journal& journal) {
  std::map<std::string, Committed> persons;
  journal.each(1, [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed == nullptr || first_not_canonical(sealed->entry.body)) return true;
    const Entry& entry = sealed->entry;
    const bool is_erasure = entry.kind == EntryKind::erasure;
    if (!is_erasure && entry.body.find("\"commitment\":") == std::string::npos) return true;
    const Json body = Json::parse(entry.body);
    if (is_erasure && is_text(body, "resident")) {
      persons[body["resident"].get<std::string>()].erased_in = entry.number;
    }
    each_commitment(body, [&](const Json& person) {
      Committed& committed = persons[person["resident"].get<std::string>()];
      committed.entries[person["commitment"].get<std::string>()] += 1;
    });
    return true;
  });
  return persons;
}

}  // namespace

void audit_people(const Journal& journal, const std::optional<std::filesystem::path>& folder,
                  AuditReport& report) {
  const auto persons = commitments_in(journal);
  const Reading<People> people = folder ? read_people(*folder) : Reading<People>();
  std::map<std::string, const Person*> rows;
  if (people.value) {
    for (const Person& person : people.value->people) rows.emplace(person.resident, &person);
  }
  for (const auto& [resident, committed] : persons) {
    const auto row = rows.find(resident);
    if (row != rows.end() && committed.erased_in > 0) {
      report.faults.push_back(
          {"person-not-erased", committed.erased_in, "erasure:" + resident, resident, {}, {}});
    }
    const bool has_salt = row != rows.end() && !row->second->salt.empty();
    const std::string now = has_salt ? commitment_to(*row->second) : std::string();
    HiddenPerson hidden = {resident, 0, folder ? HiddenPerson::Why::not_there : HiddenPerson::Why::not_read};
    if (committed.erased_in > 0) hidden.why = HiddenPerson::Why::erased;
    if (row != rows.end()) hidden.why = HiddenPerson::Why::changed;
    for (const auto& [commitment, entries] : committed.entries) {
      (commitment == now ? report.shown : hidden.entries) += entries;
    }
    if (hidden.entries > 0 || (committed.erased_in > 0 && row == rows.end())) report.hidden.push_back(hidden);
  }
}

}  // namespace buurtkas
