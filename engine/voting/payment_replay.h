#pragma once

#include <map>
#include <utility>
#include <vector>

#include "engine/voting/backers.h"
#include "engine/voting/equal_shares_events.h"

// The voters' money in a run of equal shares, purchase after purchase. Voters who paid the same for the same
// are one class. Amounts are cents of a voter of weight 1.

namespace buurtkas {

class PaymentReplay {
 public:
  using ClassId = std::uint32_t;
  struct Class {
    Ratio balance;
    ClassId before = 0;        // the class they were of until they paid
    ProjectIndex project = 0;  // what they paid for; nothing for class 0, who paid nothing yet
  };

  // REQUIRES: the backers are of this profile and the run's satisfaction, and outlive this.
  PaymentReplay(const Profile& profile, const Backers& backers, const RunStarted& run)
      : backers_(backers),
        unit_(run.satisfaction == Satisfaction::score ? profile.points_unit : 1),
        pay_the_same_(run.pay_the_same),
        class_of_(profile.groups(), 0),
        classes_{{run.endowment}} {}

  const Ratio& balance(ClassId id) const { return classes_[id].balance; }
  ClassId class_of(std::size_t group) const { return class_of_[group]; }
  const std::vector<Class>& classes() const { return classes_; }
  const Ratio& unit() const { return unit_; }

  // What each class of backers pays is one of `dues`; `on_payer` hears of every backer, with which.
  template <class OnPayer>
  void buy(const Bought& bought, std::vector<Ratio>& dues, const OnPayer& on_payer) {
    dues.clear();
    std::map<std::pair<ClassId, std::uint64_t>, std::pair<ClassId, std::size_t>> moves;
    for (const Backers::Equals& equals : backers_.of(bought.project)) {
      const Ratio asked = bought.payment * Ratio(equals.units) / unit_;
      for (const std::uint32_t group : equals.groups) {
        const ClassId from = class_of_[group];
        auto [move, is_new] = moves.try_emplace({from, equals.units}, from, dues.size());
        if (is_new) {
          const Ratio& has = classes_[from].balance;
          const Ratio due = has >= asked ? asked : pay_the_same_ ? Ratio(0) : has;
          dues.push_back(due);
          if (!due.is_zero()) {
            move->second.first = static_cast<ClassId>(classes_.size());
            classes_.push_back({has - due, from, bought.project});
          }
        }
        class_of_[group] = move->second.first;
        on_payer(group, move->second.second);
      }
    }
  }

 private:
  const Backers& backers_;
  Ratio unit_;
  bool pay_the_same_;
  std::vector<ClassId> class_of_;  // by group
  std::vector<Class> classes_;
};

}  // namespace buurtkas
