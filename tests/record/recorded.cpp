#include "tests/record/recorded.h"

#include <sstream>

#include <gtest/gtest.h>

#include "cli/commands/run.h"

namespace buurtkas::testing {

Told call(const std::vector<std::string>& words) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = run(words, out, err, false);
  return {code, out.str(), err.str()};
}

std::filesystem::path record_vote(const std::string& sample, const TemporaryFolder& folder) {
  const std::filesystem::path round = copy_sample(sample, folder);
  const Told told = call({"vote", round.string(), "--quiet"});
  EXPECT_EQ(told.code, 0) << told.err;
  return round / "journal.db";
}

}  // namespace buurtkas::testing
