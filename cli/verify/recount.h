#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "cli/verify/draw.h"
#include "cli/verify/term_words.h"
#include "engine/round/election.h"

// What the verifier works out from the files by itself: votes, who reaches the threshold, the order of ties,
// and what each project is worth. Shares no code with what counts.

namespace buurtkas::verify {

// Supporters of a project with the same units of satisfaction: of weight alone, or of points too.
struct Backers {
  std::uint64_t units;
  std::vector<std::uint32_t> groups;
};

class Recount {
 public:
  // REQUIRES: election and draw outlive this. `statement` is refuted when the terms say what cannot be.
  Recount(const Election& election, const TermWords& terms, const Draw& draw, const Statement& statement);

  bool goes_before(ProjectIndex a, ProjectIndex b) const { return place_[a] < place_[b]; }
  ProjectIndex project(const Statement& statement) const;  // of the key `project`
  std::optional<ProjectIndex> find(std::string_view id) const;
  const std::string& id(ProjectIndex project) const { return instance.projects[project].id.text(); }
  Ratio cost(ProjectIndex project) const { return cents_of(instance.projects[project].cost); }
  bool is_plain() const;  // no limits, nor anything that is done with what is left
  const std::vector<Limit>& limits() const;
  bool is_by_points() const;

  const Election& election;
  const Instance& instance;
  const Profile& profile;
  const TermWords terms;
  std::vector<Ratio> votes;           // by project
  std::vector<bool> is_admitted;      // by project: reaches the threshold
  Ratio needs;                        // the threshold in votes
  std::vector<std::uint64_t> weight;  // of each project's supporters, in units

  std::vector<std::vector<Backers>> backers() const;             // by project: most units first
  std::vector<std::optional<Ratio>> worth(bool by_votes) const;  // greedy's; nothing: supported and free
  std::vector<Ratio> welfare() const;                            // by project: of all voters together

  bool is_support(std::size_t group, std::size_t mark) const;

 private:
  std::int64_t points(std::size_t group, std::size_t mark) const;
  std::vector<Ratio> point_sums() const;
  std::int64_t unnamed_points() const;
  void read_threshold(const Statement& statement);
  void order_ties(const Draw& draw, const Statement& statement);

  std::map<std::string, ProjectIndex, std::less<>> by_id_;
  std::vector<std::uint32_t> place_;
};

}  // namespace buurtkas::verify
