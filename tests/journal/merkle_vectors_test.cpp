#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "engine/journal/base64.h"
#include "engine/journal/merkle.h"
#include "tests/support/support.h"

// The cases by which others' Merkle trees are tried. Those of a subtree [start, end) are about a range of a
// tree's leaves that is a tree of its own: for us, a tree of end - start leaves.

namespace buurtkas {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

// Some cases have a root or a leaf of another length than 32 bytes. Ours cannot have, so a hash stands in
// that is no other's, except that two roots with the same bytes stay the same.
Hash hash_in(const json& text, std::string_view what) {
  const std::string bytes = bytes_from_base64(text.get<std::string>()).value();
  return hash_from_bytes(bytes).value_or(sha256_bytes({what, bytes}));
}

Proof proof_of(const json& one) {
  Proof proof;
  for (const json& hash : one["proof"]) proof.push_back(hash_in(hash, "part of a proof"));
  return proof;
}

struct Case {
  std::string name;
  json fields;

  std::uint64_t number(const char* field) const { return fields.at(field).get<std::uint64_t>(); }
};

std::vector<Case> cases_in(const std::string& folder) {
  std::vector<Case> cases;
  const fs::path path = testing::shared_folder() / "vectors/merkle/testdata" / folder;
  for (const auto& file : fs::recursive_directory_iterator(path)) {
    if (file.path().extension() != ".json") continue;
    cases.push_back({file.path().string(), json::parse(testing::text_of(file.path()))});
  }
  return cases;
}

bool is_held_included(const Case& one, std::uint64_t index, std::uint64_t size) {
  return is_included(hash_in(one.fields["leafHash"], "leaf"), index, size, proof_of(one.fields),
                     hash_in(one.fields["root"], "root"));
}

bool is_held_consistent(const Case& one, std::uint64_t size1, std::uint64_t size2) {
  return is_consistent(size1, size2, proof_of(one.fields), hash_in(one.fields["root1"], "root"),
                       hash_in(one.fields["root2"], "root"));
}

// How many of the cases hold, each as it should.
int held(const std::vector<Case>& cases, const std::function<bool(const Case&)>& is_held) {
  int count = 0;
  for (const Case& one : cases) {
    const bool is_wanted = !one.fields.at("wantErr").get<bool>();
    EXPECT_EQ(is_held(one), is_wanted) << one.name;
    count += is_wanted ? 1 : 0;
  }
  return count;
}

TEST(MerkleVectors, OfInclusion) {
  const auto cases = cases_in("inclusion");
  EXPECT_EQ(cases.size(), 98);
  EXPECT_EQ(held(cases,
                 [](const Case& one) {
                   return is_held_included(one, one.number("leafIdx"), one.number("treeSize"));
                 }),
            6);
}

TEST(MerkleVectors, OfConsistency) {
  const auto cases = cases_in("consistency");
  EXPECT_EQ(cases.size(), 98);
  EXPECT_EQ(
      held(cases,
           [](const Case& one) { return is_held_consistent(one, one.number("size1"), one.number("size2")); }),
      6);
}

TEST(MerkleVectors, OfInclusionInASubtree) {
  const auto cases = cases_in("subtreeinclusion");
  EXPECT_EQ(cases.size(), 204);
  EXPECT_EQ(held(cases,
                 [](const Case& one) {
                   const std::uint64_t start = one.number("start");
                   return is_held_included(one, one.number("leafIdx") - start, one.number("end") - start);
                 }),
            12);
}

TEST(MerkleVectors, OfConsistencyOfASubtree) {
  const std::vector<Case> cases = cases_in("subtreeconsistency");
  EXPECT_EQ(cases.size(), 118);
  EXPECT_EQ(held(cases,
                 [](const Case& one) {
                   return is_subtree(one.number("start"), one.number("end"), one.number("size"),
                                     proof_of(one.fields), hash_in(one.fields["root1"], "root"),
                                     hash_in(one.fields["root2"], "root"));
                 }),
            12);
}

// One that starts at the first leaf is an older tree.
TEST(MerkleVectors, OfConsistencyOfASubtreeThatIsAnOlderTree) {
  std::vector<Case> cases = cases_in("subtreeconsistency");
  std::erase_if(cases, [](const Case& one) { return one.number("start") != 0 || one.number("end") == 0; });
  EXPECT_EQ(cases.size(), 91);
  EXPECT_EQ(
      held(cases,
           [](const Case& one) { return is_held_consistent(one, one.number("end"), one.number("size")); }),
      6);
}

TEST(MerkleVectors, AreAllThere) {
  EXPECT_EQ(cases_in("").size(), 518);
}

}  // namespace
}  // namespace buurtkas
