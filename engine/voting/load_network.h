#pragma once

#include <cstdint>
#include <vector>

#include "engine/money/ratio.h"

// What some projects cost, laid on the shoulders of their supporters so that the highest load is as low as it
// can be. Supporters of the same of these projects are one class. Whether nobody need bear more than a load
// is a maximum flow from projects to classes; where it falls short, the minimum cut is a set of projects that
// cost more than their supporters can bear at this load: cost over supporters is the next load to try, until
// all is carried (Dinkelbach, "On Nonlinear Fractional Programming", 1967). The flow of one load is the start
// for the next. Cost: projects^2 looks at all classes for a flow, usually few.

namespace buurtkas {

class LoadNetwork {
 public:
  using ClassId = std::uint32_t;
  using Row = std::uint32_t;  // a project, in the order of adding
  struct Carried {
    Row row;
    Ratio cents;
  };
  // No projects, and one class of this weight. REQUIRES of the sums of all weights and of all costs: < 2^63.
  explicit LoadNetwork(std::uint64_t weight);

  // One project more, supported by so much of each class (by ClassId). Supporters leave a class that holds
  // others too: `becomes` says where they are then. ENSURES: what was carried is, but for fractions.
  LoadNetwork with(std::int64_t cost, const std::vector<std::uint64_t>& supporters,
                   std::vector<ClassId>& becomes) const;

  // The least load at which all is carried, in cents a unit of weight. REQUIRES: no less than what was
  // balanced before, and than any load that is known to be too low; every project with a cost has supporters.
  Ratio balance(const Ratio& at_least);

  // Whether all is carried at this load. REQUIRES: it is no less than the one before.
  bool carries(const Ratio& load);

  // Of each project that the class supports; and the fewest, this one among them, that cost all that their
  // supporters can bear. REQUIRES: all is carried; of `heaviest_with`, there are such.
  std::vector<Carried> carried_by(ClassId one) const;
  std::vector<Row> heaviest_with(Row row) const;

  std::size_t classes() const { return weight_.size(); }

 private:
  using Edge = std::uint32_t;
  // Of 1/load_weight_ cents: products of two sums of 63 bits.
  __extension__ using Amount = __int128;

  void add_class(const Amount& weight);
  void add_edge(Row row, Amount carried);
  void start_from(const Amount& load_cost, const Amount& load_weight);
  bool find_heights();
  void push_down(Row row);
  void carry_all();

  std::vector<Amount> cost_, unpaid_;        // by row
  std::vector<std::vector<Edge>> edges_of_;  // by row
  std::vector<std::uint32_t> height_;        // by row: steps to a class with room
  std::vector<Amount> weight_, room_;        // by class
  std::vector<Edge> first_edge_ = {0};       // of class c: first_edge_[c] to first_edge_[c + 1]
  std::vector<Row> row_;                     // by edge
  std::vector<ClassId> class_;               // by edge
  std::vector<Amount> carried_;              // by edge
  Amount load_cost_ = 0, load_weight_ = 1;   // the load, as a fraction
};

}  // namespace buurtkas
