#include "cli/render/books/references.h"

#include <nlohmann/json.hpp>

#include "cli/render/batch_bodies.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

bool is_about_payments(EntryKind kind) {
  return kind == EntryKind::batch || kind == EntryKind::bank_status || kind == EntryKind::settlement;
}

std::string text_in(const Json& body, const char* key) {
  const auto found = body.find(key);
  return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace

References::References(const Entry& entry) {
  if (!is_about_payments(entry.kind)) return;
  const Json body = Json::parse(entry.body, nullptr, false);
  if (!body.is_object()) return;
  statement_ = text_in(body, "statement");
  batch_ = text_in(body, "batch");
  const auto batch = entry.kind == EntryKind::batch ? batch_in(body) : std::nullopt;
  if (!batch) return;
  for (const BatchedPayment& one : batch->payments) {
    std::string& codes = statements_[one.resident.text()];
    codes += (codes.empty() ? "" : " ") + one.statement;
  }
}

std::string References::statement_of(const Posting& posting) const {
  const auto found = statements_.find(posting.account.name);
  const bool is_payable = posting.account.kind == AccountKind::payable;
  return is_payable && found != statements_.end() ? found->second : statement_;
}

std::string References::batch_of(const Posting& posting) const {
  return posting.account.kind == AccountKind::in_transit ? posting.account.name : batch_;
}

}  // namespace buurtkas
