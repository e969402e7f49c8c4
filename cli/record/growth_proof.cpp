#include "cli/record/growth_proof.h"

#include <nlohmann/json.hpp>

#include "cli/record/proof_json.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

constexpr const char* format = "buurtkas-growth";

std::optional<Moment> moment_in(const Json& json, const char* key) {
  if (!json.contains(key) || !json[key].is_object()) return std::nullopt;
  const auto size = proof_json::number_in(json[key], "size");
  const auto root = proof_json::hash_in(json[key], "root");
  if (!size || !root) return std::nullopt;
  return Moment{*size, *root};
}

Json moment_json(const Moment& moment) {
  return {{"size", std::to_string(moment.size)}, {"root", hexadecimal(moment.root)}};
}

}  // namespace

std::optional<GrowthProof> prove_growth(const Journal& journal, std::uint64_t from) {
  std::vector<Hash> leaves;
  MerkleTree tree;
  GrowthProof proof;
  proof.from = {from, empty_root()};
  journal.each(1, [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed == nullptr) return false;
    leaves.push_back(seal_of(sealed->entry));
    tree.append(leaves.back());
    if (tree.size() == from) proof.from.root = tree.root();
    return true;
  });
  if (from == 0 || from > leaves.size()) return std::nullopt;
  proof.to = {leaves.size(), tree.root()};
  proof.path = consistency_proof([&](std::uint64_t at) { return leaves[at]; }, from, leaves.size());
  return proof;
}

std::string proof_text(const GrowthProof& proof) {
  const Json json = {{"format", format},
                     {"version", "1"},
                     {"from", moment_json(proof.from)},
                     {"to", moment_json(proof.to)},
                     {"path", proof_json::path_json(proof.path)}};
  return json.dump(2) + '\n';
}

std::optional<GrowthProof> parse_growth_proof(const std::string& text) {
  const auto json = proof_json::parse(text, format);
  if (!json || json->size() != 5) return std::nullopt;
  const auto from = moment_in(*json, "from");
  const auto to = moment_in(*json, "to");
  auto path = proof_json::path_in(*json, "path");
  if (!from || !to || !path) return std::nullopt;
  return GrowthProof{*from, *to, std::move(*path)};
}

bool is_right(const GrowthProof& proof) {
  return is_consistent(proof.from.size, proof.to.size, proof.path, proof.from.root, proof.to.root);
}

}  // namespace buurtkas
