#include "cli/render/site/count_steps.h"

#include "engine/assertion.h"

namespace buurtkas {
namespace {

using Kind = CountStage::Kind;

class StageMaker {
 public:
  std::vector<CountStage> make(const Trace& trace) {
    for (const Event& event : trace) {
      ++number_;
      std::visit([&](const auto& one) { add(event, one); }, event);
    }
    return std::move(stages_);
  }

 private:
  CountStage& stage(Kind kind) {
    if (stages_.empty() || stages_.back().kind != kind || is_over_) stages_.emplace_back().kind = kind;
    is_over_ = false;
    return stages_.back();
  }

  bool has_shares() const {
    for (const CountStage& one : stages_) {
      if (one.kind == Kind::shares) return true;
    }
    return false;
  }

  void add_step(CountStage& stage, const Event& event) {
    CountStep& step = stage.steps.emplace_back();
    step.event = &event;
    step.ties = std::move(ties_);
    step.number = number_;
    if (selects(event)) step.round = ++rounds_;
    ties_.clear();
  }

  void add(const Event& event, const TieBroken&) { ties_.push_back(&event); }
  void add(const Event& event, const BelowThreshold&) { add_step(stage(Kind::before), event); }
  void add(const Event& event, const NextReached&) { add_step(stage(Kind::next), event); }
  void add(const Event& event, const RunStarted&) { stage(Kind::shares).opens.push_back(&event); }
  void add(const Event& event, const RaisesEnded&) { stage(Kind::shares).closes.push_back(&event); }
  void add(const Event& event, const Bought&) { add_step(stage(Kind::shares), event); }
  void add(const Event& event, const OutOfReach&) { add_step(stage(Kind::shares), event); }
  void add(const Event& event, const NotFundable&) { add_step(stage(Kind::shares), event); }
  void add(const Event& event, const Unsupported&) {
    const bool is_begun = !stages_.empty() && stages_.back().kind != Kind::before;
    add_step(stage(is_begun ? stages_.back().kind : Kind::method), event);
  }
  void add(const Event& event, const Compared& compared) {
    BUURTKAS_ASSERT(!stages_.empty());
    stages_.back().closes.push_back(&event);
    if (!compared.greedy_kept) return;
    is_over_ = true;
    stage(Kind::by_votes).is_afresh = true;
  }
  void add(const Event& event, const Chosen&) { add_step(stage(or_of_method(Kind::by_load)), event); }
  void add(const Event& event, const LeftOut&) { add_step(stage(or_of_method(Kind::by_load)), event); }
  void add(const Event& event, const Taken&) { add_step(stage(or_of_method(Kind::by_votes)), event); }
  void add(const Event& event, const Skipped&) { add_step(stage(or_of_method(Kind::by_votes)), event); }
  void add(const Event& event, const StoppedAt&) { add_step(stage(or_of_method(Kind::by_votes)), event); }

  // What completes equal shares has a stage of its own; another method is one.
  Kind or_of_method(Kind completes) const { return has_shares() ? completes : Kind::method; }

  std::vector<CountStage> stages_;
  std::vector<const Event*> ties_;
  std::size_t number_ = 0;
  std::size_t rounds_ = 0;
  bool is_over_ = false;
};

}  // namespace

std::vector<CountStage> stages_of(const Trace& trace) {
  return StageMaker().make(trace);
}

std::string word_of(const CountStage& stage) {
  switch (stage.kind) {
    case Kind::before:
      return "before";
    case Kind::shares:
      return "shares";
    case Kind::by_votes:
      return stage.is_afresh ? "afresh" : "by-votes";
    case Kind::by_load:
      return "by-load";
    case Kind::method:
      return "method";
    case Kind::next:
      return "next";
  }
  BUURTKAS_ASSERT(false);
}

bool selects(const Event& event) {
  return std::holds_alternative<Bought>(event) || std::holds_alternative<Taken>(event) ||
         std::holds_alternative<Chosen>(event);
}

ProjectIndex project_of(const CountStep& step) {
  return std::visit(
      [](const auto& one) -> ProjectIndex {
        if constexpr (requires { one.project; }) return one.project;
        BUURTKAS_ASSERT(false);
      },
      *step.event);
}

std::string anchor_of(const CountStep& step) {
  return step.round ? "round-" + std::to_string(*step.round) : "step-" + std::to_string(step.number);
}

}  // namespace buurtkas
