#include "tests/bench/growth.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cli/read/pb_file.h"
#include "engine/voting/selection.h"
#include "tests/bench/generator.h"
#include "tests/support/support.h"

namespace buurtkas::bench {
namespace {

struct Row {
  double read = 0;  // seconds
  double count = 0;
  double bytes = 0;  // the most at once
  double marks = 0;
};

double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

Row measure_once(const std::filesystem::path& path) {
  Row row;
  auto start = std::chrono::steady_clock::now();
  const Reading<Source> source = read_source(path, "made-up", table_bytes_max);
  const Reading<Election> reading = read_pb_election(source.value.value());
  row.read = seconds_since(start);
  start = std::chrono::steady_clock::now();
  Terms terms;
  const Selection selection = select_projects(reading.value->instance, reading.value->profile, terms);
  row.count = seconds_since(start);
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  row.bytes = 1024.0 * static_cast<double>(usage.ru_maxrss);
  return selection.projects.empty() ? Row{} : row;
}

// The shortest of three, as others' work only makes it longer.
Row measure(const std::filesystem::path& path) {
  Row row = measure_once(path);
  for (int again = 0; again < 2; ++again) {
    const Row other = measure_once(path);
    row.read = std::min(row.read, other.read);
    row.count = std::min(row.count, other.count);
  }
  return row;
}

// In a process of its own, so that memory is this election's.
std::optional<Row> measure_apart(const std::filesystem::path& path) {
  int ends[2];
  if (pipe(ends) != 0) return std::nullopt;
  const pid_t child = fork();
  if (child == 0) {
    const Row row = measure(path);
    const bool is_told = write(ends[1], &row, sizeof row) == static_cast<ssize_t>(sizeof row);
    std::_Exit(is_told ? 0 : 1);
  }
  close(ends[1]);
  Row row;
  const bool is_heard = read(ends[0], &row, sizeof row) == static_cast<ssize_t>(sizeof row);
  close(ends[0]);
  int status = 1;
  waitpid(child, &status, 0);
  if (!is_heard || status != 0) return std::nullopt;
  return row;
}

}  // namespace

void print_growth(int most) {
  std::printf("%10s %10s %10s %10s %10s %12s %12s\n", "ballots", "marks", "reading", "counting", "both",
              "from first", "bytes a mark");
  const testing::TemporaryFolder folder;
  const std::filesystem::path smallest = folder.path() / "smallest.pb";
  write_election(smallest, 100);
  std::optional<Row> before;
  std::optional<Row> first;
  std::uint64_t ballots = 1'000;
  for (int power = 4; power <= most; ++power) {
    ballots *= 10;
    const std::filesystem::path path = folder.path() / "election.pb";
    const std::uint64_t marks = write_election(path, ballots);
    const double process = measure_apart(smallest).value_or(Row{}).bytes;  // with what writing left behind
    auto row = measure_apart(path);
    if (!row) {
      std::printf("%10llu failed\n", static_cast<unsigned long long>(ballots));
      return;
    }
    row->marks = static_cast<double>(marks);
    std::printf("%10llu %10llu", static_cast<unsigned long long>(ballots),
                static_cast<unsigned long long>(marks));
    if (before) {
      const auto times = [&](double now, double then, const Row& of) {
        return now / then / (row->marks / of.marks);
      };
      const double both = row->read + row->count;
      std::printf(" %10.2f %10.2f %10.2f %12.2f", times(row->read, before->read, *before),
                  times(row->count, before->count, *before),
                  times(both, before->read + before->count, *before),
                  times(both, first->read + first->count, *first));
    } else {
      std::printf(" %10s %10s %10s %12s", "-", "-", "-", "-");
      first = row;
    }
    std::printf(" %12.1f\n", (row->bytes - process) / row->marks);
    std::fflush(stdout);
    before = row;
  }
}

}  // namespace buurtkas::bench
