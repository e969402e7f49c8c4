#include "engine/journal/merkle.h"

#include <bit>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "engine/sha256.h"
#include "tests/journal/hexadecimal_bytes.h"

namespace buurtkas {
namespace {

constexpr std::size_t size_max = 70;

// RFC 6962, section 2.1, word for word: on lists of entries, and as slow as that is.
namespace slow {

using Entries = std::span<const std::string>;

Hash hash(const std::string& bytes) {
  return hash_from_hexadecimal(sha256_of(bytes)).value();
}

std::size_t split(std::size_t n) {
  std::size_t k = 1;
  while (2 * k < n) k *= 2;
  return k;
}

Hash root(Entries d) {
  if (d.empty()) return hash("");
  if (d.size() == 1) return hash('\x00' + d[0]);
  const std::size_t k = split(d.size());
  const Hash left = root(d.first(k));
  const Hash right = root(d.subspan(k));
  return hash('\x01' + std::string(bytes_of(left)) + std::string(bytes_of(right)));
}

Proof path(std::size_t m, Entries d) {
  if (d.size() == 1) return {};
  const std::size_t k = split(d.size());
  Proof proof = m < k ? path(m, d.first(k)) : path(m - k, d.subspan(k));
  proof.push_back(m < k ? root(d.subspan(k)) : root(d.first(k)));
  return proof;
}

Proof subproof(std::size_t m, Entries d, bool is_whole) {
  if (m == d.size()) return is_whole ? Proof{} : Proof{root(d)};
  const std::size_t k = split(d.size());
  Proof proof = m <= k ? subproof(m, d.first(k), is_whole) : subproof(m - k, d.subspan(k), false);
  proof.push_back(m <= k ? root(d.subspan(k)) : root(d.first(k)));
  return proof;
}

// draft-ietf-plants-merkle-tree-certs, section 4.4.1.
Proof subtree_proof(std::size_t start, std::size_t end, Entries d, bool is_whole) {
  if (start == 0 && end == d.size()) return is_whole ? Proof{} : Proof{root(d)};
  const std::size_t k = split(d.size());
  Proof proof = end <= k     ? subtree_proof(start, end, d.first(k), is_whole)
                : k <= start ? subtree_proof(start - k, end - k, d.subspan(k), is_whole)
                             : subtree_proof(0, end - k, d.subspan(k), false);
  proof.push_back(end <= k ? root(d.subspan(k)) : root(d.first(k)));
  return proof;
}

}  // namespace slow

std::vector<std::string> some_entries(std::size_t count) {
  std::vector<std::string> entries;
  for (std::size_t i = 0; i < count; ++i) entries.push_back("entry " + std::to_string(i * i));
  return entries;
}

LeafAt leaves_of(const std::vector<std::string>& entries) {
  return [&entries](std::uint64_t index) { return leaf_hash(entries.at(index)); };
}

Hash changed(Hash hash, std::size_t bit) {
  hash.at(bit / 8 % hash.size()) ^= static_cast<std::uint8_t>(1U << bit % 8);
  return hash;
}

// Each proof that is near to this one and not the same.
std::vector<Proof> changed_proofs(const Proof& proof) {
  std::vector<Proof> all;
  for (std::size_t i = 0; i < proof.size(); ++i) {
    for (const std::size_t bit : {0U, 131U, 255U}) {
      all.push_back(proof);
      all.back()[i] = changed(proof[i], bit);
    }
    all.push_back(proof);
    all.back().erase(all.back().begin() + static_cast<std::ptrdiff_t>(i));
    if (i == 0) continue;
    all.push_back(proof);
    std::swap(all.back()[i - 1], all.back()[i]);
  }
  for (std::size_t i = 0; i <= proof.size(); ++i) {
    all.push_back(proof);
    all.back().insert(all.back().begin() + static_cast<std::ptrdiff_t>(i), i == 0 ? Hash{} : proof[i - 1]);
  }
  return all;
}

// The entries and roots by which logs of certificates (RFC 6962) try themselves.
TEST(MerkleTree, HasTheRootsOfOthers) {
  const std::vector<std::string> entries = {
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
  const std::map<std::size_t, std::string> roots = {
      {0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"},
      {1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"},
      {2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"},
      {8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"},
  };
  MerkleTree tree;
  for (std::size_t size = 0; size <= entries.size(); ++size) {
    EXPECT_EQ(tree.size(), size);
    if (roots.contains(size)) {
      EXPECT_EQ(hexadecimal(tree.root()), roots.at(size)) << size;
    }
    if (size < entries.size()) tree.append(leaf_hash(testing::bytes_from_hexadecimal(entries[size])));
  }
}

TEST(MerkleTree, AgreesWithItsSlowTwin) {
  const auto entries = some_entries(size_max);
  EXPECT_EQ(empty_root(), slow::root({}));
  MerkleTree tree;
  for (std::size_t size = 0; size <= size_max; ++size) {
    EXPECT_EQ(tree.root(), slow::root(std::span(entries).first(size))) << size;
    if (size < size_max) tree.append(leaf_hash(entries[size]));
  }
}

TEST(InclusionProof, AgreesWithItsSlowTwinAndNoOtherHolds) {
  const auto entries = some_entries(size_max);
  int refused = 0;
  for (std::size_t size = 1; size <= size_max; ++size) {
    const auto those = std::span(entries).first(size);
    const Hash root = slow::root(those);
    for (std::size_t index = 0; index < size; ++index) {
      const Hash leaf = leaf_hash(entries[index]);
      const Proof proof = inclusion_proof(leaves_of(entries), index, size);
      ASSERT_EQ(proof, slow::path(index, those)) << index << " of " << size;
      ASSERT_TRUE(is_included(leaf, index, size, proof, root)) << index << " of " << size;
      ASSERT_FALSE(is_included(changed(leaf, index), index, size, proof, root));
      ASSERT_FALSE(is_included(leaf, index, size, proof, changed(root, index)));
      ASSERT_FALSE(is_included(leaf, index, index, proof, root));
      for (std::size_t other = 0; other <= size; ++other)
        ASSERT_EQ(is_included(leaf, other, size, proof, root), other == index) << other << " of " << size;
      for (const Proof& wrong : changed_proofs(proof)) {
        ASSERT_FALSE(is_included(leaf, index, size, wrong, root)) << index << " of " << size;
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 70'000);
}

TEST(ConsistencyProof, AgreesWithItsSlowTwinAndNoOtherHolds) {
  const auto entries = some_entries(size_max);
  int refused = 0;
  for (std::size_t size2 = 1; size2 <= size_max; ++size2) {
    const auto those = std::span(entries).first(size2);
    const Hash root2 = slow::root(those);
    for (std::size_t size1 = 1; size1 <= size2; ++size1) {
      const Hash root1 = slow::root(those.first(size1));
      const Proof proof = consistency_proof(leaves_of(entries), size1, size2);
      ASSERT_EQ(proof, slow::subproof(size1, those, true)) << size1 << " in " << size2;
      ASSERT_TRUE(is_consistent(size1, size2, proof, root1, root2)) << size1 << " in " << size2;
      ASSERT_FALSE(is_consistent(size1, size2, proof, changed(root1, size1), root2));
      ASSERT_FALSE(is_consistent(size1, size2, proof, root1, changed(root2, size1)));
      ASSERT_FALSE(is_consistent(0, size2, proof, root1, root2));
      if (size1 != size2) {
        ASSERT_FALSE(is_consistent(size2, size1, proof, root2, root1));
        ASSERT_FALSE(is_consistent(size1, size2, proof, root2, root1));
        ASSERT_FALSE(is_consistent(size1, size2, {}, root1, root2));
      }
      for (const Proof& wrong : changed_proofs(proof)) {
        ASSERT_FALSE(is_consistent(size1, size2, wrong, root1, root2)) << size1 << " in " << size2;
        ++refused;
      }
    }
  }
  EXPECT_GT(refused, 70'000);
}

// An entry that was changed later, wherever it stands among the old ones, is not hidden by a new proof.
TEST(ConsistencyProof, DoesNotHideAChange) {
  const std::size_t size1 = 13;
  const std::size_t size2 = 21;
  const auto entries = some_entries(size2);
  const Hash root1 = slow::root(std::span(entries).first(size1));
  for (std::size_t at = 0; at < size2; ++at) {
    auto rewritten = entries;
    rewritten[at] += '!';
    const Proof proof = consistency_proof(leaves_of(rewritten), size1, size2);
    EXPECT_EQ(is_consistent(size1, size2, proof, root1, slow::root(rewritten)), at >= size1) << at;
  }
}

TEST(ConsistencyProof, SaysNothingOfAnEmptyTree) {
  const Hash root = leaf_hash("entry");
  EXPECT_TRUE(is_consistent(0, 0, {}, empty_root(), empty_root()));
  EXPECT_FALSE(is_consistent(0, 0, {}, root, root));
  EXPECT_FALSE(is_consistent(0, 0, Proof{root}, empty_root(), empty_root()));
  EXPECT_FALSE(is_consistent(0, 1, {}, empty_root(), root));
  EXPECT_FALSE(is_consistent(0, 1, Proof{root}, empty_root(), root));
}

// A tree cannot pass for a smaller one, by a proof that climbs past its root.
TEST(Proofs, StopAtTheRootOfTheSizeThatIsClaimed) {
  const auto entries = some_entries(8);
  const auto root = [&](std::size_t size) { return slow::root(std::span(entries).first(size)); };
  const Proof last_of_two = inclusion_proof(leaves_of(entries), 1, 2);
  EXPECT_TRUE(is_included(leaf_hash(entries[1]), 1, 2, last_of_two, root(2)));
  EXPECT_FALSE(is_included(leaf_hash(entries[1]), 0, 1, last_of_two, root(2)));
  const Proof last_of_eight = inclusion_proof(leaves_of(entries), 7, 8);
  EXPECT_FALSE(is_included(leaf_hash(entries[7]), 3, 4, last_of_eight, root(8)));
  const Proof seven_in_eight = consistency_proof(leaves_of(entries), 7, 8);
  EXPECT_TRUE(is_consistent(7, 8, seven_in_eight, root(7), root(8)));
  EXPECT_FALSE(is_consistent(3, 4, seven_in_eight, root(7), root(8)));
  EXPECT_FALSE(is_consistent(4, 3, {}, root(4), root(4)));
  EXPECT_FALSE(is_consistent(4, 0, {}, root(4), root(4)));
}

// Leaves come from a file or a database: each once, and those of a subtree in order.
TEST(Proofs, AskForEachLeafOnceAndInRuns) {
  const auto entries = some_entries(size_max);
  std::vector<std::uint64_t> asked;
  const LeafAt leaf_at = [&](std::uint64_t index) {
    asked.push_back(index);
    return leaf_hash(entries.at(index));
  };
  const auto check = [&](std::size_t proof_size, std::size_t asked_size) {
    std::size_t runs = 0;
    std::vector<int> times(size_max, 0);
    for (std::size_t i = 0; i < asked.size(); ++i) {
      if (i == 0 || asked[i] != asked[i - 1] + 1) ++runs;
      EXPECT_EQ(++times[asked[i]], 1);
    }
    EXPECT_LE(runs, proof_size);
    EXPECT_EQ(asked.size(), asked_size);
    asked.clear();
  };
  for (std::size_t size = 1; size <= size_max; ++size) {
    for (std::size_t i = 0; i < size; ++i) {
      check(inclusion_proof(leaf_at, i, size).size(), size - 1);
      const bool is_one_subtree = std::has_single_bit(i + 1);
      const std::size_t old = is_one_subtree || i + 1 == size ? i + 1 : 0;
      check(consistency_proof(leaf_at, i + 1, size).size(), size - old);
    }
  }
}

// Trees of nearly 2^64 leaves: nobody has the leaves, yet the arithmetic holds.
TEST(Proofs, OfTheLargestSizesAreRefusedAndDoNotOverflow) {
  constexpr std::uint64_t most = ~std::uint64_t{0};
  const Hash hash = leaf_hash("entry");
  for (std::size_t count = 0; count < 70; ++count) {
    const Proof proof(count, hash);
    EXPECT_FALSE(is_included(hash, 0, most, proof, hash));
    EXPECT_FALSE(is_included(hash, most - 1, most, proof, hash));
    EXPECT_FALSE(is_included(hash, most, most, proof, hash));
    EXPECT_FALSE(is_consistent(most - 1, most, proof, hash, hash));
    EXPECT_FALSE(is_consistent(1, most, proof, hash, hash));
    EXPECT_FALSE(is_consistent(std::uint64_t{1} << 63U, most, proof, hash, hash));
  }
  Hash root = hash;
  for (std::size_t level = 0; level < 64; ++level) root = node_hash(root, hash);
  EXPECT_TRUE(is_included(hash, 0, most, Proof(64, hash), root));
  EXPECT_TRUE(is_consistent(1, most, Proof(64, hash), hash, root));
}

TEST(ProofsDeathTest, AreOnlyOfWhatIsThere) {
  const auto entries = some_entries(3);
  EXPECT_DEATH(inclusion_proof(leaves_of(entries), 3, 3), "index < size");
  EXPECT_DEATH(consistency_proof(leaves_of(entries), 0, 3), "0 < size1");
  EXPECT_DEATH(consistency_proof(leaves_of(entries), 3, 2), "size1 <= size2");
}

TEST(Merkle, EverySubtreeIsOneAndNothingElse) {
  constexpr std::size_t most = 24;
  const std::vector<std::string> entries = some_entries(most);
  const slow::Entries all = entries;
  for (std::size_t size = 1; size <= most; ++size) {
    const Hash root = slow::root(all.first(size));
    for (std::size_t start = 0; start < size; ++start) {
      for (std::size_t end = start + 1; end <= size; ++end) {
        if (start % std::bit_ceil(end - start) != 0) {
          EXPECT_FALSE(is_subtree(start, end, size, {}, root, root));
          continue;
        }
        const Hash own = slow::root(all.subspan(start, end - start));
        Proof proof = slow::subtree_proof(start, end, all.first(size), true);
        EXPECT_TRUE(is_subtree(start, end, size, proof, own, root)) << start << ' ' << end << ' ' << size;
        EXPECT_FALSE(is_subtree(start, end, size, proof, leaf_hash("other"), root));
        EXPECT_FALSE(is_subtree(start, end, size, proof, own, leaf_hash("other")));
        for (Hash& one : proof) {
          const Hash before = std::exchange(one, leaf_hash("other"));
          EXPECT_FALSE(is_subtree(start, end, size, proof, own, root));
          one = before;
        }
        proof.push_back(root);
        EXPECT_FALSE(is_subtree(start, end, size, proof, own, root));
      }
    }
  }
}

}  // namespace
}  // namespace buurtkas
