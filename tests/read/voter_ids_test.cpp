#include "cli/read/voter_ids.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

using Lines = std::vector<std::optional<std::uint32_t>>;

// What each id is answered; its line is its place, counted from 1.
Lines answers(const std::vector<std::string>& ids) {
  VoterIds voters;
  Lines lines;
  for (std::uint32_t at = 0; at < ids.size(); ++at) {
    voters.expect(ids[at]);
    lines.push_back(voters.add(ids[at], at + 1));
  }
  return lines;
}

Lines answers_of_map(const std::vector<std::string>& ids) {
  std::map<std::string, std::uint32_t> first;
  Lines lines;
  for (std::uint32_t at = 0; at < ids.size(); ++at) {
    const auto [place, is_new] = first.emplace(ids[at], at + 1);
    lines.push_back(is_new ? std::nullopt : std::optional(place->second));
  }
  return lines;
}

TEST(VoterIds, AreNewWhileTheyAreInOrder) {
  const std::vector<std::string> ids = {"1", "2", "9", "10", "11", "100", "zzz"};
  EXPECT_EQ(answers(ids), Lines(ids.size(), std::nullopt));
}

TEST(VoterIds, AreFoundWhereTheyWereFirst) {
  EXPECT_EQ(answers({"7", "7"}), (Lines{std::nullopt, 1}));
  EXPECT_EQ(answers({"1", "2", "3", "2"}), (Lines{std::nullopt, std::nullopt, std::nullopt, 2}));
  EXPECT_EQ(answers({"b", "a", "c", "a", "b"}), (Lines{std::nullopt, std::nullopt, std::nullopt, 2, 1}));
}

// One that is out of order, anywhere, changes no other's answer.
TEST(VoterIds, OfACityAreFoundAfterTheOrderBroke) {
  std::vector<std::string> ids;
  for (int voter = 1; voter <= 20'000; ++voter) ids.push_back(std::to_string(voter));
  ids.push_back("5");
  for (int voter = 30'000; voter > 20'000; --voter) ids.push_back(std::to_string(voter));
  ids.push_back("29999");
  EXPECT_EQ(answers(ids), answers_of_map(ids));
}

RC_GTEST_PROP(VoterIds, AreAnsweredAsByAMap, (std::vector<std::string> ids, bool in_order)) {
  std::erase(ids, std::string());  // told before
  for (std::size_t again = ids.size(); again > 0; again /= 2) ids.push_back(ids[again - 1]);
  if (in_order) {
    std::sort(ids.begin(), ids.end(), [](const std::string& a, const std::string& b) {
      return a.size() != b.size() ? a.size() < b.size() : a < b;
    });
  }
  RC_ASSERT(answers(ids) == answers_of_map(ids));
}

}  // namespace
}  // namespace buurtkas
