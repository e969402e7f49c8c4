#include "tests/bench/bank.h"

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <libxml/parser.h>
#include <nlohmann/json.hpp>

#include "cli/commands/bank_files.h"
#include "cli/record/canonical_json.h"
#include "tests/bench/least_seconds.h"

namespace buurtkas::bench {
namespace {

constexpr int payments = 10'000;

// One name in ten is written with more than ASCII.
std::string name_of(int number) {
  const char* first = number % 10 == 0 ? "Şule Żółć-" : "Ans van der ";
  return first + std::string("Verzonnen ") + std::to_string(number);
}

Entry entry_of(EntryKind kind, const nlohmann::json& body) {
  Entry entry;
  entry.kind = kind;
  entry.date = {2026, 5, 29};
  entry.body = canonical_json(body);
  return entry;
}

struct Made {
  ClaimsState state;
  std::vector<Person> people;
};

void make(Made& made) {
  BatchBody batch;
  batch.id = "b001";
  batch.signers = {ResidentId("r1")};
  batch.execution = {2026, 5, 29};
  batch.debtor = {"Stichting Verzonnen", "NL94BUUR0000000011", {}, PaymentFile::pain_001_001_09};
  batch.remittance = "Een ronde 2026";
  for (int number = 1; number <= payments; ++number) {
    Person person;
    person.resident = "r" + std::to_string(number);
    person.name = name_of(number);
    person.iban = "NL91 ABNA 0417 1643 00";
    person.salt = fmt::format("{:032x}", number);
    StatementBody statement;
    statement.id = fmt::format("s{:04}", number);
    statement.resident = ResidentId(person.resident);
    statement.commitment = commitment_to(person);
    statement.signers = batch.signers;
    statement.total = Money(1250 + number, Currency::euro());
    const Entry told = entry_of(EntryKind::statement, statement_body(statement));
    batch.payments.push_back({statement_code(statement.id, told.body), statement.resident, statement.total});
    made.state.add(told);
    made.people.push_back(std::move(person));
  }
  made.state.add(entry_of(EntryKind::batch, batch_body(batch)));
}

}  // namespace

void print_bank() {
  Made made;
  make(made);
  std::string text;
  const double ours = least_seconds([&] {
    const auto file = transfers_of(made.state, made.state.batches().front(), made.people);
    text = pain001_text(std::get<CreditTransfers>(file));
  });
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> tree(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), "batch.xml", nullptr, XML_PARSE_NONET),
      xmlFreeDoc);
  const double library = least_seconds([&] {
    xmlChar* written = nullptr;
    int size = 0;
    xmlDocDumpFormatMemoryEnc(tree.get(), &written, &size, "UTF-8", 1);
    xmlFree(written);
  });
  std::printf("%d payments, %zu bytes: %.2f of libxml2's time for the same tree\n", payments, text.size(),
              ours / library);
}

}  // namespace buurtkas::bench
