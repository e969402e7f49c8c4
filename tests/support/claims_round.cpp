#include "tests/support/claims_round.h"

#include <fstream>
#include <sstream>

#include <gtest/gtest.h>

#include "engine/sha256.h"
#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

namespace fs = std::filesystem;

constexpr const char* plants = "VERZONNEN BON\nTuincentrum De Verzonnen Kas\nplanten 60.00\n";
constexpr const char* wood = "VERZONNEN BON\nHouthandel Niet Echt\nplanken 280.00\n";

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

// Each resident with a household, or an empty cell.
std::string with_households(const std::string& residents) {
  std::istringstream lines(residents);
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    const std::size_t at = line.find(';', line.find(';') + 1);
    const bool is_head = line.starts_with("resident");
    const bool are_together = line.starts_with("r2;") || line.starts_with("r3;");
    text += line.insert(at, is_head ? ";household" : are_together ? ";h1" : ";") + '\n';
  }
  return text;
}

}  // namespace

std::string write_receipt(const fs::path& round, const std::string& name, const std::string& text) {
  write(round / "private/receipts" / name, text);
  return sha256_of(text);
}

std::string given_claims() {
  return "  - id: c001\n"
         "    claimant: r1\n"
         "    handed-in: 2026-04-02\n"
         "    project: bench\n"
         "    lines:\n"
         "      - kind: purchase\n"
         "        date: 2026-03-20\n"
         "        amount: 60.00\n"
         "        about: vaste planten\n"
         "        receipt: private/receipts/plants.txt\n"
         "        sha256: " +
         sha256_of(plants) +
         "\n"
         "      - {kind: kilometres, date: 2026-03-20, kilometres: 14, trip: thuis - tuincentrum - thuis}\n"
         "  - id: c002\n"
         "    claimant: r3\n"
         "    handed-in: 2026-04-03\n"
         "    project: trees\n"
         "    elsewhere: {month: 0.00, year: 0.00}\n"
         "    lines:\n"
         "      - kind: materials\n"
         "        date: 2026-03-28\n"
         "        amount: 280.00\n"
         "        receipt: private/receipts/wood.txt\n"
         "        sha256: " +
         sha256_of(wood) +
         "\n"
         "      - {kind: hours, date: 2026-03-28, hours: 3, amount: 15.00}\n"
         "      - {kind: alcohol, date: 2026-03-28, amount: 9.50}\n";
}

void write_claims(const fs::path& round, const std::string& claims) {
  write(round / "claims.yaml", "claims:\n" + claims);
}

void give_claims(const fs::path& round) {
  write(round / "round.yaml", text_of(round / "round.yaml") +
                                  "\nroles:\n"
                                  "  treasurer: [r4]\n"
                                  "  approver: [r2, r5]\n"
                                  "  second-approver: [r5, r6]\n"
                                  "\nbank:\n"
                                  "  name: Stichting Eén Straat\n"
                                  "  iban: NL94 BUUR 0000 0000 11\n"
                                  "\nclaims:\n"
                                  "  rulebooks:\n"
                                  "    - ../../rules/engagement-ladder\n"
                                  "    - ../../rules/expenses\n"
                                  "    - ../../rules/travel\n"
                                  "    - ../../rules/volunteer-allowance\n");
  write(round / "residents.csv", with_households(text_of(round / "residents.csv")));
  write_receipt(round, "plants.txt", plants);
  write_receipt(round, "wood.txt", wood);
  write_claims(round, given_claims());
}

void replace_in(const fs::path& file, const std::string& part, const std::string& instead) {
  std::string text = text_of(file);
  const std::size_t at = text.find(part);
  ASSERT_NE(at, std::string::npos) << part;
  write(file, text.replace(at, part.size(), instead));
}

}  // namespace buurtkas::testing
