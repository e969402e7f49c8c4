#include "engine/journal/entry.h"

#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/journal/canonical.h"
#include "engine/journal/merkle.h"

namespace buurtkas {
namespace {

const Currency euro = Currency::euro();

Entry payment() {
  Entry entry;
  entry.number = 7;
  entry.date = {2026, 3, 9};
  entry.actor = "facilitator";
  entry.role = "treasurer";
  entry.kind = EntryKind::funding;
  entry.key = "funding";
  entry.body = R"({"cost":"4.00","selected":["bench"]})";
  entry.postings = {{PotId("street"), {AccountKind::pot, ""}, Money(-400, euro)},
                    {PotId("street"), {AccountKind::project, "bench"}, Money(400, euro)}};
  for (std::size_t i = 0; i < entry.previous.size(); ++i) entry.previous[i] = static_cast<std::uint8_t>(i);
  return entry;
}

// Whoever has another program can make this text and its seal: SHA-256 of a zero byte and the text.
TEST(Entry, HasOneLeaf) {
  EXPECT_EQ(leaf_text(payment()),
            R"({"actor":"facilitator","body":{"cost":"4.00","selected":["bench"]},"date":"2026-03-09",)"
            R"("journal":"1","key":"funding","kind":"funding","number":"7","postings":[)"
            R"({"account":"pot","amount":"-4.00","currency":"EUR","pot":"street"},)"
            R"({"account":"project:bench","amount":"4.00","currency":"EUR","pot":"street"}],)"
            R"("previous":"000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",)"
            R"("role":"treasurer"})");
  EXPECT_EQ(hexadecimal(seal_of(payment())),
            "e3906dac1e492599c526ee9b66d8108e3b178e7c3f4e1cf41a500765cea819dc");
  EXPECT_EQ(seal_of(payment()), leaf_hash(leaf_text(payment())));
}

TEST(Entry, HasALeafWithoutPostings) {
  Entry entry;
  entry.number = 18446744073709551615U;
  entry.date = {2199, 12, 31};
  entry.actor = "r\"1\\";
  entry.role = "tab\tand \u00e9";
  entry.kind = EntryKind::proposal_refused;
  entry.key = "proposal:\x01";
  entry.body = "{}";
  EXPECT_EQ(leaf_text(entry),
            R"({"actor":"r\"1\\","body":{},"date":"2199-12-31","journal":"1","key":"proposal:\u0001",)"
            R"("kind":"proposal-refused","number":"18446744073709551615","postings":[],)"
            R"("previous":"0000000000000000000000000000000000000000000000000000000000000000",)"
            "\"role\":\"tab\\tand \u00e9\"}");
  EXPECT_EQ(hexadecimal(seal_of(entry)), "f329f912f8d3b63cd7e1942736841abe0f19bb6bc31c6fa6ab425499073b5931");
}

TEST(Entry, HasAmountsToTheCent) {
  Entry entry = payment();
  entry.postings = {{PotId("a"), {AccountKind::bank, ""}, Money(-Money::cents_max, euro)},
                    {PotId("b"), {AccountKind::in_transit, "x:y"}, Money(5, *Currency::from_code("JPY"))},
                    {PotId(""), {AccountKind::grantor, ""}, Money(0, euro)}};
  const std::string leaf = leaf_text(entry);
  for (const char* part : {R"({"account":"bank","amount":"-1000000000000000.00","currency":"EUR","pot":"a"})",
                           R"({"account":"in-transit:x:y","amount":"0.05","currency":"JPY","pot":"b"})",
                           R"({"account":"grantor","amount":"0.00","currency":"EUR","pot":""})"}) {
    EXPECT_NE(leaf.find(part), std::string::npos) << leaf;
  }
}

// No two things that an entry can say come out as one: every change of a field is another seal.
TEST(Entry, IsSealedInEveryPart) {
  std::vector<Entry> entries(24, payment());
  std::size_t i = 1;
  entries[i++].number = 8;
  entries[i++].date = {2026, 3, 10};
  entries[i++].date = {2026, 9, 3};
  entries[i++].actor = "facilitator ";
  entries[i++].role = "facilitator";
  entries[i++].kind = EntryKind::correction;
  entries[i++].key = "fundinG";
  entries[i++].body = R"({"cost":"4.00","selected":["bench",""]})";
  entries[i++].body = "{}";
  entries[i++].postings.pop_back();
  entries[i++].postings.clear();
  entries[i++].postings.push_back(payment().postings.back());
  std::swap(entries[i].postings[0], entries[i].postings[1]);
  ++i;
  entries[i++].postings[0].pot = PotId("strees");
  entries[i++].postings[0].account = {AccountKind::reserve, ""};
  entries[i++].postings[1].account.name = "benches";
  entries[i++].postings[1].account.kind = AccountKind::payable;
  entries[i++].postings[0].amount = Money(400, euro);
  entries[i++].postings[0].amount = Money(-401, euro);
  entries[i++].postings[0].amount = Money(-400, *Currency::from_code("SEK"));
  entries[i++].previous[0] = 1;
  entries[i++].previous[31] = 0;
  std::swap(entries[i].actor, entries[i].role);
  ASSERT_EQ(++i, entries.size());
  std::set<Hash> seals;
  for (const Entry& entry : entries) seals.insert(seal_of(entry));
  EXPECT_EQ(seals.size(), entries.size());
}

std::string some_text() {
  std::string text;
  const int count = *rc::gen::inRange(0, 5);
  for (int i = 0; i < count; ++i)
    text += *rc::gen::element<std::string>("a", "\"", "\\", ",", "}", "\n", "\x1F", "\x7F", "\u00E9",
                                           "\U0001F602");
  return text;
}

RC_GTEST_PROP(Entry, HasALeafThatIsCanonical, (std::uint64_t number)) {
  Entry entry = payment();
  entry.number = number;
  entry.actor = some_text();
  entry.role = some_text();
  entry.key = some_text();
  entry.kind = static_cast<EntryKind>(*rc::gen::inRange<std::size_t>(0, entry_kinds));
  entry.postings[0].pot = PotId(some_text());
  entry.postings[1].account.name += some_text();
  RC_ASSERT(!first_not_canonical(leaf_text(entry)));
}

}  // namespace
}  // namespace buurtkas
