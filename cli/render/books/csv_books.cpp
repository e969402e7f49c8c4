#include <algorithm>
#include <array>

#include "cli/render/books/books.h"
#include "cli/render/books/references.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

// By which a spreadsheet knows UTF-8.
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

// Characters that make a cell a formula, those of full width too.
constexpr auto formula_starts = std::to_array<std::string_view>(
    {"=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"});

class Rows {
 public:
  Rows(std::ostream& out, Language language) : out_(out), language_(language) {}

  void head() {
    out_ << byte_order_mark;
    for (const std::string_view name : language_ == Language::nl ? dutch : english) plain(name);
    end();
  }

  void add(const Entry& entry) {
    const References references(entry);
    for (const Posting& posting : entry.postings) {
      plain(std::to_string(entry.number));
      plain(to_string(entry.date));
      plain(name_of(entry.kind));
      text(entry.key);
      text(entry.actor);
      text(entry.role);
      text(posting.pot.text());
      text(to_string(posting.account));
      amount(-posting.amount);
      amount(posting.amount);
      plain(posting.amount.currency().code());
      text(references.statement_of(posting));
      text(references.batch_of(posting));
      end();
    }
  }

 private:
  static constexpr std::array<std::string_view, 13> dutch = {
      "regel",    "datum", "soort",  "sleutel", "door",      "rol",  "pot",
      "rekening", "debet", "credit", "munt",    "overzicht", "batch"};
  static constexpr std::array<std::string_view, 13> english = {
      "entry",   "date",  "kind",   "key",      "by",        "role", "pot",
      "account", "debit", "credit", "currency", "statement", "batch"};

  void plain(std::string_view cell) {
    if (!is_first_) out_ << (language_ == Language::nl ? ';' : ',');
    is_first_ = false;
    out_ << cell;
  }

  // Quoted, so that it stays one cell by whatever sign a spreadsheet cuts a row; with a `'` before what
  // would be a formula.
  void text(std::string_view cell) {
    if (cell.empty()) return plain({});
    const bool is_formula = std::any_of(formula_starts.begin(), formula_starts.end(),
                                        [&](std::string_view start) { return cell.starts_with(start); });
    std::string quoted = is_formula ? "\"'" : "\"";
    for (const char c : harmless(cell)) quoted.append(c == '"' ? 2 : 1, c);
    plain(quoted + '"');
  }

  void amount(Money money) {
    std::string number = money.cents() > 0 ? to_string(money) : std::string();
    if (language_ == Language::nl) std::replace(number.begin(), number.end(), '.', ',');
    // A decimal comma is never the sign between cells here.
    plain(number);
  }

  void end() {
    out_ << "\r\n";
    is_first_ = true;
  }

  std::ostream& out_;
  Language language_;
  bool is_first_ = true;
};

}  // namespace

void write_csv_books(std::ostream& out, const Books& books, Language language) {
  Rows rows(out, language);
  rows.head();
  books.each([&](const Entry& entry) { rows.add(entry); });
}

}  // namespace buurtkas
