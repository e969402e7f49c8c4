#include "cli/record/checkpoint_check.h"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/record/canonical_json.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

struct SignedCheckpoint {
  SignedNote note;
  Checkpoint checkpoint;
  std::vector<VerifierKey> keys;
};

// Nothing when the entry says anything else than it should.
std::optional<SignedCheckpoint> read_body(const std::string& body) {
  const Json json = Json::parse(body, nullptr, false);
  if (!json.is_object() || json.size() != 2 || !json.contains("note") || !json.contains("keys") ||
      !json["note"].is_string() || !json["keys"].is_array() || json["keys"].empty()) {
    return std::nullopt;
  }
  auto note = parse_note(json["note"].get<std::string>());
  if (!note) return std::nullopt;
  auto checkpoint = parse_checkpoint(note->text);
  if (!checkpoint) return std::nullopt;
  SignedCheckpoint read = {std::move(*note), std::move(*checkpoint), {}};
  for (const Json& text : json["keys"]) {
    if (!text.is_string()) return std::nullopt;
    const auto key = parse_verifier_key(text.get<std::string>());
    if (!key) return std::nullopt;
    read.keys.push_back(*key);
  }
  return read;
}

}  // namespace

std::string body_text(const CheckpointBody& body) {
  return canonical_json({{"note", body.note}, {"keys", body.keys}});
}

std::vector<std::string> keys_in(const Journal& journal) {
  std::vector<std::string> keys;
  journal.each(1, [&](const ReadEntry& read) {
    const auto* sealed = std::get_if<SealedEntry>(&read);
    if (sealed == nullptr || sealed->entry.kind != EntryKind::checkpoint) return true;
    const auto body = read_body(sealed->entry.body);
    if (!body) return true;
    for (const VerifierKey& key : body->keys) keys.push_back(to_string(key));
    return true;
  });
  return keys;
}

CheckpointCheck::CheckpointCheck(const JournalQuestions& questions, OnFault on_fault)
    : questions_(questions), on_fault_(std::move(on_fault)), known_(questions.trusted) {}

bool CheckpointCheck::is_known(const VerifierKey& key) const {
  return std::find(known_.begin(), known_.end(), key) != known_.end();
}

void CheckpointCheck::look_at_entry(const Entry& entry, const Chain& before) {
  const auto fault = [&](std::string_view code, std::string found, std::string expected) {
    on_fault_({code, entry.number, entry.key, std::move(found), std::move(expected)});
  };
  const auto read = read_body(entry.body);
  if (!read) return fault("bad-checkpoint", {}, {});
  const Checkpoint& checkpoint = read->checkpoint;
  if (checkpoint.size != before.size() || checkpoint.root != before.root()) {
    return fault("other-root", std::to_string(checkpoint.size) + ' ' + hexadecimal(checkpoint.root),
                 std::to_string(before.size()) + ' ' + hexadecimal(before.root()));
  }
  for (const VerifierKey& key : read->keys) {
    if (!is_signed_by(read->note, key)) return fault("bad-signature", to_string(key), {});
  }
  const bool follows =
      known_.empty() || std::any_of(read->keys.begin(), read->keys.end(),
                                    [this](const VerifierKey& key) { return is_known(key); });
  if (!follows) return fault("other-key", to_string(read->keys.front()), to_string(known_.front()));
  last_keys_.clear();
  for (const VerifierKey& key : read->keys) {
    if (!is_known(key)) known_.push_back(key);
    last_keys_.push_back(to_string(key));
  }
  signed_until_ = checkpoint.size;
}

void CheckpointCheck::look(const Chain& chain) {
  for (const OutsideCheckpoint& outside : questions_.outside) {
    const Checkpoint& checkpoint = outside.checkpoint;
    if (checkpoint.size != chain.size() || checkpoint.root == chain.root()) continue;
    on_fault_({"checkpoint-differs", chain.size(), outside.file, hexadecimal(chain.root()),
               hexadecimal(checkpoint.root)});
  }
}

void CheckpointCheck::check_signature(const OutsideCheckpoint& outside, CheckedJournal& checked) const {
  const auto names_it = [&](const VerifierKey& key) {
    return std::any_of(outside.note.signatures.begin(), outside.note.signatures.end(),
                       [&](const NoteSignature& one) { return one.name == key.name && one.id == key.id; });
  };
  bool has_known = false;
  for (const VerifierKey& key : known_) {
    if (!names_it(key)) continue;
    has_known = true;
    if (!is_signed_by(outside.note, key)) {
      on_fault_({"bad-signature", 0, outside.file, to_string(key), {}});
      return;
    }
  }
  if (has_known) return;
  if (questions_.trusted.empty()) {
    checked.unproven.push_back(outside.file);
  } else {
    on_fault_({"other-key", 0, outside.file, outside.note.signatures.front().name,
               to_string(questions_.trusted.front())});
  }
}

void CheckpointCheck::finish(const Chain& chain, CheckedJournal& checked) {
  for (const OutsideCheckpoint& outside : questions_.outside) {
    check_signature(outside, checked);
    if (outside.checkpoint.size <= chain.size()) continue;
    on_fault_({"journal-shorter", 0, outside.file, std::to_string(chain.size()),
               std::to_string(outside.checkpoint.size)});
  }
  checked.signed_until = signed_until_;
  checked.keys = last_keys_;
}

}  // namespace buurtkas
