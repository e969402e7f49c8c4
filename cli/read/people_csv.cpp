#include "cli/read/people_csv.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "cli/read/csv_table.h"
#include "cli/read/csv_text.h"
#include "cli/read/iban.h"
#include "cli/read/values.h"
#include "engine/finding_codes.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

enum PersonColumn : std::size_t { resident, name, iban, salt };

constexpr std::array<Column, 4> columns = {{{"resident", true}, {"name", true}, {"iban"}, {"salt"}}};
constexpr std::size_t salt_digits_min = 32;

bool is_salt(std::string_view text) {
  return text.size() >= salt_digits_min && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

void append_member(std::string& json, std::string_view key, std::string_view value) {
  json += json.empty() ? '{' : ',';
  json.append("\"").append(key).append("\":\"");
  for (const char c : value) {  // cells that were read hold no control characters
    if (c == '"' || c == '\\') json += '\\';
    json += c;
  }
  json += '"';
}

}  // namespace

std::string commitment_to(const Person& person) {
  std::string json;
  append_member(json, "iban", compact_iban(person.iban));
  append_member(json, "name", person.name);
  append_member(json, "resident", person.resident);
  append_member(json, "salt", person.salt);
  return sha256_of(json += '}');
}

std::vector<Person> read_people_csv(const Source& source, FileFindings& findings) {
  CsvTable table(source, findings, columns);
  std::vector<Person> people;
  if (!table.has_required_columns()) return people;
  std::map<std::string, Spot> seen;
  while (table.next()) {
    if (!people.empty() && people.back().until == 0) people.back().until = table.line();
    const auto id = read_id(findings, table.spot(resident), table.cell(resident));
    if (!id) continue;
    Person person;
    person.resident = *id;
    person.name = read_text(findings, table.spot(name), table.cell(name), Lines::one).value_or("");
    person.iban = read_text(findings, table.spot(iban), table.cell(iban), Lines::one).value_or("");
    if (!person.iban.empty() && !is_iban(compact_iban(person.iban))) {  // whoever it is, others can be paid
      findings.warning(code::bad_iban, table.spot(iban), person.iban, "ISO 13616, SEPA");
    }
    person.salt = table.cell(salt);
    person.line = table.line();
    if (!person.salt.empty() && !is_salt(person.salt)) {
      findings.error(code::bad_salt, table.spot(salt), person.salt, ">= 32 x 0-9, a-f");
    }
    const auto [first, is_new] = seen.emplace(*id, table.spot(resident));
    if (!is_new) findings.error(code::duplicate_id, table.spot(resident), *id, findings.place(first->second));
    people.push_back(std::move(person));
  }
  if (!people.empty() && people.back().until == 0)
    people.back().until = std::numeric_limits<std::uint32_t>::max();
  return people;
}

std::string people_text(const Source& source, const std::vector<Person>& people) {
  CsvText text(csv_form_of(source));
  text.add_row(std::array<std::string_view, 4>{"resident", "name", "iban", "salt"});
  for (const Person& person : people) {
    text.add_row(std::array<std::string_view, 4>{person.resident, person.name, person.iban, person.salt});
  }
  return text.take();
}

std::string text_without(const Source& source, const std::vector<Person>& people, std::string_view who) {
  const auto is_erased = [&](std::uint32_t line) {
    return std::any_of(people.begin(), people.end(), [&](const Person& person) {
      return person.resident == who && line >= person.line && line < person.until;
    });
  };
  std::string kept;
  std::uint32_t line = 1;
  const std::string& text = source.text;
  for (std::size_t at = 0; at < text.size(); ++line) {
    std::size_t end = text.find_first_of("\r\n", at);
    if (end == std::string::npos) end = text.size();
    if (end < text.size()) end += text.compare(end, 2, "\r\n") == 0 ? 2 : 1;
    if (!is_erased(line)) kept.append(text, at, end - at);
    at = end;
  }
  return kept;
}

}  // namespace buurtkas
