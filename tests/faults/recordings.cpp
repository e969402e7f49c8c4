#include "tests/faults/recordings.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "cli/record/journal.h"
#include "cli/render/statement_bodies.h"
#include "tests/faults/round_state.h"
#include "tests/support/bank_answers.h"
#include "tests/support/claims_round.h"

namespace buurtkas::testing {
namespace {

namespace fs = std::filesystem;

void nothing(const fs::path& /*home*/) {}

Words vote(const fs::path& home) {
  return {"vote", round_in(home).string()};
}

Words correct(const fs::path& home) {
  return {"vote", round_in(home).string(), "--correct", "a ballot was counted twice"};
}

void has_voted(const fs::path& home) {
  must_succeed(vote(home));
}

void has_voted_otherwise(const fs::path& home) {
  has_voted(home);
  drop_last_ballot(round_in(home));
}

// The entries are in the log beside the journal, and not in the journal itself.
void was_killed_and_voted_otherwise(const fs::path& home) {
  const State fresh = state_of(home);
  const std::vector<Call> calls = calls_of(vote(home));
  put_back(home, fresh);
  std::size_t last_sync = 0;
  for (std::size_t i = 0; i < calls.size(); ++i) {
    if (calls[i].name == "fdatasync" && calls[i].path.ends_with("-wal")) last_sync = i + 1;
  }
  run(vote(home), {last_sync, "killed-before"});
  drop_last_ballot(round_in(home));
}

fs::path key_in(const fs::path& home) {
  return home / "street.key";
}

void has_key(const fs::path& home) {
  has_voted(home);
  must_succeed({"key", "new", key_in(home).string(), "--name", "street"});
}

void has_people(const fs::path& home) {
  has_voted(home);
  write_people(round_in(home));
}

void has_claims(const fs::path& home) {
  has_voted(home);
  give_claims(round_in(home));
}

Words claims(const fs::path& home) {
  return {"claims", round_in(home).string()};
}

Words approve(const fs::path& home) {
  return {"approve", round_in(home).string(), "c001", "--by", "r2", "--on", "2026-04-10"};
}

void has_decided_claims(const fs::path& home) {
  has_claims(home);
  must_succeed(claims(home));
}

void has_approved(const fs::path& home) {
  has_decided_claims(home);
  must_succeed(approve(home));
}

void has_approved_of_people(const fs::path& home) {
  has_approved(home);
  write_people(round_in(home));
}

fs::path answer_in(const fs::path& home) {
  return home / "answer.xml";
}

// Paid, and the bank's answer lies there.
void pay_and_answer(const fs::path& home, const std::string& amount) {
  must_succeed({"pay", round_in(home).string(), "--by", "r4", "--on", "2026-04-20"});
  std::string code;
  const Database database(round_in(home) / "journal.db", Database::Mode::read);
  Journal(database).each(1, [&](const ReadEntry& read) {
    const Entry& entry = std::get<SealedEntry>(read).entry;
    if (entry.key == "statement:s0001") code = statement_code("s0001", entry.body);
    return true;
  });
  std::ofstream(answer_in(home), std::ios::binary) << camt053({{.end_to_end = code, .amount = amount}});
}

void has_paid(const fs::path& home) {
  has_approved_of_people(home);
  pay_and_answer(home, "63.22");
}

// An advance beside the rest, that the bank booked.
void has_paid_advance(const fs::path& home) {
  has_voted(home);
  give_claims(round_in(home));
  std::string claims = given_claims();
  const std::size_t second = claims.find("  - id: c002");
  claims.insert(second, "      - {kind: advance, date: 2026-03-20, amount: 100.00}\n");
  write_claims(round_in(home), claims);
  must_succeed({"claims", round_in(home).string()});
  must_succeed(approve(home));
  write_people(round_in(home));
  pay_and_answer(home, "163.22");
  must_succeed(
      {"settle", round_in(home).string(), answer_in(home).string(), "--by", "r4", "--on", "2026-04-22"});
}

}  // namespace

void make_home(const TemporaryFolder& folder) {
  const fs::path round = copy_sample("one-street", folder);
  std::ofstream(round / "partners.yaml", std::ios::binary) << "partners:\n"
                                                              "  - id: library\n"
                                                              "    name: De bibliotheek\n"
                                                              "    kind: foundation\n";
}

fs::path home_in(const TemporaryFolder& folder) {
  return folder.path() / "sample-budgets";
}

fs::path round_in(const fs::path& home) {
  return home / "one-street";
}

void drop_last_ballot(const fs::path& round) {
  std::string text = text_of(round / "ballots.csv");
  text.resize(text.rfind('\n', text.size() - 2) + 1);
  std::ofstream(round / "ballots.csv", std::ios::binary) << text;
}

void write_people(const fs::path& round) {
  fs::create_directories(round / "private");
  const fs::path people = round / "private" / "people.csv";
  std::ofstream(people, std::ios::binary)
      << "resident;name;iban;salt\n"
         "r1;Anna Voorbeeld;NL91ABNA0417164300;00112233445566778899aabbccddeeff\n"
         "r2;Bram Voorbeeld;;ffeeddccbbaa99887766554433221100\n"
         "r3;Cato Voorbeeld;;0123456789abcdef0123456789abcdef\n";
  fs::permissions(people, fs::perms::owner_read | fs::perms::owner_write);
}

void must_succeed(const Words& words) {
  const Asked asked = ask_here(words);
  if (asked.code == 0) return;
  std::fprintf(stderr, "%s does not succeed: %s\n", words.front().c_str(), asked.err.c_str());
  std::_Exit(1);
}

const std::vector<Recording>& all_recordings() {
  static const std::vector<Recording> all = {
      {"Freeze", nothing,
       [](const fs::path& home) {
         return Words{"freeze", round_in(home).string()};
       }},
      {"Vote", nothing, vote},
      {"VoteAgain", has_voted, vote},
      {"VoteCorrects", has_voted_otherwise, correct},
      {"VoteAfterAKilledOne", was_killed_and_voted_otherwise, correct},
      {"VoteWithCertificate", has_voted,
       [](const fs::path& home) {
         return Words{"vote", round_in(home).string(), "--certificate", (home / "proof.json").string()};
       }},
      {"Checkpoint", has_key,
       [](const fs::path& home) {
         return Words{"checkpoint", round_in(home).string(), "--key", key_in(home).string(), "--on",
                      "2026-04-01"};
       }},
      {"Erase", has_people,
       [](const fs::path& home) {
         return Words{"erase", round_in(home).string(), "r1", "--on", "2026-04-01"};
       }},
      {"KeyNew", nothing,
       [](const fs::path& home) {
         return Words{"key", "new", key_in(home).string(), "--name", "street"};
       },
       true},
      {"Claims", has_claims, claims, false, true},
      {"ClaimsCorrect", has_decided_claims,
       [](const fs::path& home) {
         return Words{"claims", round_in(home).string(), "--correct", "--on", "2026-06-01"};
       },
       false, true},
      {"Approve", has_decided_claims, approve, false, true},
      {"Waive", has_approved,
       [](const fs::path& home) {
         return Words{"waive", round_in(home).string(), "c001", "--by", "r1", "--on", "2026-04-11"};
       },
       false, true},
      {"Pay", has_approved_of_people,
       [](const fs::path& home) {
         return Words{"pay", round_in(home).string(), "--by", "r4", "--on", "2026-04-20"};
       },
       false, true},
      {"Settle", has_paid,
       [](const fs::path& home) {
         return Words{"settle",    round_in(home).string(), answer_in(home).string(), "--by", "r4", "--on",
                      "2026-04-22"};
       },
       false, true},
      {"Repaid", has_paid_advance,
       [](const fs::path& home) {
         return Words{"repaid",    round_in(home).string(), "c001", "3", "17.60", "--by", "r4", "--on",
                      "2026-04-23"};
       },
       false, true},
      {"Refuse", has_decided_claims,
       [](const fs::path& home) {
         return Words{"approve",  round_in(home).string(), "c002/2", "--by", "r5", "--on", "2026-04-10",
                      "--refuse", "nobody saw it"};
       },
       false, true},
  };
  return all;
}

}  // namespace buurtkas::testing
