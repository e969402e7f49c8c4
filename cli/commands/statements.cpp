#include "cli/commands/statements.h"

#include <algorithm>
#include <map>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/commands/claims_again.h"
#include "cli/read/iban.h"
#include "cli/render/batch_bodies.h"
#include "cli/render/rule_words.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

class StatementTeller {
 public:
  StatementTeller(const Journal& journal, const People* people, const StatementsAsked& asked,
                  const OnStatement& on_statement)
      : journal_(journal), people_(people), asked_(asked), on_statement_(on_statement), again_(journal) {}

  void tell() {
    each([this](const Entry& entry) { find(entry); });
    each([this](const Entry& entry) { look(entry); });
  }

 private:
  template <class OnEntry>
  void each(const OnEntry& on_entry) const {
    journal_.each(1, [&](const ReadEntry& read) {
      if (const auto* sealed = std::get_if<SealedEntry>(&read)) on_entry(sealed->entry);
      return true;
    });
  }

  bool is_asked(const StatementBody& body, const std::string& code) const {
    return !asked_.only || *asked_.only == code || *asked_.only == body.id;
  }

  // Which lines are to be told, and which batch pays which statement.
  void find(const Entry& entry) {
    if (entry.kind == EntryKind::erasure) erased_.insert(entry.key.substr(entry.key.find(':') + 1));
    if (const auto act = entry.kind == EntryKind::waiver ? waiver_in(Json::parse(entry.body, nullptr, false))
                                                         : std::nullopt) {
      waived_.insert(act->lines.begin(), act->lines.end());
    }
    const bool is_payment = entry.kind == EntryKind::statement || entry.kind == EntryKind::batch ||
                            entry.kind == EntryKind::settlement || entry.kind == EntryKind::bank_status;
    if (!is_payment) return;
    const Json json = Json::parse(entry.body, nullptr, false);
    if (auto settlement = settlement_in(json)) {
      const std::string of = settlement->statement;
      settlements_[of].push_back(std::move(*settlement));
    }
    if (const auto statement = statement_in(json)) {
      for (const StatedLine& one : statement->lines) told_last_[one.line] = statement->id;
      if (!is_asked(*statement, statement_code(statement->id, entry.body))) return;
      for (const StatedLine& one : statement->lines) wanted_[one.line] += 1;
    }
    const auto batch = entry.kind == EntryKind::batch ? batch_in(json) : std::nullopt;
    if (!batch) return;
    for (const BatchedPayment& one : batch->payments) batches_.emplace(one.statement, batch->id);
  }

  void look(const Entry& entry) {
    if (entry.kind == EntryKind::assessment && !wanted_.empty()) decide(entry);
    if (entry.kind == EntryKind::statement) {
      const Json json = Json::parse(entry.body, nullptr, false);
      const auto statement = statement_in(json);
      const std::string code = code_of(entry);
      if (statement && is_asked(*statement, code)) tell(entry, json, *statement, code);
    }
    again_.add(entry);
  }

  void decide(const Entry& entry) {
    const Json body = Json::parse(entry.body, nullptr, false);
    if (!body.is_object()) return;
    for (const ClaimsAgain::AssessedLine& one : again_.assess_again(body)) {
      if (!wanted_.contains(one.line)) continue;
      Decided& decided = decided_[one.line];
      decided.corrects = one.corrects;
      for (const Language language : asked_.languages) {
        decided.words.push_back(line_words(one.assessment, language));
      }
    }
  }

  void tell(const Entry& entry, const Json& body, const StatementBody& statement, const std::string& code) {
    ShownStatement shown;
    shown.code = code;
    shown.body = statement;
    shown.on = entry.date;
    shown.entry = entry.number;
    const auto batch = batches_.find(code);
    if (batch != batches_.end()) shown.batch = batch->second;
    const auto settled = settlements_.find(code);
    if (settled != settlements_.end()) {
      for (const SettlementBody& one : settled->second) {
        (one.did == BankDid::booked ? shown.booked : shown.reopened) = one;
      }
    }
    shown.next = next_of(statement);
    add_person(shown);
    const auto kept = again_.kept_of(body);
    if (kept.round != nullptr) shown.round = kept.round->name;
    for (std::size_t i = 0; i < asked_.languages.size(); ++i) {
      shown.lines.clear();
      for (const StatedLine& one : statement.lines) shown.lines.push_back(line_of(one, i));
      shown.totals.clear();
      for (const StatedTotal& one : statement.totals) {
        shown.totals.push_back(total_of(one, kept.rulebooks, asked_.languages[i]));
      }
      on_statement_(shown, asked_.languages[i]);
    }
    for (const StatedLine& one : statement.lines) {
      if (--wanted_[one.line] == 0) decided_.erase(one.line);
    }
  }

  // As all that was recorded since has it.
  ShownStatement::Next next_of(const StatementBody& statement) const {
    bool is_told_again = true;
    bool is_given_up = true;
    for (const StatedLine& one : statement.lines) {
      if (one.paid.is_zero() || waived_.contains(one.line)) continue;
      is_given_up = false;
      is_told_again = is_told_again && told_last_.at(one.line) != statement.id;
    }
    if (is_given_up) return ShownStatement::Next::given_up;
    const bool is_erased = erased_.contains(statement.resident.text()) && !is_told_again;
    return is_erased ? ShownStatement::Next::erased : ShownStatement::Next::paid_again;
  }

  void add_person(ShownStatement& shown) const {
    if (people_ == nullptr) return;
    const auto row = std::find_if(people_->people.begin(), people_->people.end(), [&](const Person& person) {
      return person.resident == shown.body.resident.text();
    });
    const bool is_same =
        row != people_->people.end() && !row->salt.empty() && commitment_to(*row) == shown.body.commitment;
    shown.has_changed = row != people_->people.end() && !is_same;
    if (!is_same) return;
    shown.name = row->name;
    shown.iban = compact_iban(row->iban);
  }

  ShownStatedLine line_of(const StatedLine& stated, std::size_t language) const {
    ShownStatedLine shown;
    shown.stated = stated;
    const ClaimState* claim = again_.state().find(stated.line.claim);
    const bool is_there =
        claim != nullptr && stated.line.number >= 1 && stated.line.number <= claim->lines.size();
    if (is_there) {
      const LineState& line = claim->lines[stated.line.number - 1];
      shown.line = claim->claim.lines[stated.line.number - 1];
      shown.handed_in = claim->claim.handed_in;
      if (line.corrects) shown.corrects = LineId{stated.line.claim, *line.corrects};
      shown.refused_by = line.refused_by.text();
      shown.refused_why = line.refused_why;
    }
    const auto decided = decided_.find(stated.line);
    if (decided != decided_.end()) shown.words = decided->second.words[language];
    return shown;
  }

  static ShownTotal total_of(const StatedTotal& total, std::span<const Rulebook> rulebooks,
                             Language language) {
    ShownTotal shown = {total, total.limit, false};
    for (const Rulebook& rulebook : rulebooks) {
      for (const Article& article : rulebook.articles) {
        if (rulebook.name + '/' + article.id != total.limit) continue;
        shown.title = text_in(article.title, language);
        const auto* limit = std::get_if<LimitRule>(&article.verb);
        shown.is_of_year = limit != nullptr && limit->in == Span::year;
      }
    }
    return shown;
  }

  struct Decided {
    std::uint32_t corrects = 0;
    std::vector<LineWords> words;  // by language
  };

  const Journal& journal_;
  const People* people_;
  const StatementsAsked& asked_;
  const OnStatement& on_statement_;
  ClaimsAgain again_;
  std::map<LineId, std::size_t> wanted_;  // in how many statements: those that a bank rejected, and the next
  std::map<std::string, std::vector<SettlementBody>> settlements_;  // by statement
  std::map<std::string, std::string> batches_;                      // by statement
  std::map<LineId, Decided> decided_;
  std::map<LineId, std::string> told_last_;  // by which statement
  std::set<LineId> waived_;
  std::set<std::string> erased_;
};

}  // namespace

void each_statement(const Journal& journal, const People* people, const StatementsAsked& asked,
                    const OnStatement& on_statement) {
  StatementTeller(journal, people, asked, on_statement).tell();
}

std::string code_of(const Entry& entry) {
  if (entry.kind != EntryKind::statement) return {};
  const auto statement = statement_in(Json::parse(entry.body, nullptr, false));
  return statement ? statement_code(statement->id, entry.body) : std::string();
}

}  // namespace buurtkas
