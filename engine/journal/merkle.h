#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string_view>
#include <vector>

#include "engine/journal/hash.h"

// A Merkle tree over the journal's entries (RFC 6962, section 2.1): one hash, the root, stands for all of
// them in order. With log2(n) hashes anyone can check that an entry is in the tree (inclusion) and that an
// older tree is the beginning of a newer one (consistency), without seeing the rest.

namespace buurtkas {

// Leaves and nodes are hashed apart, so that a node cannot pass for an entry.
Hash leaf_hash(std::string_view entry);
Hash node_hash(const Hash& left, const Hash& right);
Hash empty_root();

// Grows by a leaf at a time, and keeps only what its root needs: a hash for each 1 in the binary size.
class MerkleTree {
 public:
  void append(const Hash& leaf);
  std::uint64_t size() const { return size_; }
  Hash root() const;

 private:
  std::uint64_t size_ = 0;
  // INVARIANT: the roots of full subtrees, side by side, each smaller than the one before.
  std::vector<Hash> full_subtrees_;
};

// The hash of the leaf with this index.
using LeafAt = std::function<Hash(std::uint64_t)>;
using Proof = std::vector<Hash>;

// Both ask for each leaf once at most, subtree by subtree and in order within each, and keep log2(n) hashes.
// REQUIRES: index < size.
Proof inclusion_proof(const LeafAt& leaf_at, std::uint64_t index, std::uint64_t size);
// REQUIRES: 0 < size1 <= size2. ENSURES: no hashes when the sizes are equal.
Proof consistency_proof(const LeafAt& leaf_at, std::uint64_t size1, std::uint64_t size2);

// RFC 9162, section 2.1.3.2.
bool is_included(const Hash& leaf, std::uint64_t index, std::uint64_t size, std::span<const Hash> proof,
                 const Hash& root);
// RFC 9162, section 2.1.4.2. An empty tree is consistent with itself alone: that a tree began empty says
// nothing, and needs no proof.
bool is_consistent(std::uint64_t size1, std::uint64_t size2, std::span<const Hash> proof, const Hash& root1,
                   const Hash& root2);
// Whether the leaves from `start` up to `end` are a tree of their own in one of `size` leaves, with that root;
// of an empty one any tree says so. draft-ietf-plants-merkle-tree-certs, section 4.4.3.
bool is_subtree(std::uint64_t start, std::uint64_t end, std::uint64_t size, std::span<const Hash> proof,
                const Hash& subtree_root, const Hash& root);

}  // namespace buurtkas
