#include "tests/bench/pages.h"

#include <cstdio>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "cli/commands/run.h"
#include "tests/bench/least_seconds.h"
#include "tests/support/support.h"

namespace buurtkas::bench {
namespace {

namespace fs = std::filesystem;

void call(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = run(words, out, err, false);
  if (code != 0) std::printf("%s", err.str().c_str());
}

std::uintmax_t bytes_in(const fs::path& folder) {
  std::uintmax_t bytes = 0;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.is_regular_file()) bytes += entry.file_size();
  }
  return bytes;
}

}  // namespace

void print_pages() {
  const testing::TemporaryFolder folder;
  const std::string out = (folder.path() / "pages").string();
  const std::string city = (testing::shared_folder() / "pabulib/Poland_Lodz_2022.pb").string();
  const std::vector<std::vector<std::string>> all_terms = {
      {"--quiet"},
      {"--quiet", "--method", "equal-shares", "--completion", "add-one-integral-exhaustive,greedy"}};
  for (const std::vector<std::string>& terms : all_terms) {
    std::vector<std::string> vote = {"vote", city};
    std::vector<std::string> report = {"report", city, "--out", out};
    vote.insert(vote.end(), terms.begin(), terms.end());
    report.insert(report.end(), terms.begin(), terms.end());
    const double counting = least_seconds([&] { call(vote); });
    const double telling = least_seconds([&] { call(report); });
    std::printf("%s: %ju bytes, %.2f of the time of vote\n",
                terms.size() > 1 ? "equal shares" : "its own rule", bytes_in(out), telling / counting);
  }
}

}  // namespace buurtkas::bench
