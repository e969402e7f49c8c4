#include "tests/bench/runs.h"

#include <cstdint>
#include <cstdio>
#include <string>
#include <vector>

#include "engine/voting/completions.h"
#include "engine/voting/method.h"
#include "tests/bench/real_files.h"

namespace buurtkas::bench {
namespace {

struct Raises {
  std::uint64_t runs = 0, outcomes = 0;
};

// Run by run from the first endowment, each up to where it tells of.
std::uint64_t outcomes_up_to(const EqualShares& equal_shares, Ratio endowment, const Raised& raised) {
  std::uint64_t outcomes = 0;
  std::vector<ProjectIndex> last;
  const bool ends_with_a_run_too_dear = raised.ended.why == RaiseStop::next_costs_more;
  const Ratio end = raised.endowment + Ratio(std::int64_t{ends_with_a_run_too_dear ? raise_cents : 0});
  while (endowment <= end) {
    EqualSharesRun run = equal_shares.run(endowment);
    if (outcomes == 0 || run.bought != last) ++outcomes;
    last = std::move(run.bought);
    if (Horizon::is_endless(run.same_for)) break;
    endowment += Ratio((BigInt(run.same_for) + 1) * raise_cents);
  }
  return outcomes;
}

Raises raises_of(const Election& election, const Terms& terms) {
  Raises raises;
  const OnProgress on_progress = [&](const CountProgress& progress) { raises.runs = progress.runs; };
  Trace trace;
  const Count count = begin_count(election.instance, election.profile, terms, {}, on_progress, trace);
  const EqualShares equal_shares(count);
  const Completion raise = terms.completion.front();
  const Raised raised = raise_endowment(count, equal_shares, raise);
  raises.outcomes = outcomes_up_to(equal_shares, raised_from(raise, equal_endowment(count)), raised);
  return raises;
}

void print_row(const std::vector<RealFile>& files, Completion raise, Satisfaction satisfaction) {
  Terms terms;
  terms.method = &method::equal_shares;
  terms.satisfaction = satisfaction;
  terms.completion = {raise};
  Raises together;
  int counts = 0, above_five = 0;
  double most = 0;
  const std::string* most_file = nullptr;
  for (const RealFile& file : files) {
    if (fault_of(terms, file.election.profile.type()) != TermsFault::none) continue;
    const Raises raises = raises_of(file.election, terms);
    const double for_each = static_cast<double>(raises.runs) / static_cast<double>(raises.outcomes);
    together.runs += raises.runs;
    together.outcomes += raises.outcomes;
    ++counts;
    if (for_each > 5) ++above_five;
    if (for_each <= most) continue;
    most = for_each;
    most_file = &file.name;
  }
  if (most_file == nullptr) return;
  std::printf("%-42s %6d %7llu %8llu %7.2f %7d  %s\n",
              (std::string(name_of(raise)) + ", " + std::string(name_of(satisfaction))).c_str(), counts,
              static_cast<unsigned long long>(together.runs),
              static_cast<unsigned long long>(together.outcomes), most, above_five, most_file->c_str());
  std::fflush(stdout);
}

}  // namespace

void print_runs() {
  const std::vector<RealFile> files = read_all(real_files());
  std::printf("%-42s %6s %7s %8s %7s %7s\n", "", "files", "runs", "outcomes", "most", "above 5");
  for (const Completion raise : {Completion::add_one_integral_exhaustive, Completion::add_one}) {
    for (const Satisfaction satisfaction :
         {Satisfaction::cost, Satisfaction::cardinality, Satisfaction::effort})
      print_row(files, raise, satisfaction);
  }
}

}  // namespace buurtkas::bench
