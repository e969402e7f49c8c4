#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "cli/commands/command.h"
#include "cli/read/people_csv.h"

// A round's private/people.csv.

namespace buurtkas {

struct People {
  Source source;
  std::vector<Person> people;
};

std::filesystem::path people_file(const std::filesystem::path& folder);

// Where the file really lies: it may be a link to another place.
void write_people(const std::filesystem::path& folder, const std::string& text);

// Nothing without such a file, or when it has errors.
Reading<People> read_people(const std::filesystem::path& folder);

}  // namespace buurtkas
