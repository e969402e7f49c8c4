// The bank's answers in the sample round are made of its payments: they name their codes. UPDATE_GOLDEN=1
// writes them anew. And its year ends settled, with books that another program reads alike.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/record/journal.h"
#include "cli/render/batch_bodies.h"
#include "tests/commands/ask.h"
#include "tests/commands/read_books.h"
#include "tests/commands/sample_year.h"
#include "tests/support/bank_answers.h"
#include "tests/support/support.h"
#include "tests/support/xml_schema.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using testing::Answer;
using testing::BankLine;
using Json = nlohmann::json;

constexpr const char* round_name = "sample-budgets/groz-zuid-2026";
constexpr const char* account = "NL09BUUR0000002026";
constexpr std::size_t rejected = 1;  // of the first batch, by its place
constexpr std::size_t returned = 3;

struct Batch {
  std::string code;
  Json body;
};

std::vector<Batch> batches() {
  std::vector<Batch> all;
  const Database database(testing::samples_root() / round_name / "journal.db", Database::Mode::read);
  Journal(database).each(1, [&](const ReadEntry& read) {
    const Entry& entry = std::get<SealedEntry>(read).entry;
    if (entry.kind != EntryKind::batch) return true;
    const Json body = Json::parse(entry.body);
    all.push_back({batch_code(body["batch"], entry.body), body});
    return true;
  });
  return all;
}

std::string status_of(const Batch& batch) {
  std::vector<testing::BankStatus> statuses;
  for (std::size_t i = 0; i < batch.body["payments"].size(); ++i) {
    const std::string code = batch.body["payments"][i]["statement"];
    statuses.push_back(i == rejected ? testing::BankStatus{code, "RJCT", "MS03", ""}
                                     : testing::BankStatus{code, "ACCP", "", ""});
  }
  return testing::pain002(batch.code, statuses);
}

// What was not rejected, and two lines that have nothing to do with it.
std::string first_statement_of(const Batch& batch) {
  std::vector<BankLine> lines;
  for (std::size_t i = 0; i < batch.body["payments"].size(); ++i) {
    if (i == rejected) continue;
    const Json& one = batch.body["payments"][i];
    lines.push_back({.end_to_end = one["statement"],
                     .amount = one["amount"],
                     .day = "2026-06-02",
                     .reference = "260602-" + std::to_string(i + 1)});
  }
  lines.push_back({.amount = "9.95", .day = "2026-06-02", .remittance = "Kosten betaalrekening mei"});
  lines.push_back({.amount = "150.00",
                   .day = "2026-06-02",
                   .is_credit = true,
                   .remittance = "Opbrengst rommelmarkt, verzonnen"});
  return testing::camt053(lines, "2026-06-02", account);
}

// What comes back of a payment, and what a resident gives back of an advance.
std::string return_of(const Batch& batch) {
  const Json& one = batch.body["payments"][returned];
  return testing::camt053({{.end_to_end = one["statement"],
                            .amount = one["amount"],
                            .day = "2026-06-05",
                            .is_credit = true,
                            .reason = "AC06",
                            .reference = "260605-1"},
                           {.amount = "17.60",
                            .day = "2026-06-05",
                            .is_credit = true,
                            .reference = "260605-2",
                            .remittance = "Rest van het voorschot"}},
                          "2026-06-05", account);
}

// Booked as one, each.
std::string last_statement_of(const std::vector<Batch>& all) {
  std::vector<BankLine> lines;
  for (std::size_t i = 1; i < all.size(); ++i) {
    lines.push_back({.amount = all[i].body["total"],
                     .day = "2026-12-31",
                     .reference = "261231-" + std::to_string(i),
                     .batch = all[i].code});
  }
  return testing::camt053(lines, "2026-12-31", account);
}

std::map<std::string, std::string> answers() {
  const auto all = batches();
  return {{"2026-06-01-status.xml", status_of(all.front())},
          {"2026-06-02-statement.xml", first_statement_of(all.front())},
          {"2026-06-05-statement.xml", return_of(all.front())},
          {"2026-12-31-statement.xml", last_statement_of(all)}};
}

// What a call is about to read is what the bank would say of the payments until then.
void expect_answer(const std::string& file) {
  const std::string name = fs::path(file).filename().string();
  const std::string text = answers().at(name);
  if (std::getenv("UPDATE_GOLDEN") != nullptr) {
    for (const fs::path& root : {testing::project_root(), testing::samples_root()}) {
      fs::create_directories((root / file).parent_path());
      std::ofstream(root / file, std::ios::binary) << text;
    }
  }
  EXPECT_EQ(testing::text_of(testing::samples_root() / file), text) << name;
  const bool is_status = name.find("status") != std::string::npos;
  EXPECT_EQ(testing::schema_faults(text, is_status ? "xsd/pain.002.001.10.xsd" : "xsd/camt.053.001.08.xsd"),
            "");
}

void spend_the_year() {
  testing::start_afresh();
  for (const std::string call : testing::calls_of_sample_year()) {
    if (call.starts_with("settle ")) {
      std::istringstream words(call);
      for (std::string word; words >> word;) {
        if (word.ends_with(".xml")) expect_answer(word);
      }
    }
    const bool records =
        !call.starts_with("report") && !call.starts_with("explain") && !call.starts_with("audit");
    if (records) testing::ask(call);
  }
}

TEST(SampleBank, AnswersAreOfItsPaymentsAndTheYearEndsSettled) {
  spend_the_year();
  const Answer status = testing::ask(std::string("status ") + round_name + " --format json");
  ASSERT_EQ(status.code, 0) << status.err;
  const Json told = Json::parse(status.out);
  for (const Json& pot : told["pots"]) EXPECT_EQ(pot["in_transit"], "0.00") << pot;
  for (const Json& one : told["residents"]) EXPECT_EQ(one["open_advances"], "0.00") << one;
  const Answer books = testing::ask(std::string("export ") + round_name + " --to hledger");
  EXPECT_EQ(books.code, 0) << books.err;
  testing::expect_books_read(books.out, testing::samples_root() / round_name / "journal.db");
  const Answer auditfile = testing::ask(std::string("export ") + round_name + " --to xaf");
  EXPECT_EQ(testing::schema_faults(auditfile.out, "xaf/XmlAuditfileFinancieel3.2.xsd"), "");
  const Answer audit = testing::ask(std::string("audit ") + round_name);
  EXPECT_EQ(audit.code, 0) << audit.out;
}

}  // namespace
}  // namespace buurtkas
