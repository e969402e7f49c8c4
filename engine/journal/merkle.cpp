#include "engine/journal/merkle.h"

#include <algorithm>
#include <bit>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

// How many of `count` leaves are in the left subtree: the largest power of two below.
// REQUIRES: count > 1.
std::uint64_t left_count(std::uint64_t count) {
  return std::bit_floor(count - 1);
}

Hash subtree_root(const LeafAt& leaf_at, std::uint64_t first, std::uint64_t end) {
  MerkleTree tree;
  for (std::uint64_t index = first; index < end; ++index) tree.append(leaf_at(index));
  return tree.root();
}

}  // namespace

Hash leaf_hash(std::string_view entry) {
  return sha256_bytes({std::string_view("\0", 1), entry});
}

Hash node_hash(const Hash& left, const Hash& right) {
  return sha256_bytes({"\1", bytes_of(left), bytes_of(right)});
}

Hash empty_root() {
  return sha256_bytes({});
}

void MerkleTree::append(const Hash& leaf) {
  Hash subtree = leaf;
  // As in adding one to a binary number: each 1 at its end is carried.
  for (std::uint64_t carried = size_; (carried & 1U) != 0; carried >>= 1U) {
    subtree = node_hash(full_subtrees_.back(), subtree);
    full_subtrees_.pop_back();
  }
  full_subtrees_.push_back(subtree);
  ++size_;
}

Hash MerkleTree::root() const {
  if (full_subtrees_.empty()) return empty_root();
  Hash root = full_subtrees_.back();
  for (auto subtree = full_subtrees_.rbegin() + 1; subtree != full_subtrees_.rend(); ++subtree)
    root = node_hash(*subtree, root);
  return root;
}

// Both proofs walk down from the root and note the other subtree at each step; a proof lists them from below.
Proof inclusion_proof(const LeafAt& leaf_at, std::uint64_t index, std::uint64_t size) {
  BUURTKAS_ASSERT(index < size);
  Proof proof;
  std::uint64_t first = 0;
  std::uint64_t end = size;
  while (end - first > 1) {
    const std::uint64_t middle = first + left_count(end - first);
    if (index < middle) {
      proof.push_back(subtree_root(leaf_at, middle, end));
      end = middle;
    } else {
      proof.push_back(subtree_root(leaf_at, first, middle));
      first = middle;
    }
  }
  std::reverse(proof.begin(), proof.end());
  return proof;
}

Proof consistency_proof(const LeafAt& leaf_at, std::uint64_t size1, std::uint64_t size2) {
  BUURTKAS_ASSERT(0 < size1 && size1 <= size2);
  Proof proof;
  std::uint64_t first = 0;
  std::uint64_t end = size2;
  while (end != size1) {
    const std::uint64_t middle = first + left_count(end - first);
    if (size1 <= middle) {
      proof.push_back(subtree_root(leaf_at, middle, end));
      end = middle;
    } else {
      proof.push_back(subtree_root(leaf_at, first, middle));
      first = middle;
    }
  }
  // The old tree's last subtree; when it is the whole old tree, the reader has its root.
  if (first != 0) proof.push_back(subtree_root(leaf_at, first, end));
  std::reverse(proof.begin(), proof.end());
  return proof;
}

bool is_included(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                 const Hash& root) {
  if (index >= size) return false;
  Hash subtree = leaf;
  // At each level: the place of our subtree and that of the last one.
  std::uint64_t place = index;
  std::uint64_t last = size - 1;
  for (const Hash& other : proof) {
    if (last == 0) return false;
    if ((place & 1U) != 0 || place == last) {
      subtree = node_hash(other, subtree);
      // A last subtree without a left neighbour goes up as it is.
      while ((place & 1U) == 0 && place != 0) {
        place >>= 1U;
        last >>= 1U;
      }
    } else {
      subtree = node_hash(subtree, other);
    }
    place >>= 1U;
    last >>= 1U;
  }
  return last == 0 && subtree == root;
}

bool is_consistent(std::uint64_t size1, std::uint64_t size2, std::span<const Hash> proof, const Hash& root1,
                   const Hash& root2) {
  if (size1 == 0) return size2 == 0 && proof.empty() && root1 == root2 && root1 == empty_root();
  return is_subtree(0, size1, size2, proof, root1, root2);
}

bool is_subtree(std::uint64_t start, std::uint64_t end, std::uint64_t size, std::span<const Hash> proof,
                const Hash& subtree_root, const Hash& root) {
  if (start > end || end > size) return false;
  if (start == end) return proof.empty() && subtree_root == empty_root();
  // It starts at a multiple of the least power of two that it fits in.
  const auto levels = static_cast<int>(std::bit_width(end - start - 1));
  if (start != 0 && std::countr_zero(start) < levels) return false;
  // At each level: the places of the subtree's first and last nodes, and of the tree's last.
  std::uint64_t first = start;
  std::uint64_t place = end - 1;
  std::uint64_t last = size - 1;
  const auto up = [&] {
    first >>= 1U;
    place >>= 1U;
    last >>= 1U;
  };
  while (first != place && (place == last || (place & 1U) != 0)) up();
  // Where the subtree is one node of the tree, its root is where the proof starts.
  const bool is_node = first == place;
  if (!is_node && proof.empty()) return false;
  Hash inner = is_node ? subtree_root : proof.front();
  Hash outer = inner;
  for (const Hash& other : proof.subspan(is_node ? 0 : 1)) {
    if (last == 0) return false;
    if ((place & 1U) != 0 || place == last) {
      if (first < place) inner = node_hash(other, inner);
      outer = node_hash(other, outer);
      while ((place & 1U) == 0 && place != 0) up();
    } else {
      outer = node_hash(outer, other);
    }
    up();
  }
  return last == 0 && inner == subtree_root && outer == root;
}

}  // namespace buurtkas
