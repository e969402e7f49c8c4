#include "cli/read/ballot_reader.h"
#include "cli/read/csv_table.h"
#include "cli/read/round_files.h"

namespace buurtkas {
namespace {

// In the order of BallotColumn.
constexpr std::array<Column, 7> columns = {{{"ballot", true},
                                            {"channel", true},
                                            {"resident", true},
                                            {"received"},
                                            {"vote", true},
                                            {"points"},
                                            {"invalid"}}};

BallotRow row_of(const CsvTable& table) {
  BallotRow row;
  for (std::size_t column = 0; column < columns.size(); ++column) {
    row.cells.at(column) = {table.cell(column), table.spot(column)};
  }
  return row;
}

}  // namespace

std::optional<BallotRows> read_ballots_csv(const Source& source, FileFindings& findings,
                                           const BallotContext& context) {
  const std::uint64_t errors_before = findings.list().errors();
  CsvTable table(source, findings, columns);
  if (!table.has_required_columns()) return std::nullopt;
  BallotReader reader(findings, context);
  BallotRows result;
  result.has_header = findings.list().errors() == errors_before;
  while (table.next()) {
    auto ballot = reader.read(row_of(table));
    if (!ballot) continue;
    result.ballots.push_back(std::move(*ballot));
    result.lines.push_back(table.line());
  }
  result.by_channel = reader.by_channel();
  return result;
}

}  // namespace buurtkas
