#include "tests/bench/ratios.h"

#include <cstdio>

namespace buurtkas::bench {

void RatioReporter::ReportRuns(const std::vector<Run>& reports) {
  benchmark::ConsoleReporter::ReportRuns(reports);
  for (const Run& run : reports) {
    const bool is_single = run.run_type == Run::RT_Iteration && run.repetitions == 1;
    if (run.error_occurred || (!is_single && run.aggregate_name != "median")) continue;
    const std::string name = run.run_name.function_name;
    const std::size_t slash = name.find('/');
    seconds_[name.substr(slash + 1)][name.substr(0, slash)] = run.GetAdjustedRealTime();
  }
}

void RatioReporter::Finalize() {
  std::printf("\n%-34s %-24s %10s\n", "ratio", "file", "times");
  for (const Pair& pair : pairs_) {
    for (const auto& [file, seconds] : seconds_) {
      const auto above = seconds.find(pair.numerator);
      const auto below = seconds.find(pair.denominator);
      if (above == seconds.end() || below == seconds.end()) continue;
      std::printf("%-34s %-24s %10.2f\n", (pair.numerator + " / " + pair.denominator).c_str(), file.c_str(),
                  above->second / below->second);
    }
  }
}

}  // namespace buurtkas::bench
