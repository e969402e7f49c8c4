#include "cli/render/amounts.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "cli/render/site/templates.h"
#include "cli/render/statement_words.h"
#include "cli/render/treasurer.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

class TreasurerPage {
 public:
  TreasurerPage(const ShownTreasurer& shown, Language language) : shown_(shown), language_(language) {}

  std::string html() {
    PageData page;
    page.set("language", language_ == Language::nl ? "nl" : "en");
    page.set("style", std::string(page_file("site.css")));
    page.set("round", shown_.status.round);
    page.set("on", say("treasurer.on", date_words(shown_.status.on, language_), shown_.status.entries));
    page.set("short", say("treasurer.short", shown_.held.size(), shown_.to_sign.size(),
                          shown_.status.came_back.size()));
    add_waiting(page);
    add_limits(page);
    add_pots(page);
    add_batches(page);
    add_residents(page);
    return Templates(language_, html_of).fill("treasurer.mustache", page);
  }

 private:
  template <class... Values>
  std::string say(std::string_view key, const Values&... values) const {
    return words(key, language_, values...);
  }
  std::string amount(Money money) const { return amount_text(money, language_); }

  std::string person(const ResidentId& resident) const {
    const auto known = shown_.names.find(resident);
    return known == shown_.names.end() ? resident.text()
                                       : say("treasurer.person", resident.text(), known->second);
  }

  PageData row_of(const WaitingLine& one) const {
    ShownStatedLine asked;
    asked.line = one.line;
    PageData row;
    row.set("what", say("treasurer.line", to_string(one.id), date_words(one.line.date, language_),
                        kind_words(one.line.kind, language_), claimed_words(asked, language_)));
    row.set("who", person(one.resident));
    set_some(row, "about", one.line.about);
    row.set("reasons", text_items(one.reasons));
    std::string roles;
    for (const std::string& role : one.needed) roles += (roles.empty() ? "" : ", ") + role;
    if (!roles.empty()) row.set("needed", say("treasurer.needed", roles));
    return row;
  }

  void add_waiting(PageData& page) const {
    PageData held(PageData::type::list);
    for (const WaitingLine& one : shown_.held) held.push_back(row_of(one));
    set_list(page, "held", held);
    PageData to_sign(PageData::type::list);
    for (const WaitingLine& one : shown_.to_sign) to_sign.push_back(row_of(one));
    set_list(page, "to-sign", to_sign);
    PageData back(PageData::type::list);
    for (const CameBack& one : shown_.status.came_back) {
      back.push_back(PageData("text", say(one.was_booked ? "treasurer.returned" : "treasurer.rejected",
                                          one.statement, person(one.resident), amount(one.amount))));
    }
    set_list(page, "came-back", back);
  }

  // A list, and whether there is anything in it.
  static void set_list(PageData& page, const std::string& name, const PageData& list) {
    page.set(name, list);
    page.set("has-" + name, list.is_non_empty_list());
  }

  void add_limits(PageData& page) const {
    PageData rows(PageData::type::list);
    for (const YearResident& one : shown_.year.residents) {
      for (const YearLimit& limit : one.limits) {
        PageData row;
        row.set("who", person(one.resident));
        row.set("when",
                limit.is_of_year ? std::to_string(limit.first.year) : month_words(limit.first, language_));
        row.set("counted", amount(limit.counted - limit.elsewhere));
        row.set("beside", amount(limit.beside()));
        row.set("together", amount(limit.together()));
        row.set("most", amount(limit.most));
        row.set("beyond", limit.is_beyond());
        rows.push_back(row);
      }
    }
    set_list(page, "limits", rows);
    page.set("limits-title", say("treasurer.limits", shown_.year.year));
    set_some(page, "scheme", shown_.year.scheme);
  }

  static void set_out(PageData& row, const PaidOut& out, const auto& amount) {
    row.set("payable", amount(out.payable));
    row.set("in-transit", amount(out.in_transit));
    row.set("paid", amount(out.paid));
  }

  void add_pots(PageData& page) const {
    PageData rows(PageData::type::list);
    for (const PotStatus& one : shown_.status.pots) {
      PageData row;
      row.set("pot", one.pot.name.empty() ? one.pot.id.text() : one.pot.name);
      row.set("given", amount(one.given));
      row.set("left", amount(one.left()));
      set_out(row, one.out, [this](Money money) { return amount(money); });
      rows.push_back(row);
    }
    set_list(page, "pots", rows);
  }

  void add_batches(PageData& page) const {
    PageData rows(PageData::type::list);
    for (const BatchStatus& one : shown_.status.batches) {
      PageData row;
      row.set("batch", say("treasurer.batch", one.id, one.code, date_words(one.on, language_), one.payments));
      row.set("total", amount(one.total));
      row.set("in-transit", amount(one.in_transit));
      row.set("booked", amount(one.booked));
      row.set("back", amount(one.rejected + one.returned));
      rows.push_back(row);
    }
    set_list(page, "batches", rows);
  }

  void add_residents(PageData& page) const {
    PageData rows(PageData::type::list);
    for (const ResidentStatus& one : shown_.status.residents) {
      PageData row;
      row.set("who", person(one.resident));
      row.set("granted", amount(one.granted));
      set_out(row, one.out, [this](Money money) { return amount(money); });
      row.set("open", amount(one.open));
      rows.push_back(row);
    }
    set_list(page, "residents", rows);
  }

  const ShownTreasurer& shown_;
  Language language_;
};

}  // namespace

std::string treasurer_page(const ShownTreasurer& shown, Language language) {
  return TreasurerPage(shown, language).html();
}

}  // namespace buurtkas
