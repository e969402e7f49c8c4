#include "cli/read/receipts_csv.h"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>

#include "cli/read/csv_table.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

enum ReceiptColumn : std::size_t { resident, its_code };

constexpr std::array<Column, 2> columns = {{{"resident", true}, {"code", true}}};

// Without l and o, 0 and 1.
constexpr std::string_view letters = "23456789abcdefghijkmnpqrstuvwxyz";
static_assert(letters.size() == 32);
constexpr std::size_t code_size = 19;
constexpr const char* code_form = "xxxx-xxxx-xxxx-xxxx (a-k, m, n, p-z, 2-9)";

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(),
                 [](char c) { return static_cast<char>(std::tolower(static_cast<unsigned char>(c))); });
  return small;
}

std::optional<std::string> read_code(const CsvTable& table, FileFindings& findings) {
  const std::string_view text = table.cell(its_code);
  const Spot spot = table.spot(its_code);
  if (text.empty()) {
    findings.error(code::missing_value, spot, {}, "code");
    return std::nullopt;
  }
  if (is_receipt_code(text)) return std::string(text);
  const std::string small = in_small_letters(text);
  findings.error(code::wrong_type, spot, text, code_form, is_receipt_code(small) ? small : "");
  return std::nullopt;
}

}  // namespace

std::string receipt_code(const std::array<unsigned char, receipt_bytes>& random) {
  std::string code;
  unsigned bits = 0;
  unsigned held = 0;
  for (const unsigned char byte : random) {
    bits = (bits << 8U) | byte;
    for (held += 8; held >= 5; held -= 5) {
      if (code.size() % 5 == 4) code += '-';
      code += letters[(bits >> (held - 5)) & 31U];
    }
  }
  return code;
}

bool is_receipt_code(std::string_view text) {
  if (text.size() != code_size) return false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_right = at % 5 == 4 ? text[at] == '-' : letters.find(text[at]) != std::string_view::npos;
    if (!is_right) return false;
  }
  return true;
}

std::vector<Receipt> read_receipts_csv(const Source& source, FileFindings& findings,
                                       const std::vector<Resident>& residents) {
  CsvTable table(source, findings, columns);
  std::vector<Receipt> receipts;
  if (!table.has_required_columns()) return receipts;
  std::set<std::string_view> known;
  for (const Resident& one : residents) known.insert(one.id.text());
  std::map<std::string, Spot> residents_seen;
  std::map<std::string, Spot> codes_seen;
  const auto add = [&](std::map<std::string, Spot>& seen, const std::string& text, std::size_t column) {
    const auto [first, is_new] = seen.emplace(text, table.spot(column));
    if (!is_new) findings.error(code::duplicate_id, table.spot(column), text, findings.place(first->second));
  };
  while (table.next()) {
    const Spot spot = table.spot(resident);
    if (table.cell(resident).empty()) {
      findings.error(code::missing_value, spot, {}, "resident");
      continue;
    }
    const auto id = read_id(findings, spot, table.cell(resident));
    const auto code = read_code(table, findings);
    if (!id || !code) continue;
    add(residents_seen, *id, resident);
    add(codes_seen, *code, its_code);
    if (!known.contains(*id)) findings.warning(code::dangling_id, spot, *id, "residents.csv");
    receipts.push_back({*id, *code});
  }
  return receipts;
}

std::string receipts_text(const CsvForm& form, const std::vector<Receipt>& receipts) {
  CsvText text(form);
  text.add_row(std::array<std::string_view, 2>{"resident", "code"});
  for (const Receipt& receipt : receipts) {
    text.add_row(std::array<std::string_view, 2>{receipt.resident, receipt.code});
  }
  return text.take();
}

}  // namespace buurtkas
