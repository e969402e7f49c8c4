// How fast real elections are read and counted, beside `sha256sum` of the same file and beside slow twins.

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <memory>

#include "cli/read/pb_file.h"
#include "engine/voting/completions.h"
#include "engine/voting/fairness.h"
#include "engine/voting/selection.h"
#include "tests/bench/all_files.h"
#include "tests/bench/bank.h"
#include "tests/bench/growth.h"
#include "tests/bench/journal.h"
#include "tests/bench/pages.h"
#include "tests/bench/ratios.h"
#include "tests/bench/rules.h"
#include "tests/bench/runs.h"
#include "tests/bench/sha256sum.h"
#include "tests/oracles/textbook_equal_shares.h"
#include "tests/support/support.h"

namespace buurtkas::bench {
namespace {

const std::map<std::string, std::string> files = {{"Lodz-2022", "Poland_Lodz_2022.pb"},
                                                  {"Warszawa-2026", "Poland_Warszawa_2026.pb"},
                                                  {"Amsterdam-621", "Netherlands_Amsterdam_621.pb"}};

Election read(const std::string& path) {
  const Reading<Source> source = read_source(path, path, table_bytes_max);
  if (source.value) {
    Reading<Election> election = read_pb_election(*source.value);
    if (election.value) return std::move(*election.value);
  }
  std::fprintf(stderr, "cannot read %s\n", path.c_str());
  std::exit(1);
}

Terms equal_shares(std::vector<Completion> completion) {
  Terms terms;
  terms.completion = std::move(completion);
  terms.tie_breaks = {TieBreak::lowest_id};
  return terms;
}

void slow_equal_shares(const Election& election) {
  const Ratio endowment = cents_of(votable(election.instance)) / election.profile.voters();
  benchmark::DoNotOptimize(oracles::textbook_equal_shares(
      election.instance, election.profile, Satisfaction::cost, {TieBreak::lowest_id}, endowment));
}

benchmark::internal::Benchmark* add(const std::string& what, const std::string& file,
                                    const std::function<void()>& work) {
  return benchmark::RegisterBenchmark((what + '/' + file).c_str(),
                                      [work](benchmark::State& state) {
                                        for (const auto step : state) {
                                          static_cast<void>(step);
                                          work();
                                        }
                                      })
      ->UseRealTime()
      ->Unit(benchmark::kMillisecond);
}

void add_file(const std::string& name, const std::string& path) {
  const auto election = std::make_shared<Election>(read(path));
  const auto count = [election](const Terms& terms) {
    benchmark::DoNotOptimize(select_projects(election->instance, election->profile, terms));
  };
  constexpr int repetitions = 9;
  add("sha256sum", name, [path] { run_sha256sum({path}); })->Repetitions(repetitions);
  add("read", name, [path] { benchmark::DoNotOptimize(read(path)); })->Repetitions(repetitions);
  add("equal-shares", name, [count] { count(equal_shares({})); })->Repetitions(repetitions);
  const auto selected =
      std::make_shared<Selection>(select_projects(election->instance, election->profile, equal_shares({})));
  add("fairness", name, [election, selected] {
    benchmark::DoNotOptimize(
        measure_fairness(election->instance, election->profile, selected->projects, Satisfaction::cost));
  })->Repetitions(repetitions);
  add("raises", name, [count] {
    count(equal_shares({Completion::add_one_integral_exhaustive}));
  })->Iterations(1);
  // Minutes, and for Warszawa 2026 many of them.
  if (name == "Lodz-2022") {
    add("slow-twin", name, [election] { slow_equal_shares(*election); })->Iterations(1);
  }
}

}  // namespace
}  // namespace buurtkas::bench

int main(int argc, char** argv) {
  using namespace buurtkas;
  if (argc == 3 && std::string_view(argv[1]) == "--growth") {
    bench::print_growth(std::atoi(argv[2]));
    return 0;
  }
  if (argc == 2 && (std::string_view(argv[1]) == "--all" || std::string_view(argv[1]) == "--all-fast")) {
    bench::print_all_files(std::string_view(argv[1]) == "--all-fast");
    return 0;
  }
  if (argc == 2 && std::string_view(argv[1]) == "--runs") {
    bench::print_runs();
    return 0;
  }
  if (argc == 2 && std::string_view(argv[1]) == "--rules") {
    bench::print_rules();
    return 0;
  }
  if (argc == 2 && std::string_view(argv[1]) == "--bank") {
    bench::print_bank();
    return 0;
  }
  if (argc == 2 && std::string_view(argv[1]) == "--pages") {
    bench::print_pages();
    return 0;
  }
  if (argc == 2 && std::string_view(argv[1]) == "--journal") {
    bench::print_journal();
    return 0;
  }
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  for (const auto& [name, file] : bench::files) {
    bench::add_file(name, (testing::shared_folder() / "pabulib" / file).string());
  }
  bench::RatioReporter reporter({{"read", "sha256sum"},
                                 {"equal-shares", "sha256sum"},
                                 {"equal-shares", "read"},
                                 {"fairness", "read"},
                                 {"raises", "read"},
                                 {"raises", "sha256sum"},
                                 {"slow-twin", "equal-shares"}});
  benchmark::RunSpecifiedBenchmarks(&reporter);
  return 0;
}
