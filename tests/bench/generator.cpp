#include "tests/bench/generator.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <string>
#include <vector>

namespace buurtkas::bench {
namespace {

constexpr std::uint32_t projects = 100;
constexpr std::uint32_t marks_max = 10;

// Sebastiano Vigna's splitmix64.
class Numbers {
 public:
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
    z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
    return z ^ (z >> 31);
  }
  std::uint64_t below(std::uint64_t end) { return next() % end; }

 private:
  std::uint64_t state_ = 2026;
};

// A project by its popularity: the tenth is a fifth as popular as the first.
std::uint32_t popular(Numbers& numbers) {
  static const std::vector<std::uint64_t> up_to = [] {
    std::vector<std::uint64_t> sums;
    std::uint64_t sum = 0;
    for (std::uint32_t project = 0; project < projects; ++project)
      sums.push_back(sum += 1'000'000 / (project + 2));
    return sums;
  }();
  const std::uint64_t at = numbers.below(up_to.back());
  return static_cast<std::uint32_t>(std::upper_bound(up_to.begin(), up_to.end(), at) - up_to.begin());
}

void write_head(std::ofstream& file, std::uint64_t ballots, Numbers& numbers) {
  std::array<std::uint64_t, projects> costs{};
  std::uint64_t sum = 0;
  for (std::uint64_t& cost : costs) sum += cost = 1'000 * (1 + numbers.below(100)) + numbers.below(10) * 137;
  file << "META\nkey;value\ndescription;Made up\ncountry;Nederland\nunit;Voorbeeldstad\ninstance;2026\n"
       << "num_projects;" << projects << "\nnum_votes;" << ballots << "\nbudget;" << sum / 6
       << "\nvote_type;approval\nrule;greedy\ndate_begin;01.03.2026\ndate_end;15.03.2026\nPROJECTS\nproject_"
          "id;cost\n";
  for (std::uint32_t project = 0; project < projects; ++project)
    file << project + 1 << ';' << costs[project] << '\n';
}

}  // namespace

std::uint64_t write_election(const std::filesystem::path& path, std::uint64_t ballots) {
  Numbers numbers;
  std::ofstream file(path, std::ios::binary);
  file.exceptions(std::ios::failbit | std::ios::badbit);
  write_head(file, ballots, numbers);
  file << "VOTES\nvoter_id;vote\n";
  std::uint64_t marks = 0;
  std::vector<std::uint32_t> ballot;
  for (std::uint64_t voter = 1; voter <= ballots; ++voter) {
    ballot.clear();
    for (std::uint64_t left = 1 + numbers.below(marks_max); left > 0; --left) {
      const std::uint32_t project = popular(numbers);
      if (std::find(ballot.begin(), ballot.end(), project) == ballot.end()) ballot.push_back(project);
    }
    marks += ballot.size();
    std::string row = std::to_string(voter) + ';';
    for (std::size_t at = 0; at < ballot.size(); ++at)
      row += (at > 0 ? "," : "") + std::to_string(ballot[at] + 1);
    file << row << '\n';
  }
  file.close();
  return marks;
}

}  // namespace buurtkas::bench
