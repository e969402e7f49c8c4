#include "cli/read/bank/bank_answer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/bank/encoding.h"
#include "cli/read/bank/messages.h"
#include "cli/read/bank/other_kind.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

constexpr std::string_view iso_20022 = "urn:iso:std:iso:20022:tech:xsd:";
constexpr auto status_reports = std::to_array<std::string_view>({"pain.002.001.03", "pain.002.001.10"});
constexpr std::string_view readable = "camt.053.001.02, camt.053.001.08, pain.002.001.03, pain.002.001.10";

// `camt.053.001.08`; of a document of none, what its outermost element is.
std::string message_of(const XmlDocument& document) {
  const std::string_view space = document.name_space;
  if (document.root->name == "Document" && space.starts_with(iso_20022)) {
    return std::string(space.substr(iso_20022.size()));
  }
  std::string outermost = '<' + std::string(document.root->name);
  if (!space.empty()) outermost.append(" xmlns=\"").append(space).append(1, '"');
  return outermost + '>';
}

std::optional<BankAnswer> read_message(std::string bytes, FileFindings& findings) {
  if (refuse_other_kind(bytes, findings)) return std::nullopt;
  BankAnswer answer;
  answer.sha256 = sha256_of(bytes);
  auto text = utf8_of(std::move(bytes), findings);
  if (!text || refuse_other_kind(*text, findings)) return std::nullopt;  // which may come in UTF-16 too
  const auto document = read_xml(std::move(*text), findings);
  if (!document) return std::nullopt;
  answer.message = message_of(*document);
  MessageFields fields(findings);
  if (std::count(status_reports.begin(), status_reports.end(), answer.message) > 0) {
    answer.content = read_status_report(fields, *document->root);
  } else if (answer.message == "camt.053.001.02" || answer.message == "camt.053.001.08") {
    answer.content = read_account_statements(fields, *document->root);
  } else {
    findings.error(code::other_message, document->root->spot, answer.message, readable);
  }
  return answer;
}

}  // namespace

Reading<BankAnswer> bank_answer_of(std::string bytes, const std::string& name) {
  FindingList list;
  FileFindings findings(list, name);
  std::optional<BankAnswer> answer;
  if (bytes.size() > bank_answer_bytes_max) {
    findings.error(code::file_too_large, {}, std::to_string(bytes.size() >> 20U) + " MiB",
                   "<= " + std::to_string(bank_answer_bytes_max >> 20U) + " MiB");
  } else {
    answer = read_message(std::move(bytes), findings);
  }
  if (list.errors() > 0) answer.reset();
  return {std::move(answer), list.take(name)};
}

Reading<BankAnswer> read_bank_answer(const std::filesystem::path& path, const std::string& name) {
  Reading<std::string> bytes = read_bytes(path, name, bank_answer_bytes_max);
  if (!bytes.value) return {std::nullopt, std::move(bytes.findings)};
  return bank_answer_of(std::move(*bytes.value), name);
}

}  // namespace buurtkas
