#include <fmt/format.h>

#include "cli/render/books/account_code.h"
#include "cli/render/books/audit_year.h"
#include "cli/render/books/books.h"
#include "cli/render/books/references.h"
#include "cli/render/books/xml_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/version.h"

// XML Auditfile Financieel 3.2: elements in the order of its schema, amounts above zero with `D` or `C`.

namespace buurtkas {
namespace {

constexpr std::size_t short_text_max = 50;  // characters, as the schema has them
constexpr std::size_t long_text_max = 999;
constexpr std::size_t tax_number_max = 30;
constexpr int months = 12;

int days_in(int year, int month) {
  const Date next = month == months ? Date{year + 1, 1, 1} : Date{year, month + 1, 1};
  return day_number(next) - day_number({year, month, 1});
}

std::string code_of(const PotId& pot, const Account& account) {
  return short_code(account_code(pot, account));
}

class AuditFileText {
 public:
  AuditFileText(std::ostream& out, const Books& books, const AuditYear& year, Language language)
      : xml_(out), books_(books), year_(year), language_(language), sums_(year.year) {}

  void write() {
    books_.each([this](const Entry& entry) { sums_.add(entry); });
    xml_.open("auditfile");
    xml_.attribute("xmlns", "http://www.auditfiles.nl/XAF/3.2");
    header();
    xml_.open("company");
    company();
    residents();
    accounts();
    periods();
    opening();
    transactions();
    xml_.finish();
  }

 private:
  void cut(const char* name, std::string_view text, std::size_t characters_max) {
    xml_.leaf(name, first_characters(harmless(text), characters_max));
  }

  std::string_view say(std::string_view dutch, std::string_view english) const {
    return in(language_, dutch, english);
  }

  void header() {
    xml_.open("header");
    xml_.leaf("fiscalYear", std::to_string(year_.year));
    xml_.leaf("startDate", to_string(Date{year_.year, 1, 1}));
    xml_.leaf("endDate", to_string(Date{year_.year, months, 31}));
    xml_.leaf("curCode", books_.balances.currency().value_or(Currency::euro()).code());
    xml_.leaf("dateCreated", to_string(books_.last));
    xml_.leaf("softwareDesc", "Buurtkas");
    xml_.leaf("softwareVersion", program_version);
    xml_.close();
  }

  void company() {
    const std::string& name = books_.holder.empty() ? books_.round : books_.holder;
    const std::string_view unknown = say("onbekend", "unknown");
    cut("companyName", name.empty() ? unknown : name, long_text_max);
    xml_.leaf("taxRegistrationCountry", "NL");
    cut("taxRegIdent", year_.tax_number.empty() ? unknown : year_.tax_number, tax_number_max);
    if (books_.place.empty()) return;
    xml_.open("streetAddress");
    cut("city", books_.place, short_text_max);
    xml_.close();
  }

  // Whom something was payable to: by pseudonym.
  void residents() {
    std::map<std::string, std::string> ids;
    for (const auto& [key, cents] : sums_.opening()) {
      const Account& account = key.second;
      if (account.kind == AccountKind::payable) ids.emplace(plain_code(account.name), account.name);
    }
    xml_.open("customersSuppliers");
    for (const auto& [code, resident] : ids) {
      xml_.open("customerSupplier");
      xml_.leaf("custSupID", short_code(code));
      cut("custSupName", resident, short_text_max);
      xml_.leaf("custSupTp", "S");
      xml_.close();
    }
    xml_.close();
  }

  std::string about(const Account& account) const {
    switch (account.kind) {
      case AccountKind::grantor:
        return std::string(say("gegeven", "given"));
      case AccountKind::pot:
        return std::string(say("vrij te besteden", "free to be spent"));
      case AccountKind::reserve:
        return std::string(say("reserve voor bewoners", "reserve for residents"));
      case AccountKind::project:
        return fmt::format(fmt::runtime(say("verplichting aan project {}", "committed to project {}")),
                           account.name);
      case AccountKind::payable:
        return fmt::format(fmt::runtime(say("te betalen aan {}", "payable to {}")), account.name);
      case AccountKind::in_transit:
        return fmt::format(fmt::runtime(say("onderweg in betaling {}", "in transit in batch {}")),
                           account.name);
      case AccountKind::bank:
        return std::string(say("betaald door de bank", "paid by the bank"));
    }
    BUURTKAS_ASSERT(false);
  }

  void accounts() {
    xml_.open("generalLedger");
    for (const auto& [key, cents] : sums_.opening()) {
      const auto& [pot, account] = key;
      const auto name = books_.pots.find(pot);
      const bool has_name = name != books_.pots.end() && !name->second.empty();
      xml_.open("ledgerAccount");
      xml_.leaf("accID", code_of(pot, account));
      cut("accDesc",
          fmt::format("{} ({}): {}", has_name ? name->second : std::string(say("Pot", "Pot")), pot.text(),
                      about(account)),
          long_text_max);
      xml_.leaf("accTp", "B");  // no year ends what was given, or what it is for
      xml_.close();
    }
    xml_.close();
  }

  void periods() {
    xml_.open("periods");
    for (int month = 1; month <= months; ++month) {
      xml_.open("period");
      xml_.leaf("periodNumber", std::to_string(month));
      xml_.leaf("startDatePeriod", to_string(Date{year_.year, month, 1}));
      xml_.leaf("endDatePeriod", to_string(Date{year_.year, month, days_in(year_.year, month)}));
      xml_.close();
    }
    xml_.close();
  }

  void sum(const LineSum& sum) {
    xml_.leaf("linesCount", std::to_string(sum.lines()));
    xml_.leaf("totalDebit", sum.debit());
    xml_.leaf("totalCredit", sum.credit());
  }

  // What comes to an account is its credit.
  void amount(std::int64_t cents) {
    xml_.leaf("amnt", to_string(Money(cents < 0 ? -cents : cents, {})));
    xml_.leaf("amntTp", cents < 0 ? "D" : "C");
  }

  void opening() {
    xml_.open("openingBalance");
    xml_.leaf("opBalDate", to_string(Date{year_.year, 1, 1}));
    sum(sums_.opened());
    std::size_t number = 0;
    for (const auto& [key, cents] : sums_.opening()) {
      if (cents == 0) continue;
      xml_.open("obLine");
      xml_.leaf("nr", std::to_string(++number));
      xml_.leaf("accID", code_of(key.first, key.second));
      amount(cents);
      xml_.close();
    }
    xml_.close();
  }

  void transactions() {
    xml_.open("transactions");
    sum(sums_.booked());
    journal(BookJournal::general, "M", say("Memoriaal", "General journal"));
    journal(BookJournal::bank, "B", say("Bank", "Bank"));
    xml_.close();
  }

  void journal(BookJournal which, const char* type, std::string_view about) {
    if (!sums_.has(which)) return;
    xml_.open("journal");
    xml_.leaf("jrnID", type);
    xml_.leaf("desc", about);
    xml_.leaf("jrnTp", type);
    books_.each([&](const Entry& entry) {
      const bool is_asked = entry.date.year == year_.year && journal_of(entry.kind) == which;
      if (is_asked && !entry.postings.empty()) transaction(entry);
    });
    xml_.close();
  }

  void transaction(const Entry& entry) {
    xml_.open("transaction");
    xml_.leaf("nr", std::to_string(entry.number));
    cut("desc", entry.key, long_text_max);
    xml_.leaf("periodNumber", std::to_string(entry.date.month));
    xml_.leaf("trDt", to_string(entry.date));
    xml_.leaf("sourceID", name_of(entry.kind));
    xml_.leaf("userID", short_code(plain_code(entry.actor)));
    const References references(entry);
    for (std::size_t i = 0; i < entry.postings.size(); ++i) line(entry, references, i);
    xml_.close();
  }

  // The document is the statement that it pays, or the batch that it is in, or else the entry.
  void line(const Entry& entry, const References& references, std::size_t index) {
    const Posting& posting = entry.postings[index];
    const std::string statement = references.statement_of(posting);
    const std::string batch = references.batch_of(posting);
    xml_.open("trLine");
    xml_.leaf("nr", std::to_string(index + 1));
    xml_.leaf("accID", code_of(posting.pot, posting.account));
    cut("docRef", !statement.empty() ? statement : !batch.empty() ? batch : entry.key, long_text_max);
    xml_.leaf("effDate", to_string(entry.date));
    amount(posting.amount.cents());
    if (posting.account.kind == AccountKind::payable) {
      xml_.leaf("custSupID", short_code(plain_code(posting.account.name)));
    }
    xml_.close();
  }

  XmlText xml_;
  const Books& books_;
  const AuditYear& year_;
  Language language_;
  YearSums sums_;
};

}  // namespace

void write_audit_file(std::ostream& out, const Books& books, const AuditYear& year, Language language) {
  AuditFileText(out, books, year, language).write();
}

}  // namespace buurtkas
