#include <array>

#include "cli/read/claim_values.h"
#include "cli/read/csv_table.h"

namespace buurtkas {
namespace {

enum ClaimColumn : std::size_t {
  claim_id,
  claimant,
  handed_in,
  kind,
  date,
  amount,
  kilometres,
  hours,
  trip,
  about,
  receipt,
  sha256,
  project,
  pot,
  agreed,
  other_than,
  settles,
  elsewhere_month,
  elsewhere_year
};

constexpr std::array<Column, 19> columns = {{{"claim", true},
                                             {"claimant", true},
                                             {"handed_in", true},
                                             {"kind", true},
                                             {"date", true},
                                             {"amount"},
                                             {"kilometres"},
                                             {"hours"},
                                             {"trip"},
                                             {"about"},
                                             {"receipt"},
                                             {"sha256"},
                                             {"project"},
                                             {"pot"},
                                             {"agreed"},
                                             {"other_than"},
                                             {"settles"},
                                             {"elsewhere_month"},
                                             {"elsewhere_year"}}};

// A row a line of a claim; the rows of one claim stand together, and say the same of it.
class ClaimRows {
 public:
  ClaimRows(const Source& source, FileFindings& findings, const ClaimContext& context)
      : findings_(findings), table_(source, findings, columns), values_(findings, context) {}

  std::vector<ReadClaim> read() {
    if (!table_.has_required_columns()) return {};
    while (table_.next()) {
      const auto id = read_id(findings_, table_.spot(claim_id), table_.cell(claim_id));
      Claim head = read_head();
      if (!id || !values_.check_id(table_.spot(claim_id), *id)) continue;
      head.id = ClaimId(*id);
      const bool is_same = !claims_.empty() && claims_.back().claim.id == head.id;
      if (!is_same) {
        claims_.push_back({std::move(head), findings_.file(), table_.spot(claim_id), {}});
      } else {
        check_same(head, claims_.back().claim);
      }
      ReadClaim& read = claims_.back();
      read.claim.lines.push_back(read_line(read.claim));
      read.lines.push_back(table_.spot(kind));
    }
    return std::move(claims_);
  }

 private:
  bool has(std::size_t column) const { return !table_.cell(column).empty(); }

  Date day(std::size_t column) {
    if (!has(column)) {
      findings_.error(code::missing_value, table_.spot(column), {}, columns.at(column).name);
      return {};
    }
    return read_date(findings_, table_.spot(column), table_.cell(column)).value_or(Date());
  }

  std::optional<Money> money(std::size_t column) {
    return has(column) ? values_.amount(table_.spot(column), table_.cell(column)) : std::nullopt;
  }

  Claim read_head() {
    Claim head;
    head.claimant = values_.claimant(table_.spot(claimant), table_.cell(claimant)).value_or(ResidentId());
    head.handed_in = day(handed_in);
    head.elsewhere_month = money(elsewhere_month);
    head.elsewhere_year = money(elsewhere_year);
    return head;
  }

  void check_same(const Claim& head, const Claim& claim) {
    const auto expect = [&](bool is_same, std::size_t column) {
      if (!is_same)
        findings_.error(code::claim_differs, table_.spot(column), table_.cell(column), claim.id.text());
    };
    expect(head.claimant == claim.claimant, claimant);
    expect(head.handed_in == claim.handed_in, handed_in);
    expect(head.elsewhere_month == claim.elsewhere_month, elsewhere_month);
    expect(head.elsewhere_year == claim.elsewhere_year, elsewhere_year);
  }

  ClaimLine read_line(const Claim& claim) {
    ClaimLine line;
    const auto cell = [&](std::size_t column) { return table_.cell(column); };
    const auto spot = [&](std::size_t column) { return table_.spot(column); };
    line.kind = values_.kind(spot(kind), cell(kind)).value_or("");
    line.date = day(date);
    line.amount = money(amount);
    if (has(kilometres)) line.kilometres = values_.kilometres(spot(kilometres), cell(kilometres));
    if (has(hours)) line.hours = values_.hours(spot(hours), cell(hours));
    if (has(trip)) line.trip = values_.text(spot(trip), cell(trip));
    if (has(about)) line.about = values_.text(spot(about), cell(about));
    if (has(receipt)) line.receipt_file = values_.receipt(spot(receipt), cell(receipt));
    if (has(sha256)) line.receipt = values_.sha256(spot(sha256), cell(sha256));
    if (has(project)) line.project = values_.project(spot(project), cell(project));
    if (has(pot)) line.pot = values_.pot(spot(pot), cell(pot));
    if (has(agreed)) line.was_agreed = values_.yes(spot(agreed), cell(agreed));
    if (has(other_than)) line.other_than = values_.line(spot(other_than), cell(other_than));
    if (has(settles)) line.settles = values_.line(spot(settles), cell(settles));
    if (findings_.list().errors() == 0) values_.check_line(claim, line, spot(kind));
    return line;
  }

  FileFindings& findings_;
  CsvTable table_;
  ClaimValues values_;
  std::vector<ReadClaim> claims_;
};

}  // namespace

std::vector<ReadClaim> read_claims_csv(const Source& source, FileFindings& findings,
                                       const ClaimContext& context) {
  return ClaimRows(source, findings, context).read();
}

}  // namespace buurtkas
