#include "tests/bench/all_files.h"

#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include <benchmark/benchmark.h>

#include "cli/render/certificate_json.h"
#include "engine/voting/certify.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/greedy.h"
#include "engine/voting/method.h"
#include "engine/voting/phragmen.h"
#include "tests/bench/real_files.h"
#include "tests/bench/sha256sum.h"

namespace buurtkas::bench {
namespace {

double seconds_of(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// With its certificate, as a text, where there are words for it.
void count(const RealFile& file, const Terms& terms) {
  const Election& election = file.election;
  const Selection selection = select_projects(election.instance, election.profile, terms);
  const Certificate certificate = certify(election.instance, election.profile, terms, selection);
  const Outcome outcome = {election, terms, selection, false, false, {}, {}};
  benchmark::DoNotOptimize(certificate_text(outcome, certificate));
}

struct Row {
  double seconds = 0;
  double slowest = 0;
  std::string slowest_file;
  int files = 0;
};

Row count_all(const std::vector<RealFile>& files, const Terms& terms) {
  Row row;
  for (const RealFile& file : files) {
    if (fault_of(terms, file.election.profile.type()) != TermsFault::none) continue;
    const double seconds = seconds_of([&] { count(file, terms); });
    row.seconds += seconds;
    ++row.files;
    if (seconds <= row.slowest) continue;
    row.slowest = seconds;
    row.slowest_file = file.name;
  }
  return row;
}

bool is_fast(Method method) {
  return method == &method::greedy || method == &method::equal_shares ||
         method == &method::exact_equal_shares || method == &method::phragmen;
}

void print(const std::string& what, const Row& row, double sha256sum) {
  std::printf("%-36s %6d %14.2f %14.2f  %s\n", what.c_str(), row.files, row.seconds / sha256sum, row.slowest,
              row.slowest_file.c_str());
  std::fflush(stdout);
}

}  // namespace

void print_all_files(bool is_short) {
  const std::vector<std::string> paths = real_files();
  const double sha256sum = seconds_of([&] { run_sha256sum(paths); });
  std::vector<RealFile> files;
  Row together;
  together.files = static_cast<int>(paths.size());
  together.seconds = seconds_of([&] { files = read_all(paths); });
  std::printf("%-36s %6s %14s %14s\n", "", "files", "x sha256sum", "slowest, s");
  print("read", together, sha256sum);
  for (const Method method : methods()) {
    if (is_short && !is_fast(method)) continue;
    for (const std::string_view word : satisfaction_names()) {
      Terms terms;
      terms.method = method;
      terms.satisfaction = satisfaction_from(word).value();
      const Row row = count_all(files, terms);
      if (row.files == 0) continue;
      print(std::string(method->name) + ' ' + std::string(word), row, sha256sum);
      if (is_fast(method)) together.seconds += row.seconds;
    }
  }
  print("read, and the four fast methods", together, sha256sum);
  if (is_short) return;
  for (const Satisfaction satisfaction : {Satisfaction::cost, Satisfaction::cardinality}) {
    Terms terms;
    terms.method = &method::exact_equal_shares;
    terms.satisfaction = satisfaction;
    terms.completion = {Completion::add_opt};
    print("exact-equal-shares " + std::string(name_of(satisfaction)) + ", add-opt", count_all(files, terms),
          sha256sum);
  }
}

}  // namespace buurtkas::bench
