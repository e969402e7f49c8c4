#pragma once

#include <map>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

// Times of one run as ratios: machines differ and are noisy, what one thing costs beside another stays.

namespace buurtkas::bench {

// `read/Lodz` over `sha256sum/Lodz`, for every file that has both.
struct Pair {
  std::string numerator;
  std::string denominator;
};

// Prints what Google Benchmark prints, and below it a line a pair and file. The median counts when there are
// repetitions.
class RatioReporter : public benchmark::ConsoleReporter {
 public:
  explicit RatioReporter(std::vector<Pair> pairs)
      : benchmark::ConsoleReporter(OO_None), pairs_(std::move(pairs)) {}

  void ReportRuns(const std::vector<Run>& reports) override;
  void Finalize() override;

 private:
  std::vector<Pair> pairs_;
  std::map<std::string, std::map<std::string, double>> seconds_;  // by file, by what is done
};

}  // namespace buurtkas::bench
