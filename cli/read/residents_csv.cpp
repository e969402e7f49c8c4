#include <array>
#include <map>

#include "cli/read/csv_table.h"
#include "cli/read/round_files.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

enum ResidentColumn : std::size_t { resident, neighbourhood, household, birth_year, born, first_rung };

constexpr std::array<Column, first_rung + rung_count> columns = {{{"resident", true},
                                                                  {"neighbourhood"},
                                                                  {"household"},
                                                                  {"birth_year"},
                                                                  {"born"},
                                                                  {"bezoeker"},
                                                                  {"deelnemer"},
                                                                  {"ondersteuner"},
                                                                  {"kartrekker"},
                                                                  {"coordinator"},
                                                                  {"wijkverbinder"}}};

constexpr std::int64_t birth_year_min = 1900;
constexpr std::int64_t birth_year_max = 2199;

// The day of birth, for who wants an age to the day; its year may stand beside it, if it is the same.
void read_born(const CsvTable& table, FileFindings& findings, Resident& result) {
  if (table.cell(born).empty()) return;
  const auto day = read_date(findings, table.spot(born), table.cell(born));
  if (!day) return;
  if (result.birth_year && *result.birth_year != day->year) {
    findings.error(code::terms_conflict, table.spot(born), table.cell(born), table.cell(birth_year));
  }
  result.born = day;
  result.birth_year = day->year;
}

Resident read_resident(const CsvTable& table, FileFindings& findings) {
  Resident result;
  result.neighbourhood =
      read_text(findings, table.spot(neighbourhood), table.cell(neighbourhood), Lines::one).value_or("");
  if (!table.cell(household).empty()) {
    result.household = read_id(findings, table.spot(household), table.cell(household)).value_or("");
  }
  if (!table.cell(birth_year).empty()) {
    const auto year =
        read_whole(findings, table.spot(birth_year), table.cell(birth_year), birth_year_min, birth_year_max);
    if (year) result.birth_year = static_cast<int>(*year);
  }
  read_born(table, findings, result);
  for (std::size_t rung = 0; rung < rung_count; ++rung) {
    const std::size_t column = first_rung + rung;
    if (table.cell(column).empty()) continue;
    result.since.at(rung) = read_date(findings, table.spot(column), table.cell(column));
  }
  return result;
}

}  // namespace

std::optional<ResidentsCsv> read_residents_csv(const Source& source, FileFindings& findings) {
  CsvTable table(source, findings, columns);
  if (!table.has_required_columns()) return std::nullopt;
  ResidentsCsv result;
  result.is_whole = true;
  std::map<std::string, Spot> seen;
  while (table.next()) {
    const Spot spot = table.spot(resident);
    if (table.cell(resident).empty()) {
      findings.error(code::missing_value, spot, {}, "resident");
      result.is_whole = false;
      continue;
    }
    const auto id = read_id(findings, spot, table.cell(resident));
    Resident one = read_resident(table, findings);
    result.is_whole = result.is_whole && id;
    if (!id) continue;
    const auto [first, is_new] = seen.emplace(*id, spot);
    if (!is_new) {
      findings.error(code::duplicate_id, spot, *id, findings.place(first->second));
      result.is_whole = false;
      continue;
    }
    one.id = ResidentId(*id);
    result.residents.push_back(std::move(one));
    result.spots.push_back(spot);
  }
  result.is_whole = result.is_whole && !table.has_lost_rows();
  return result;
}

}  // namespace buurtkas
