#include "cli/read/folder_fates.h"

#include <stdexcept>

#include "cli/read/round_files.h"

namespace buurtkas {

void show_fates_of(const std::filesystem::path& folder, const ReadFile& file, const Round& round,
                   const OnFate& on_fate) {
  const std::string path = (folder / file.name).string();
  const Reading<Source> source = read_source(path, path, table_bytes_max);
  if (!source.value || source.value->sha256 != file.sha256) {
    throw std::runtime_error(path + ": it changed while it was read");
  }
  FindingList list;
  FileFindings told_before(list, path);
  const BallotContext context = {&round, &round.proposals, &round.residents};
  const auto rows = file.name.ends_with(".csv") ? read_ballots_csv(*source.value, told_before, context)
                                                : read_ballots_pb(*source.value, told_before, context);
  BUURTKAS_ASSERT(rows && list.errors() == 0);
  show_fates(round, rows->ballots, open_ballot_box(round, rows->ballots), on_fate);
}

}  // namespace buurtkas
