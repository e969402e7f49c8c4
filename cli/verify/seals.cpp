#include "cli/verify/seals.h"

#include <stdexcept>

#include "cli/record/canonical_json.h"

namespace buurtkas::verify {
namespace {

std::string digits_of(const std::string& bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    text += {digits[byte / 16U], digits[byte % 16U]};
  }
  return text;
}

nlohmann::json leaf_of(const EntryRow& row) {
  nlohmann::json postings = nlohmann::json::array();
  for (const PostingRow& posting : row.postings) {
    postings.push_back({{"pot", posting.pot},
                        {"account", posting.account},
                        {"amount", amount_text(posting.cents)},
                        {"currency", posting.currency}});
  }
  return {{"journal", "1"},
          {"number", std::to_string(row.number)},
          {"date", row.date},
          {"actor", row.actor},
          {"role", row.role},
          {"kind", row.kind},
          {"key", row.key},
          {"body", nlohmann::json::parse(row.body, nullptr, false)},
          {"postings", std::move(postings)},
          {"previous", digits_of(row.previous)}};
}

}  // namespace

Hash seal_of(const EntryRow& row) {
  try {
    return sha256_bytes({std::string_view("\x00", 1), canonical_json(leaf_of(row))});
  } catch (const std::invalid_argument&) {
    refute(row, {"dit kan niet verzegeld zijn", "this cannot have been sealed"});
  }
}

Hash root_of(std::span<const Hash> leaves) {
  if (leaves.empty()) return sha256_bytes({});
  if (leaves.size() == 1) return leaves[0];
  std::size_t left = 1;
  while (2 * left < leaves.size()) left *= 2;
  const Hash first = root_of(leaves.first(left));
  const Hash second = root_of(leaves.subspan(left));
  return sha256_bytes({std::string_view("\x01", 1), bytes_of(first), bytes_of(second)});
}

}  // namespace buurtkas::verify
