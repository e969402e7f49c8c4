#include "cli/record/entry_proof.h"

#include <stdexcept>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"
#include "cli/record/proof_json.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

constexpr const char* format = "buurtkas-proof";

// What is needed of a journal: the leaves, and the first checkpoint over the entry.
struct Leaves {
  std::vector<Hash> hashes;
  std::string leaf;
  std::string note;
  std::uint64_t signed_size = 0;
};

Leaves leaves_of(const Journal& journal, std::uint64_t number) {
  Leaves leaves;
  journal.each(1, [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed == nullptr) return false;
    const Entry& entry = sealed->entry;
    if (entry.number == number) leaves.leaf = leaf_text(entry);
    if (entry.kind == EntryKind::checkpoint && leaves.note.empty() && entry.number > number) {
      const Json body = Json::parse(entry.body, nullptr, false);
      const bool has_note = body.is_object() && body.contains("note") && body["note"].is_string();
      const auto note = has_note ? parse_note(body["note"].get<std::string>()) : std::nullopt;
      const auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
      if (checkpoint && checkpoint->size == leaves.hashes.size()) {
        leaves.note = to_string(*note);
        leaves.signed_size = checkpoint->size;
      }
    }
    leaves.hashes.push_back(seal_of(entry));
    return true;
  });
  return leaves;
}

}  // namespace

std::optional<EntryProof> prove_entry(const Journal& journal, std::uint64_t number) {
  Leaves leaves = leaves_of(journal, number);
  if (number == 0 || number > leaves.hashes.size()) return std::nullopt;
  const std::uint64_t size = leaves.note.empty() ? leaves.hashes.size() : leaves.signed_size;
  MerkleTree tree;
  for (std::uint64_t i = 0; i < size; ++i) tree.append(leaves.hashes[i]);
  Proof path = inclusion_proof([&](std::uint64_t at) { return leaves.hashes[at]; }, number - 1, size);
  return EntryProof{std::move(leaves.leaf), number,      size,
                    std::move(path),        tree.root(), std::move(leaves.note)};
}

std::string proof_text(const EntryProof& proof) {
  Json json = {{"format", format},
               {"version", "1"},
               {"entry", Json::parse(proof.leaf)},
               {"number", std::to_string(proof.number)},
               {"size", std::to_string(proof.size)},
               {"path", proof_json::path_json(proof.path)},
               {"root", hexadecimal(proof.root)}};
  if (!proof.note.empty()) json["checkpoint"] = proof.note;
  return json.dump(2) + '\n';
}

std::optional<EntryProof> parse_proof(const std::string& text) {
  const auto json = proof_json::parse(text, format);
  if (!json || !json->contains("entry")) return std::nullopt;
  if (json->size() != (json->contains("checkpoint") ? 8U : 7U)) return std::nullopt;
  const auto number = proof_json::number_in(*json, "number");
  const auto size = proof_json::number_in(*json, "size");
  const auto root = proof_json::hash_in(*json, "root");
  auto path = proof_json::path_in(*json, "path");
  if (!number || !size || !root || !path) return std::nullopt;
  const std::string note = proof_json::text_in(*json, "checkpoint").value_or("");
  EntryProof proof = {{}, *number, *size, std::move(*path), *root, note};
  try {
    proof.leaf = canonical_json((*json)["entry"]);
  } catch (const std::invalid_argument&) {
    return std::nullopt;
  }
  return proof;
}

bool is_right(const EntryProof& proof) {
  const Json entry = Json::parse(proof.leaf, nullptr, false);
  if (!entry.is_object() || proof_json::number_in(entry, "number") != proof.number || proof.number == 0)
    return false;
  if (!is_included(leaf_hash(proof.leaf), proof.number - 1, proof.size, proof.path, proof.root)) return false;
  if (proof.note.empty()) return true;
  const auto note = parse_note(proof.note);
  const auto checkpoint = note ? parse_checkpoint(note->text) : std::nullopt;
  return checkpoint && checkpoint->size == proof.size && checkpoint->root == proof.root;
}

}  // namespace buurtkas
