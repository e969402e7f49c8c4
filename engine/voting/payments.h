#pragma once

#include <span>
#include <vector>

#include "engine/round/instance.h"
#include "engine/round/profile.h"

// What voters with equal money could pay of some projects that they support: a maximum flow from the projects
// to the groups of voters that may pay, grown as more groups may. A path goes from a project that is short
// over others, which give up a payer and find another (Ford and Fulkerson, 1956). Cost: a path looks at every
// mark of these projects once for each other mark on the same ballot.

namespace buurtkas {

class Payments {
 public:
  // REQUIRES: projects each once; all arguments outlive this; profile.weight() < 2^63.
  Payments(const Instance& instance, const Profile& profile, const Supporters& supporters,
           const std::vector<ProjectIndex>& projects);

  // Nothing is paid, and nobody may pay yet; each unit of weight has this money, in cents. REQUIRES: its
  // denominator is at most the profile's weight.
  void begin(const Ratio& money);
  // They may pay too. What others have paid, they go on paying, for whatever project.
  void open(std::span<const std::uint32_t> groups);
  void open_all();
  // As much as can be paid. True when that is everything.
  bool pay();

  // After `pay` was false: projects that take all the money of their supporters who may pay, and want more.
  std::vector<ProjectIndex> short_of_money() const;
  // What these groups have left together, whether they may pay or not, in cents.
  Ratio left(std::span<const std::uint32_t> groups) const;
  // Whether everything is paid, exactly, and nobody paid what they do not have: looked up anew.
  bool is_in_order() const;

 private:
  using Row = std::uint32_t;  // a project with a cost
  using Edge = std::uint32_t;
  // Cents times the denominator of the money.
  __extension__ using Amount = __int128;

  std::span<const Edge> edges(Row row) const { return edges_of_[row]; }
  std::vector<bool> reach(std::vector<Row> from, std::vector<Row>* parents, Row* with_room) const;
  bool augment(Row row);
  void push_evenly(Row row);
  void push(Row row, Amount amount);
  void pay_part(Edge edge, Amount part);
  void take_over(Row row, Row from, Amount amount);
  Amount room_of(Row row) const;
  Amount transferable(Row row, Row from) const;

  const Instance& instance_;
  const Profile& profile_;
  std::vector<ProjectIndex> projects_;       // by row
  std::vector<Amount> unpaid_;               // by row
  std::vector<std::vector<Edge>> edges_of_;  // by row
  std::vector<Edge> first_edge_;             // of group g: first_edge_[g] to first_edge_[g + 1]
  std::vector<Row> row_;                     // by edge
  std::vector<std::uint32_t> group_;         // by edge
  std::vector<Amount> carried_;              // by edge
  std::vector<Amount> room_;                 // by group: what may still be paid
  std::vector<bool> is_open_;                // by group
  Amount money_ = 0;                         // of a unit of weight
  std::int64_t scale_ = 1;
};

}  // namespace buurtkas
