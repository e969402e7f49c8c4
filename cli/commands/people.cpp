#include "cli/commands/people.h"

#include "cli/record/whole_file.h"

namespace buurtkas {

std::filesystem::path people_file(const std::filesystem::path& folder) {
  return folder / "private" / "people.csv";
}

void write_people(const std::filesystem::path& folder, const std::string& text) {
  write_whole(std::filesystem::canonical(people_file(folder)), text, Readers::owner);
}

Reading<People> read_people(const std::filesystem::path& folder) {
  const std::string file = people_file(folder).string();
  constexpr std::uint64_t bytes_max = std::uint64_t{64} << 20U;
  Reading<Source> source = read_source(file, file, bytes_max);
  if (!source.value) return {std::nullopt, std::move(source.findings)};
  FindingList list;
  FileFindings findings(list, file);
  People people = {std::move(*source.value), {}};
  people.people = read_people_csv(people.source, findings);
  const bool is_right = list.errors() == 0;
  Reading<People> reading = {std::nullopt, list.take(file)};
  if (is_right) reading.value = std::move(people);
  return reading;
}

}  // namespace buurtkas
