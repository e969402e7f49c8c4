#pragma once

#include <compare>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

// All that lies in a folder, to be put back and compared; and what an audit says of the journal in it.

namespace buurtkas::testing {

struct KeptFile {
  std::string bytes;
  std::filesystem::perms mode = {};

  auto operator<=>(const KeptFile&) const = default;
};

using State = std::map<std::string, KeptFile>;  // by path, from the folder

State state_of(const std::filesystem::path& folder);

// Makes the folder be that, and no more.
void put_back(const std::filesystem::path& folder, const State& state);

// Names that a command leaves behind only when it was ended on its way.
std::vector<std::string> leftovers_in(const State& state);

std::string names_in(const State& state);

// By this process, without any fault. The root is empty when there is no journal, or nothing in it.
struct Audited {
  int code = -1;
  std::string root;
  std::string differences;  // their codes
  std::string told;
};
Audited audit_of(const std::filesystem::path& round);

struct Asked {
  int code = -1;
  std::string out;
  std::string err;
};
Asked ask_here(const std::vector<std::string>& words);

}  // namespace buurtkas::testing
