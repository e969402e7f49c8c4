#include "tests/bench/journal.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <sstream>

#include <sodium.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/commands/run.h"
#include "cli/record/recorder.h"
#include "engine/journal/balances.h"
#include "engine/journal/chain.h"
#include "tests/support/support.h"

namespace buurtkas::bench {
namespace {

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

constexpr std::uint64_t residents = 500;
const Date day = {2026, 3, 22};

Posting posting(AccountKind kind, std::int64_t cents, const std::string& name = {}) {
  return {PotId("groz"), {kind, name}, Money(cents, Currency::euro())};
}

Draft opening() {
  const std::int64_t cents = 1'000'000'000'00;
  return {EntryKind::pot_opened,
          "pot:groz",
          "{}",
          {posting(AccountKind::grantor, -cents), posting(AccountKind::reserve, cents)}};
}

// A line of a claim that was approved, as long as such entries are.
Draft approval(std::uint64_t number) {
  const std::string resident = "r" + std::to_string(number % residents);
  const std::string id = std::to_string(number);
  const std::string body =
      R"({"amount":"12.50","article":"volunteer-allowance hours","claim":"c)" + id +
      R"(","grounds":["at most 5.00 per hour","at most 190.00 per month"],"quantity":"2.5 )"
      R"(hour","rulebook":"5f3ad1c2b7e8f90a5f3ad1c2b7e8f90a5f3ad1c2b7e8f90a5f3ad1c2b7e8f90x"})";
  return {EntryKind::approval,
          "approval:c" + id,
          body,
          {posting(AccountKind::reserve, -1250), posting(AccountKind::payable, 1250, resident)}};
}

std::vector<SealedEntry> sealed_entries(std::uint64_t count) {
  std::vector<SealedEntry> entries;
  Hash previous = {};
  for (std::uint64_t number = 1; number <= count; ++number) {
    const Draft draft = number == 1 ? opening() : approval(number);
    SealedEntry sealed;
    sealed.entry = {number,    day,        "treasurer",    "treasurer", draft.kind,
                    draft.key, draft.body, draft.postings, previous};
    sealed.seal = seal_of(sealed.entry);
    previous = sealed.seal;
    entries.push_back(std::move(sealed));
  }
  return entries;
}

// The shortest of five.
template <class Work>
double shortest(const Work& work) {
  double best = 1e9;
  for (int again = 0; again < 5; ++again) {
    const auto start = std::chrono::steady_clock::now();
    work();
    best = std::min(best, seconds_since(start));
  }
  return best;
}

void print_speeds() {
  constexpr std::uint64_t count = 100'000;
  const std::vector<SealedEntry> entries = sealed_entries(count);
  std::vector<std::string> leaves;
  std::size_t bytes = 0;
  for (const SealedEntry& sealed : entries) {
    leaves.push_back(leaf_text(sealed.entry));
    bytes += leaves.back().size();
  }
  const double hashing = shortest([&] {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    for (const std::string& leaf : leaves) {
      crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(leaf.data()), leaf.size());
    }
  });
  const double sealing = shortest([&] {
    MerkleTree tree;
    for (const SealedEntry& sealed : entries) tree.append(seal_of(sealed.entry));
    if (tree.root() == Hash{}) std::abort();
  });
  const double verifying = shortest([&] {
    Chain chain;
    Balances balances;
    for (const SealedEntry& sealed : entries) {
      if (chain.add(sealed) || balances.add(sealed.entry)) std::abort();
    }
  });
  std::printf("entries of %zu bytes on average; speed beside libsodium's SHA-256 of the same bytes\n",
              bytes / count);
  std::printf("sealing    %.2f\nverifying  %.2f\n\n", hashing / sealing, hashing / verifying);
}

// The most memory of a process that audits the journal, in bytes; and how long that took.
std::pair<double, double> audit_apart(const std::filesystem::path& journal) {
  const auto start = std::chrono::steady_clock::now();
  const pid_t child = fork();
  if (child == 0) {
    std::ostringstream out;
    std::ostringstream err;
    const std::vector<std::string> words = {"audit", journal.string(), "--only", "erasure"};
    run(words, out, err, false);
    _exit(0);
  }
  int status = 0;
  rusage usage{};
  wait4(child, &status, 0, &usage);
  return {1024.0 * static_cast<double>(usage.ru_maxrss), seconds_since(start)};
}

void print_memory() {
  std::printf("entries    audit: MiB at most  seconds\n");
  for (std::uint64_t count = 10'000; count <= 1'000'000; count *= 10) {
    const testing::TemporaryFolder folder;
    const std::filesystem::path path = folder.path() / "journal.db";
    {
      Recorder recorder(path);
      const Act act = {day, "treasurer", "treasurer"};
      recorder.append(opening(), act);
      for (std::uint64_t number = 2; number <= count; ++number) recorder.append(approval(number), act);
      recorder.commit();
    }
    const auto [bytes, seconds] = audit_apart(path);
    std::printf("%-10llu %18.0f  %7.1f\n", static_cast<unsigned long long>(count), bytes / (1 << 20),
                seconds);
    std::fflush(stdout);
  }
}

}  // namespace

void print_journal() {
  print_memory();
  print_speeds();
}

}  // namespace buurtkas::bench
