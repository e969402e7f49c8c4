#include <kainjow/mustache.hpp>

#include "cli/render/amounts.h"
#include "cli/render/claims_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "cli/render/statement.h"
#include "cli/render/statement_words.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

using Data = kainjow::mustache::data;

Data texts(const std::vector<std::string>& list) {
  Data items(Data::type::list);
  for (const std::string& one : list) items.push_back(Data("text", one));
  return items;
}

// An amount stays on one line.
std::string unbroken(std::string html) {
  constexpr std::string_view euro = "€ ";
  for (std::size_t at = 0; (at = html.find(euro, at)) != std::string::npos; at += euro.size()) {
    html.replace(at, euro.size(), "€\u00A0");
  }
  return html;
}

class StatementPage {
 public:
  StatementPage(const ShownStatement& statement, Language language)
      : statement_(statement), language_(language) {}

  std::string html() {
    Data page;
    page.set("language", language_ == Language::nl ? "nl" : "en");
    page.set("style", std::string(page_file("page.css")));
    page.set("round", harmless(statement_.round));
    page.set("title", words("statement.title", language_, statement_.code));
    page.set("for", words("statement.for", language_, person_words(statement_, language_),
                          date_words(statement_.on, language_)));
    page.set("pays", pays_words(statement_, language_));
    add_paid(page);
    add_unpaid(page);
    add_rest(page);
    add_full(page);
    kainjow::mustache::mustache whole{std::string(page_file("statement.mustache"))};
    return unbroken(whole.render(page));
  }

 private:
  std::string say(const char* key) const { return words(key, language_); }
  std::string amount(Money money) const { return amount_text(money, language_); }

  Data row(const ShownStatedLine& one) const {
    Data row;
    row.set("line", to_string(one.stated.line));
    row.set("date", date_words(one.line.date, language_));
    row.set("kind", kind_words(one.line.kind, language_));
    std::vector<std::string> about;
    if (!one.line.about.empty()) about.push_back(harmless(one.line.about));
    if (one.corrects) {
      about.push_back(words("statement.correction", language_, to_string(*one.corrects)));
    }
    row.set("about", texts(about));
    row.set("claimed", claimed_words(one, language_));
    return row;
  }

  void add_paid(Data& page) const {
    Data rows(Data::type::list);
    Money granted(0, Currency::euro());
    Money settled = granted;
    for (const ShownStatedLine& one : statement_.lines) {
      if (one.stated.became != "approved") continue;
      granted += one.stated.granted;
      settled += one.stated.settled;
      Data line = row(one);
      line.set("granted", amount(one.stated.granted));
      line.set("settled", amount(one.stated.settled));
      line.set("paid", amount(one.stated.paid));
      rows.push_back(line);
    }
    page.set("has-paid", !rows.is_empty_list());
    page.set("has-settled", !settled.is_zero());
    page.set("columns", settled.is_zero() ? "3" : "4");
    page.set("paid-title", say("statement.paid-lines"));
    page.set("claimed-head", say("statement.claimed"));
    page.set("granted-head", say("statement.granted"));
    page.set("settled-head", say("statement.from-advance"));
    page.set("paid-head", say("statement.paid"));
    page.set("paid-lines", rows);
    page.set("sum", say("statement.sum"));
    page.set("granted-sum", amount(granted));
    page.set("settled-sum", amount(settled));
    page.set("paid-sum", amount(statement_.body.total));
  }

  void add_unpaid(Data& page) const {
    Data rows(Data::type::list);
    for (const ShownStatedLine& one : statement_.lines) {
      if (one.stated.became == "approved") continue;
      Data line = row(one);
      line.set("became", std::string(became_words(one.stated.became, language_)));
      line.set("reasons", texts(unpaid_reasons(one, language_)));
      rows.push_back(line);
    }
    page.set("has-unpaid", !rows.is_empty_list());
    page.set("unpaid-title", say("statement.unpaid-lines"));
    page.set("unpaid-lines", rows);
  }

  void add_rest(Data& page) const {
    if (!statement_.body.waiting.empty()) {
      page.set("waiting", words("statement.waiting", language_, waiting_words(statement_)));
    }
    std::vector<std::string> advances;
    for (const StatedAdvance& one : statement_.body.advances) {
      advances.push_back(words("statement.advance-open", language_, to_string(one.line), amount(one.open)));
    }
    page.set("has-advances", !advances.empty());
    page.set("advances-title", say("statement.advances"));
    page.set("advances", texts(advances));
    std::vector<std::string> totals;
    for (const ShownTotal& one : statement_.totals) totals.push_back(total_words(one, language_));
    page.set("has-totals", !totals.empty());
    page.set("totals-title", say("statement.at-limits"));
    page.set("totals", texts(totals));
    page.set("disagree", say("statement.disagree"));
    page.set("check", words("statement.check", language_, statement_.code, statement_.entry));
    page.set("command", check_command(statement_));
  }

  void add_full(Data& page) const {
    Data lines(Data::type::list);
    for (const ShownStatedLine& one : statement_.lines) {
      Data line;
      line.set("what", full_words(one, language_));
      Data grounds(Data::type::list);
      for (const GroundWords& ground : one.words.grounds) {
        if (!ground.did_apply) continue;
        Data item;
        item.set("article", ground.article);
        item.set("did", ground.did);
        item.set("because", ground.because);
        grounds.push_back(item);
      }
      line.set("grounds", grounds);
      const std::string others = not_applied(one.words);
      if (!others.empty()) line.set("others", words("statement.not-applied", language_, others));
      lines.push_back(line);
    }
    page.set("full-title", say("statement.full"));
    page.set("full", lines);
  }

  const ShownStatement& statement_;
  Language language_;
};

}  // namespace

std::string statement_page(const ShownStatement& statement, Language language) {
  return StatementPage(statement, language).html();
}

}  // namespace buurtkas
