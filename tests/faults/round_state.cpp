#include "tests/faults/round_state.h"

#include <fstream>
#include <sstream>

#include <nlohmann/json.hpp>

#include "cli/commands/run.h"
#include "tests/support/support.h"

namespace buurtkas::testing {

namespace fs = std::filesystem;

State state_of(const fs::path& folder) {
  State state;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    state[entry.path().lexically_relative(folder).string()] = {text_of(entry.path()),
                                                               entry.status().permissions()};
  }
  return state;
}

void put_back(const fs::path& folder, const State& state) {
  fs::remove_all(folder);
  fs::create_directories(folder);
  for (const auto& [name, file] : state) {
    const fs::path path = folder / name;
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << file.bytes;
    fs::permissions(path, file.mode);
  }
}

std::vector<std::string> leftovers_in(const State& state) {
  std::vector<std::string> names;
  for (const auto& [name, file] : state) {
    for (const char* end : {".partial", "-journal", "-wal", "-shm"}) {
      if (name.ends_with(end)) names.push_back(name);
    }
  }
  return names;
}

std::string names_in(const State& state) {
  std::string names;
  for (const auto& [name, file] : state) names += name + ' ';
  return names;
}

Asked ask_here(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  Asked asked;
  try {
    asked.code = buurtkas::run(words, out, err, false);
  } catch (const std::exception& failure) {
    asked.code = tell_failure(err, failure);
  }
  asked.out = out.str();
  asked.err = err.str();
  return asked;
}

Audited audit_of(const fs::path& round) {
  const Asked asked = ask_here({"audit", round.string(), "--format", "json"});
  Audited audited = {asked.code, {}, {}, asked.out + asked.err};
  const nlohmann::json json = nlohmann::json::parse(asked.out, nullptr, false);
  if (!json.is_object()) return audited;
  if (json.at("entries") != "0") audited.root = json.at("root").get<std::string>();
  for (const auto& one : json.at("differences"))
    audited.differences += one.at("code").get<std::string>() + ' ';
  return audited;
}

}  // namespace buurtkas::testing
