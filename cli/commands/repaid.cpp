#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/act_session.h"
#include "cli/commands/claims.h"
#include "cli/commands/granted_line.h"
#include "cli/commands/repaying.h"
#include "cli/read/values.h"
#include "cli/render/amounts.h"
#include "cli/render/json_text.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "engine/finding_codes.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t columns = 80;

// Nothing, told as findings.
std::optional<Money> amount_in(Console& console, const std::string& text, Language language) {
  FindingList list;
  FileFindings findings(list, "AMOUNT");
  const auto amount = read_amount(findings, {}, text, Currency::euro());
  if (!amount) tell_findings(console, console.err, list.take("AMOUNT"), language);
  return amount;
}

// Where the money of an advance is that was not paid out.
std::string where_is(const ClaimsState& state, const LineId& line, Language language) {
  for (const GrantedLine& one : granted_lines(state)) {
    if (one.id != line) continue;
    if (one.at == MoneyAt::payable) return std::string(in(language, "te betalen", "payable"));
    if (one.at == MoneyAt::in_transit) return std::string(in(language, "onderweg", "in transit"));
    if (one.at == MoneyAt::came_back) {
      return std::string(in(language, "teruggekomen van de bank", "came back from the bank"));
    }
    return std::string(in(language, "nog te tekenen", "to be signed"));
  }
  return std::string(in(language, "niet toegekend", "not granted"));
}

int refuse(Console& console, const ActSession& session, const RepayAsked& asked, const CannotRepay& cannot) {
  const Language language = session.input.language;
  const std::string line = to_string(asked.line);
  std::string found = line;
  std::string expected;
  if (cannot.code == code::not_paid_out) {
    expected = where_is(session.state, asked.line, language);
  } else if (cannot.code == code::more_than_open) {
    found = amount_text(asked.amount, language);
    expected = amount_text(cannot.open, language);
  } else if (cannot.code == code::number_out_of_range) {
    found = amount_text(asked.amount, language);
    expected = "> " + amount_text(Money(0, Currency::euro()), language);
  } else if (cannot.code == code::lacks_role) {
    found = asked.by.text();
    expected = words_of(Role::treasurer, language);
  } else if (cannot.code == code::own_claim || cannot.code == code::own_household) {
    found = asked.by.text();
    expected = line;
  }
  return refuse_act(console, session, cannot.code, std::move(found), std::move(expected));
}

int refuse(Console& console, const ActSession& session, const RepayAsked& asked, const RepaidBefore& before) {
  const Language language = session.input.language;
  return refuse_act(console, session, code::repaid_otherwise, amount_text(asked.amount, language),
                    amount_text(before.amount, language));
}

void show(Console& console, const Repayment& repayment, Language language) {
  if (console.format == Format::json) {
    console.out << json_text(nlohmann::json::parse(repayment.draft.body));
    return;
  }
  const auto say = [&](std::string_view dutch, std::string_view english, const auto&... values) {
    return fmt::format(fmt::runtime(in(language, dutch, english)), values...);
  };
  const std::string amount = amount_text(repayment.act.amount, language);
  const std::string told = repayment.open.is_zero()
                               ? say("{} teruggegeven; het voorschot is afgerekend",
                                     "{} given back; the advance is settled", amount)
                               : say("{} teruggegeven; {} staat nog open: lever bonnen in, of geef het terug",
                                     "{} given back; {} is still open: hand in receipts, or give it back",
                                     amount, amount_text(repayment.open, language));
  console.out << wrapped(to_string(repayment.act.line) + "  " + told, columns, 2) << '\n';
  for (const DrawnFrom& one : repayment.given_back) {
    const std::string to =
        one.account.kind == AccountKind::reserve
            ? say("naar de reserve voor bewoners van {}", "to the residents' reserve of {}", one.pot.text())
            : say("naar {}, van {}", "to {}, of {}", one.account.name, one.pot.text());
    console.out << "  " << wrapped(amount_text(one.amount, language) + ' ' + to, columns - 2, 2) << '\n';
  }
}

}  // namespace

int repaid(Console& console, const fs::path& folder, const RepaidOptions& options) {
  const auto session = open_acts(console, folder, options.dry_run);
  if (!session) return input_is_wrong;
  const Language language = session->input.language;
  const auto line = parse_line_id(options.claim + '/' + options.line);
  if (!line) {
    return refuse_act(console, *session, code::no_such_claim, options.claim + '/' + options.line, {});
  }
  const auto amount = amount_in(console, options.amount, language);
  if (!amount) return input_is_wrong;
  const RepayAsked asked = {*line, *amount, ResidentId(*options.record.by), *options.record.on,
                            session->inputs};
  const Repaying repaying = decide_repayment(session->state, *session->input.round, asked);
  if (const auto* cannot = std::get_if<CannotRepay>(&repaying)) {
    return refuse(console, *session, asked, *cannot);
  }
  if (const auto* before = std::get_if<RepaidBefore>(&repaying)) {
    if (before->amount != asked.amount) return refuse(console, *session, asked, *before);
    return record_acts(console, folder, *session, {});
  }
  const auto& repayment = std::get<Repayment>(repaying);
  const Act act = {asked.on, asked.by.text(), std::string(name_of(Role::treasurer))};
  const int recorded = record_acts(console, folder, *session, {{repayment.draft, act}});
  if (recorded != done) return recorded;
  show(console, repayment, language);
  if (options.dry_run) tell_dry_run(console, language);
  return done;
}

}  // namespace buurtkas
