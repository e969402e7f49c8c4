#include "cli/render/amounts.h"
#include "cli/render/claims_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/round_rules.h"
#include "cli/render/rule_words.h"
#include "cli/render/statement.h"
#include "cli/render/statement_words.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t what_width = 30;
constexpr std::size_t amount_width = 11;

// Below a line, further in.
std::string below(const std::string& text, std::size_t indent) {
  std::string paragraph = wrapped(text, columns - indent);
  for (std::size_t at = 0; (at = paragraph.find('\n', at)) != std::string::npos; at += indent) {
    paragraph.insert(++at, indent, ' ');
  }
  return std::string(indent, ' ') + paragraph + '\n';
}

class StatementText {
 public:
  StatementText(const ShownStatement& statement, Language language)
      : statement_(statement), language_(language) {}

  std::string text() {
    head();
    paid_lines();
    unpaid_lines();
    waiting();
    advances();
    totals();
    paragraph(words("statement.disagree", language_));
    in_full();
    text_ += '\n' + wrapped(words("statement.check", language_, statement_.code, statement_.entry), columns) +
             "\n  " + check_command(statement_) + '\n';
    return std::move(text_);
  }

 private:
  std::string amount(Money money) const { return amount_text(money, language_); }

  void title(const char* key) { text_ += '\n' + words(key, language_) + '\n'; }
  void paragraph(const std::string& text) { text_ += '\n' + wrapped(text, columns) + '\n'; }

  void head() {
    const std::string left = words("statement.title", language_, statement_.code);
    text_ += left + "  " + right_in(statement_.round, columns - 2 - display_width(left)) + '\n';
    text_ += wrapped(words("statement.for", language_, person_words(statement_, language_),
                           date_words(statement_.on, language_)),
                     columns) +
             '\n';
    paragraph(pays_words(statement_, language_));
  }

  void row(const std::string& what, const std::vector<std::string>& amounts) {
    std::string row = left_in(what, what_width);
    for (const std::string& one : amounts) row += right_whole(one, amount_width + 1);
    while (row.ends_with(' ')) row.pop_back();
    text_ += row + '\n';
  }

  bool has_settled() const {
    for (const ShownStatedLine& one : statement_.lines) {
      if (!one.stated.settled.is_zero()) return true;
    }
    return false;
  }

  void paid_lines() {
    Money granted(0, Currency::euro());
    Money settled = granted;
    const bool shows_settled = has_settled();
    const auto amounts = [&](const std::string& first, const std::string& second, const std::string& third,
                             const std::string& last) {
      std::vector<std::string> list = {first, second};
      if (shows_settled) list.push_back(third);
      list.push_back(last);
      return list;
    };
    bool is_first = true;
    for (const ShownStatedLine& one : statement_.lines) {
      if (one.stated.became != "approved") continue;
      if (is_first) {
        title("statement.paid-lines");
        row({}, amounts(words("statement.claimed", language_), words("statement.granted", language_),
                        words("statement.from-advance", language_), words("statement.paid", language_)));
      }
      is_first = false;
      granted += one.stated.granted;
      settled += one.stated.settled;
      row(to_string(one.stated.line) + "  " + to_string(one.line.date),
          amounts(claimed_words(one, language_), amount(one.stated.granted), amount(one.stated.settled),
                  amount(one.stated.paid)));
      about(one);
    }
    if (is_first) return;
    row(words("statement.sum", language_),
        amounts({}, amount(granted), amount(settled), amount(statement_.body.total)));
  }

  void about(const ShownStatedLine& one) {
    const std::string about = one.line.about.empty() ? std::string() : ": " + one.line.about;
    text_ += below(kind_words(one.line.kind, language_) + about, 8);
    if (one.corrects) {
      text_ += below(words("statement.correction", language_, to_string(*one.corrects)), 8);
    }
  }

  void unpaid_lines() {
    bool is_first = true;
    for (const ShownStatedLine& one : statement_.lines) {
      if (one.stated.became == "approved") continue;
      if (is_first) title("statement.unpaid-lines");
      is_first = false;
      row(to_string(one.stated.line) + "  " + to_string(one.line.date),
          {claimed_words(one, language_), "   " + std::string(became_words(one.stated.became, language_))});
      about(one);
      for (const std::string& reason : unpaid_reasons(one, language_)) text_ += below(reason, 8);
    }
  }

  void waiting() {
    if (statement_.body.waiting.empty()) return;
    paragraph(words("statement.waiting", language_, waiting_words(statement_)));
  }

  void advances() {
    if (statement_.body.advances.empty()) return;
    title("statement.advances");
    for (const StatedAdvance& one : statement_.body.advances) {
      text_ += wrapped(words("statement.advance-open", language_, to_string(one.line), amount(one.open)),
                       columns) +
               '\n';
    }
  }

  void totals() {
    if (statement_.totals.empty()) return;
    title("statement.at-limits");
    for (const ShownTotal& one : statement_.totals) {
      text_ += wrapped(total_words(one, language_), columns, 2) + '\n';
    }
  }

  void in_full() {
    if (statement_.lines.empty()) return;
    title("statement.full");
    for (const ShownStatedLine& one : statement_.lines) {
      text_ += wrapped(full_words(one, language_), columns, 2) + '\n';
      for (const GroundWords& ground : one.words.grounds) {
        if (!ground.did_apply) continue;
        text_ += below(ground.article + ": " + ground.did + ". " + ground.because, 2);
      }
      const std::string others = not_applied(one.words);
      if (!others.empty()) text_ += below(words("statement.not-applied", language_, others), 2);
    }
  }

  const ShownStatement& statement_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string statement_text(const ShownStatement& statement, Language language) {
  return StatementText(statement, language).text();
}

}  // namespace buurtkas
