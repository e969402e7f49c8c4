#pragma once

#include <map>
#include <vector>

#include "engine/voting/backers.h"
#include "engine/voting/equal_shares_events.h"

// The voters' money in a run of equal shares, purchase after purchase. Voters who paid the same for the same
// are one class. Amounts are cents of a voter of weight 1, whole over one denominator, which grows.

namespace buurtkas {

class PaymentReplay {
 public:
  using ClassId = std::uint32_t;
  struct Class {
    BigInt balance;            // over denominator()
    ClassId before = 0;        // the class they were of until they paid
    ProjectIndex project = 0;  // what they paid for; nothing for class 0, who paid nothing yet
  };

  // REQUIRES: the backers are of this profile and the run's satisfaction, and outlive this.
  PaymentReplay(const Profile& profile, const Backers& backers, const RunStarted& run);
  const BigInt& denominator() const { return denominator_; }
  const std::vector<ClassId>& class_of() const { return class_of_; }  // by group
  const std::vector<Class>& classes() const { return classes_; }
  std::uint64_t units_a_point() const { return units_a_point_; }  // or a vote

  // What each class of backers pays is one of `dues`, over the denominator that is there after it; `on_payer`
  // hears of every backer, with which. Answers by which factor the denominator grew.
  template <class OnPayer>
  BigInt buy(const Bought& bought, std::vector<BigInt>& dues, const OnPayer& on_payer) {
    dues.clear();
    const BigInt factor = make_whole(bought);
    const Ratio& payment = bought.payment;
    const BigInt of_unit = payment.numerator() * (denominator_ / (payment.denominator() * units_a_point_));
    std::map<std::pair<ClassId, std::uint64_t>, std::pair<ClassId, std::size_t>> moves;
    for (const Backers::Equals& equals : backers_.of(bought.project)) {
      const BigInt asked = of_unit * equals.units;
      for (const std::uint32_t group : equals.groups) {
        const ClassId from = class_of_[group];
        auto [move, is_new] = moves.try_emplace({from, equals.units}, from, dues.size());
        if (is_new) {
          dues.push_back(due(classes_[from].balance, asked));
          if (dues.back() != 0) {
            move->second.first = static_cast<ClassId>(classes_.size());
            classes_.push_back({classes_[from].balance - dues.back(), from, bought.project});
          }
        }
        class_of_[group] = move->second.first;
        on_payer(group, move->second.second);
      }
    }
    return factor;
  }

 private:
  BigInt make_whole(const Bought& bought);  // so that what a unit of satisfaction pays is
  BigInt due(const BigInt& has, const BigInt& asked) const;

  const Backers& backers_;
  std::uint64_t units_a_point_;
  bool pay_the_same_;
  BigInt denominator_;
  std::vector<ClassId> class_of_;
  std::vector<Class> classes_;
};

}  // namespace buurtkas
