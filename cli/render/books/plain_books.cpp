#include <fmt/format.h>

#include "cli/render/books/account_code.h"
#include "cli/render/books/books.h"
#include "cli/render/books/references.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

std::string full_code(const PotId& pot, const Account& account) {
  return (is_asset(account.kind) ? "Assets:" : "Liabilities:") + account_code(pot, account);
}

// Of a tag: up to the end of the line, or to a comma.
std::string tag(const char* name, const std::string& text) {
  if (text.empty()) return {};
  std::string value;
  for (std::size_t at = 0; at <= text.size();) {
    const std::size_t end = std::min(text.find(':', at), text.size());
    value += (at == 0 ? "" : ":") + plain_code(std::string_view(text).substr(at, end - at));
    at = end + 1;
  }
  return fmt::format("    ; {}: {}\n", name, value);
}

void write_about(std::ostream& out, const Books& books, Language language) {
  const auto say = [&](std::string_view dutch, std::string_view english, const auto&... values) {
    out << "; " << fmt::format(fmt::runtime(in(language, dutch, english)), values...) << '\n';
  };
  if (!books.round.empty()) out << "; " << harmless(books.round) << '\n';
  if (books.entries > 0) {
    say("Het journaal van {} regels tot en met {}, waarvan de wortel is:",
        "The journal of {} entries up to and including {}, of which the root is:", books.entries,
        to_string(books.last));
    out << "; " << books.root << '\n';
  }
  say("Wat er gegeven en betaald is, staat onder Assets; waar het voor is, onder Liabilities.",
      "What was given and paid is below Assets; what it is for, below Liabilities.");
  for (const auto& [pot, name] : books.pots) {
    if (!name.empty()) out << "; " << plain_code(pot.text()) << " = " << harmless(name) << '\n';
  }
}

void declare(std::ostream& out, const Books& books) {
  out << '\n';
  if (const auto& currency = books.balances.currency()) {
    out << fmt::format("commodity {0}\n  format 1000.00 {0}\n", currency->code());
  }
  for (std::size_t i = 0; i < entry_kinds; ++i) {
    const auto kind = static_cast<EntryKind>(i);
    if (!moves_of(kind).from.empty()) out << "payee " << name_of(kind) << '\n';
  }
  for (const char* name : {"key", "by", "role", "statement", "batch"}) out << "tag " << name << '\n';
  for (const auto& [key, cents] : books.balances.cents()) {
    out << "account " << full_code(key.first, key.second) << '\n';
  }
}

void write_entry(std::ostream& out, const Entry& entry) {
  if (entry.postings.empty()) return;
  out << fmt::format("\n{} * ({}) {}\n", to_string(entry.date), entry.number, name_of(entry.kind))
      << tag("key", entry.key) << tag("by", entry.actor) << tag("role", entry.role);
  const References references(entry);
  for (const Posting& posting : entry.postings) {
    const Money amount = -posting.amount;
    out << fmt::format("    {}  {} {}\n", full_code(posting.pot, posting.account), to_string(amount),
                       amount.currency().code())
        << tag("statement", references.statement_of(posting)) << tag("batch", references.batch_of(posting));
  }
}

}  // namespace

void write_plain_books(std::ostream& out, const Books& books, Language language) {
  write_about(out, books, language);
  declare(out, books);
  books.each([&](const Entry& entry) { write_entry(out, entry); });
}

}  // namespace buurtkas
