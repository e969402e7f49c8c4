#include "engine/claims/drawing.h"

#include "engine/assertion.h"
#include "engine/funding/flow.h"

namespace buurtkas {
namespace {

class Drawing {
 public:
  Drawing(std::span<const Money> purses, std::span<const LineToPay> lines) : purses_(purses), lines_(lines) {}

  std::vector<DrawnLine> draw() {
    std::vector<DrawnLine> drawn(lines_.size());
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      Flow flow = flow_of(paid_);
      const Flow::Node line = add(flow, i);
      if (flow.pay(line)) {
        paid_.push_back(i);
      } else {
        drawn[i].dry = dry(flow, line, lines_[i]);
      }
    }
    settle(drawn);
    return drawn;
  }

 private:
  Flow flow_of(const std::vector<std::size_t>& lines) const {
    std::vector<BigInt> left;
    for (const Money purse : purses_) left.emplace_back(purse.cents());
    Flow flow(std::move(left));
    for (const std::size_t i : lines) {
      const bool is_paid = flow.pay(add(flow, i));
      BUURTKAS_ASSERT(is_paid);
    }
    return flow;
  }

  Flow::Node add(Flow& flow, std::size_t i) const {
    const BigInt cost(lines_[i].amount.cents());
    std::vector<BigInt> payable;
    for (std::size_t purse = 0; purse < purses_.size(); ++purse) {
      payable.push_back(lines_[i].may_draw.at(purse) ? cost : BigInt(0));
    }
    return flow.add(cost, std::move(payable));
  }

  DryPurses dry(const Flow& flow, Flow::Node line, const LineToPay& wanted) const {
    DryPurses dry;
    BigInt paid(0);
    for (Purse purse = 0; purse < purses_.size(); ++purse) {
      paid += flow.paid(line, static_cast<Flow::Node>(purse));
    }
    dry.short_by = wanted.amount - Money(static_cast<std::int64_t>(paid), wanted.amount.currency());
    const Flow::Shortage shortage = flow.shortage();
    for (Purse purse = 0; purse < purses_.size(); ++purse) {
      if (shortage.pots[purse]) dry.purses.push_back(purse);
    }
    return dry;
  }

  // All lines, with as much as can be from the first purse, then from the next.
  Flow spent_in_order() const {
    Flow flow = flow_of({});
    for (const std::size_t i : paid_) add(flow, i);
    for (Purse purse = 0; purse < purses_.size(); ++purse) {
      for (std::size_t node = 0; node < paid_.size(); ++node) {
        flow.pay_from(static_cast<Flow::Node>(node), static_cast<Flow::Node>(purse));
      }
    }
    return flow;
  }

  void settle(std::vector<DrawnLine>& drawn) const {
    Flow flow = spent_in_order();
    for (std::size_t node = 0; node < paid_.size(); ++node) {
      const Money amount = lines_[paid_[node]].amount;
      for (Purse purse = 0; purse < purses_.size(); ++purse) {
        const auto pot = static_cast<Flow::Node>(purse);
        flow.settle(static_cast<Flow::Node>(node), pot);
        const Money part(static_cast<std::int64_t>(flow.paid(static_cast<Flow::Node>(node), pot)),
                         amount.currency());
        if (!part.is_zero()) drawn[paid_[node]].parts.push_back({purse, part});
      }
    }
  }

  std::span<const Money> purses_;
  std::span<const LineToPay> lines_;
  std::vector<std::size_t> paid_;
};

}  // namespace

std::vector<DrawnLine> draw(std::span<const Money> purses, std::span<const LineToPay> lines) {
  return Drawing(purses, lines).draw();
}

}  // namespace buurtkas
