#include "engine/journal/chain.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

using Change = std::function<void(Entry&)>;

Entry entry_after(const Chain& chain) {
  Entry entry;
  entry.number = chain.size() + 1;
  entry.date = {2026, 3, 9};
  entry.actor = "facilitator";
  entry.role = "facilitator";
  entry.kind = EntryKind::claim;
  entry.key = "claim:" + std::to_string(entry.number);
  entry.body = R"({"a":"b"})";
  entry.previous = chain.last_seal();
  return entry;
}

// What is said of an entry that was changed and then sealed, after two that are right.
std::optional<ChainFault> fault_of(const Change& change) {
  Chain chain;
  for (int i = 0; i < 2; ++i) {
    const Entry entry = entry_after(chain);
    EXPECT_EQ(chain.add({entry, seal_of(entry)}), std::nullopt);
  }
  Entry entry = entry_after(chain);
  change(entry);
  return chain.add({entry, seal_of(entry)});
}

std::string name_of(std::optional<ChainFault> fault) {
  if (!fault) return "none";
  const std::vector<std::string> names = {"number", "previous", "seal", "date", "form"};
  return names.at(static_cast<std::size_t>(*fault));
}

TEST(Chain, TellsWhatIsWrongWithTheNext) {
  const std::vector<std::pair<std::string, Change>> table = {
      {"none", [](Entry&) {}},
      {"none",
       [](Entry& entry) {
         entry.date = {2026, 3, 10};
       }},
      {"none", [](Entry& entry) { entry.body = "{}"; }},
      {"none", [](Entry& entry) { entry.key = "claim:1"; }},  // of one key there is one: the journal's to say
      {"number", [](Entry& entry) { entry.number = 0; }},
      {"number", [](Entry& entry) { entry.number = 1; }},
      {"number", [](Entry& entry) { entry.number = 2; }},
      {"number", [](Entry& entry) { entry.number = 4; }},
      {"number", [](Entry& entry) { entry.number = 18446744073709551615U; }},
      {"previous", [](Entry& entry) { entry.previous = {}; }},
      {"previous", [](Entry& entry) { entry.previous[31] ^= 1U; }},
      {"date",
       [](Entry& entry) {
         entry.date = {2026, 3, 8};
       }},
      {"date",
       [](Entry& entry) {
         entry.date = {2025, 12, 31};
       }},
      {"form", [](Entry& entry) { entry.key.clear(); }},
      {"form", [](Entry& entry) { entry.actor.clear(); }},
      {"form", [](Entry& entry) { entry.role.clear(); }},
      {"form", [](Entry& entry) { entry.body.clear(); }},
      {"form", [](Entry& entry) { entry.body = "[]"; }},
      {"form", [](Entry& entry) { entry.body = R"({"a": "b"})"; }},
      {"form", [](Entry& entry) { entry.body = R"({"a":1})"; }},
      {"form", [](Entry& entry) { entry.body = R"({"a":"b"},"kind":"outcome","x":{})"; }},
  };
  for (const auto& [wanted, change] : table) EXPECT_EQ(name_of(fault_of(change)), wanted);
}

// All that can be wrong, and then less and less: what stands first is told.
TEST(Chain, TellsTheMostTellingFirst) {
  const std::vector<std::pair<std::string, Change>> changes = {
      {"number", [](Entry& entry) { entry.number = 1; }},
      {"previous", [](Entry& entry) { entry.previous[0] ^= 1U; }},
      {"date",
       [](Entry& entry) {
         entry.date = {2026, 3, 8};
       }},
      {"form", [](Entry& entry) { entry.body = "[]"; }},
  };
  for (std::size_t from = 0; from < changes.size(); ++from) {
    const auto fault = fault_of([&](Entry& entry) {
      for (std::size_t i = from; i < changes.size(); ++i) changes[i].second(entry);
    });
    EXPECT_EQ(name_of(fault), changes[from].first);
  }
  // A seal that is not right is told after the number, and before all else.
  for (std::size_t from = 0; from < changes.size(); ++from) {
    Chain chain;
    const Entry first = entry_after(chain);
    chain.add({first, seal_of(first)});
    Entry entry = entry_after(chain);
    for (std::size_t i = from; i < changes.size(); ++i) changes[i].second(entry);
    Hash seal = seal_of(entry);
    seal[5] ^= 0x10U;
    EXPECT_EQ(name_of(chain.add({entry, seal})), from == 0 ? "number" : "seal");
  }
}

TEST(Chain, BeginsWithOneAfterNothing) {
  Chain chain;
  EXPECT_EQ(chain.size(), 0U);
  EXPECT_EQ(chain.root(), empty_root());
  EXPECT_EQ(chain.last_seal(), Hash{});
  Entry entry = entry_after(chain);
  entry.previous[7] = 1;
  EXPECT_EQ(chain.add({entry, seal_of(entry)}), ChainFault::wrong_previous);
  Chain other;
  entry = entry_after(other);
  entry.number = 2;
  EXPECT_EQ(other.add({entry, seal_of(entry)}), ChainFault::wrong_number);
}

std::vector<SealedEntry> many(std::size_t count) {
  Chain chain;
  std::vector<SealedEntry> all;
  for (std::size_t i = 0; i < count; ++i) {
    const Entry entry = entry_after(chain);
    all.push_back({entry, seal_of(entry)});
    EXPECT_EQ(chain.add(all.back()), std::nullopt);
  }
  return all;
}

std::string faults_of(const std::vector<SealedEntry>& entries) {
  Chain chain;
  std::string faults;
  for (const SealedEntry& sealed : entries) {
    if (const auto fault = chain.add(sealed)) {
      faults += (faults.empty() ? "" : " ") + std::to_string(sealed.entry.number) + ' ' + name_of(fault);
    }
  }
  return faults;
}

TEST(Chain, FindsOneChangeOnce) {
  const auto right = many(9);
  EXPECT_EQ(faults_of(right), "");
  for (std::size_t i = 0; i < right.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    auto changed = right;
    changed[i].entry.body = "{}";
    EXPECT_EQ(faults_of(changed), number + " seal");
    changed[i].seal = seal_of(changed[i].entry);  // and sealed anew: what comes after does not follow
    EXPECT_EQ(faults_of(changed), i + 1 == right.size() ? "" : std::to_string(i + 2) + " previous");

    changed = right;
    changed[i].seal[0] ^= 1U;
    EXPECT_EQ(faults_of(changed), number + " seal");
    changed = right;
    changed[i].entry.previous[0] ^= 1U;
    EXPECT_EQ(faults_of(changed), number + " seal");
  }
}

TEST(Chain, FindsWhatIsMissingDoubledOrElsewhere) {
  const auto right = many(5);
  const auto in_order = [&](const std::vector<std::size_t>& order) {
    std::vector<SealedEntry> entries;
    for (const std::size_t number : order) entries.push_back(right[number - 1]);
    return faults_of(entries);
  };
  EXPECT_EQ(in_order({2, 3, 4, 5}), "2 number");
  EXPECT_EQ(in_order({1, 3, 4, 5}), "3 number");
  EXPECT_EQ(in_order({1, 2, 3, 5}), "5 number");
  EXPECT_EQ(in_order({1, 2, 2, 3, 4, 5}), "2 number");
  EXPECT_EQ(in_order({1, 1, 2, 3, 4, 5}), "1 number");
  EXPECT_EQ(in_order({1, 3, 2, 4, 5}), "3 number 2 number 4 number");
  EXPECT_EQ(in_order({5, 4, 3, 2, 1}), "5 number 4 number 3 number 2 number 1 number");
  EXPECT_EQ(in_order({1, 2, 3, 4}), "");  // its end cut off: for a checkpoint to tell
  EXPECT_EQ(in_order({}), "");
}

RC_GTEST_PROP(Chain, HasTheRootOfItsSeals, ()) {
  const auto count = *rc::gen::inRange<std::size_t>(0, 40);
  Chain chain;
  MerkleTree tree;
  for (const SealedEntry& sealed : many(count)) {
    RC_ASSERT(!chain.add(sealed));
    tree.append(sealed.seal);
    RC_ASSERT(chain.last_seal() == sealed.seal);
    RC_ASSERT(chain.root() == tree.root());
    RC_ASSERT(chain.size() == sealed.entry.number);
  }
}

// The root is over what the entries say, and not over what they say that they were sealed as.
TEST(Chain, TakesNoSealAtItsWord) {
  auto entries = many(3);
  Chain right;
  for (const SealedEntry& sealed : entries) right.add(sealed);
  entries[1].seal[3] ^= 2U;
  Chain changed;
  for (const SealedEntry& sealed : entries) changed.add(sealed);
  EXPECT_EQ(changed.root(), right.root());
  entries[1].entry.body = "{}";
  Chain other;
  for (const SealedEntry& sealed : entries) other.add(sealed);
  EXPECT_NE(other.root(), right.root());
}

}  // namespace
}  // namespace buurtkas
