#include "cli/render/statement_words.h"

#include <array>

#include "cli/render/amounts.h"
#include "cli/render/bank_words.h"
#include "cli/render/claims_text.h"
#include "cli/render/iban_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/round_rules.h"
#include "cli/render/rule_words.h"
#include "cli/render/words.h"
#include "engine/assertion.h"

namespace buurtkas {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// `maart 2026`, `2026`
std::string span_words(const ShownTotal& total, Language language) {
  if (total.is_of_year) return std::to_string(total.total.first.year);
  const std::string day = date_words(total.total.first, language);  // `1 maart 2026`
  return day.substr(day.find(' ') + 1);
}

}  // namespace

LineWords line_words(const LineAssessment& assessment, Language language) {
  return {lines_of(line_reasons(assessment, language)), grounds_words(assessment, language)};
}

std::string person_words(const ShownStatement& statement, Language language) {
  const std::string& resident = statement.body.resident.text();
  if (statement.has_changed) return words("statement.changed-person", language, resident);
  return statement.name.empty() ? words("statement.unknown-person", language, resident)
                                : words("statement.person", language, harmless(statement.name), resident);
}

const char* next_key(ShownStatement::Next next) {
  switch (next) {
    case ShownStatement::Next::paid_again:
      return "statement.paid-again";
    case ShownStatement::Next::given_up:
      return "statement.given-up";
    case ShownStatement::Next::erased:
      return "statement.erased";
  }
  BUURTKAS_ASSERT(false);
}

// What the bank did with it in the end, and what comes of it.
std::string reopened_words(const ShownStatement& statement, const std::string& amount, Language language) {
  const bool is_return = statement.reopened->did == BankDid::returned;
  const std::string& reason = statement.reopened->reason;
  const std::string why =
      reason.empty() ? words("statement.no-reason", language)
                     : reason_words(reason, language, is_return ? ReasonOf::returned : ReasonOf::status);
  return words("statement.sent", language, amount, statement.code) + ' ' +
         words(is_return ? "statement.returned" : "statement.rejected", language, without_stop(why)) + ' ' +
         words(next_key(statement.next), language);
}

std::string pays_words(const ShownStatement& statement, Language language) {
  if (statement.body.total.is_zero()) return words("statement.nothing", language);
  const std::string amount = amount_text(statement.body.total, language);
  if (statement.reopened) return reopened_words(statement, amount, language);
  std::string text =
      statement.iban.empty()
          ? words("statement.pays-unnamed", language, amount, statement.code)
          : words("statement.pays", language, amount, iban_text(statement.iban), statement.code);
  if (statement.booked) {
    text += ' ' + words("statement.booked", language, date_words(*statement.booked->booked, language));
  }
  return text;
}

std::string claimed_words(const ShownStatedLine& line, Language language) {
  return claimed_text(line.line, language);
}

std::vector<std::string> unpaid_reasons(const ShownStatedLine& line, Language language) {
  if (line.stated.became == "waived") return {words("statement.waived", language)};
  if (line.refused_why.empty()) return line.words.reasons;
  return {words("statement.refused-by", language, line.refused_by, harmless(without_stop(line.refused_why)))};
}

std::string waiting_words(const ShownStatement& statement) {
  std::string text;
  for (const LineId& line : statement.body.waiting) text += (text.empty() ? "" : ", ") + to_string(line);
  return text;
}

std::string total_words(const ShownTotal& total, Language language) {
  const StatedTotal& it = total.total;
  std::string text =
      total.title + ", " + span_words(total, language) + ": " +
      words("statement.of", language, amount_text(it.counted, language), amount_text(it.most, language));
  if (!it.elsewhere.is_zero()) {
    text += ", " + words("statement.elsewhere", language, amount_text(it.elsewhere, language));
  }
  if (it.counted <= it.most) {
    text += ", " + words("statement.left", language, amount_text(it.most - it.counted, language));
  }
  return text + '.';
}

std::string full_words(const ShownStatedLine& line, Language language) {
  std::string text = to_string(line.stated.line) + "  " + date_words(line.line.date, language) + ", " +
                     kind_words(line.line.kind, language) + ", " + claimed_words(line, language) + ": ";
  if (line.stated.became == "approved") text += amount_text(line.stated.granted, language) + ' ';
  text += std::string(became_words(line.stated.became, language)) + '.';
  if (!line.stated.settled.is_zero() && line.line.settles) {
    text += ' ' + words("statement.settled", language, amount_text(line.stated.settled, language),
                        to_string(*line.line.settles));
  }
  return text;
}

std::string not_applied(const LineWords& words) {
  std::string text;
  for (const GroundWords& ground : words.grounds) {
    if (ground.did_apply || ground.is_of_other_kind) continue;
    text += (text.empty() ? "" : "; ") + ground.article + ' ' + ground.did;
  }
  return text;
}

std::string check_command(const ShownStatement& statement) {
  return "buurtkas audit journal.db --only " + statement.code;
}

}  // namespace buurtkas
