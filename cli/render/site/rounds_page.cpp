#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/outcome_notes.h"
#include "cli/render/site/count_steps.h"
#include "cli/render/site/pages.h"
#include "cli/render/site/svg.h"

namespace buurtkas {
namespace {

using Kind = CountStage::Kind;

class RoundsPage {
 public:
  explicit RoundsPage(Pages& pages)
      : pages_(pages),
        instance_(pages.instance()),
        profile_(pages.outcome().election.profile),
        supporters_(supporters_of(profile_, instance_.projects.size())) {}

  void add() {
    const std::vector<CountStage> stages = stages_of(pages_.outcome().selection.trace);
    PageData list(PageData::type::list);
    for (const CountStage& one : stages) list.push_back(stage(one));
    PageData page;
    page.set("short", rounds_ == 1 ? pages_.say("rounds.short-one") : pages_.say("rounds.short", rounds_));
    page.set("stages", list);
    page.set("has-pictures", has_pictures_);
    page.set("has-effective", has_effective_);
    pages_.add("rounds.html", pages_.say("rounds.title"), "rounds", pages_.fill("rounds.mustache", page));
  }

 private:
  const Project& project(const CountStep& step) const { return instance_.projects[project_of(step)]; }

  void begin(const CountStage& stage) {
    run_ = nullptr;
    table_ = PageData(PageData::type::list);
    for (const Event* event : stage.opens) {
      if (const auto* run = std::get_if<RunStarted>(event)) run_ = run;
    }
    if (stage.is_afresh) selected_ = Ratio();
    most_effective_ = Ratio();
    for (const CountStep& step : stage.steps) {
      const auto* bought = std::get_if<Bought>(step.event);
      if (bought != nullptr) most_effective_ = std::max(most_effective_, bought->effective_votes);
    }
    spent_ = run_ == nullptr ? selected_ : Ratio();
    money_ = run_ == nullptr ? Ratio(votable(instance_).cents()) : run_->endowment * profile_.voters();
  }

  PageData stage(const CountStage& stage) {
    begin(stage);
    PageData data;
    data.set("title", pages_.say("rounds.title-" + word_of(stage)));
    std::vector<std::string> intro = told(stage.opens);
    const bool has_round = std::any_of(stage.steps.begin(), stage.steps.end(),
                                       [](const CountStep& step) { return step.round.has_value(); });
    if (has_round && money_.sign() > 0) {
      intro.push_back(pages_.say(run_ == nullptr ? "rounds.budget" : "rounds.purses",
                                 pages_.event_words().cents(money_)));
      if (run_ != nullptr && money_ > Ratio(votable(instance_).cents())) {
        intro.push_back(pages_.say("rounds.raised", pages_.amount(votable(instance_))));
      }
    }
    data.set("intro", text_items(intro));
    PageData rounds(PageData::type::list);
    PageData passed(PageData::type::list);
    for (const CountStep& step : stage.steps) {
      if (!step.round) {
        passed.push_back(line(step));
        continue;
      }
      PageData data_of_round = round(step);
      data_of_round.set("passed", passed);
      data_of_round.set("has-passed", passed.is_non_empty_list());
      rounds.push_back(data_of_round);
      passed = PageData(PageData::type::list);
    }
    data.set("rounds", rounds);
    data.set("table", table_);
    data.set("has-table", table_.is_non_empty_list());
    data.set("rest", passed);
    data.set("has-rest", passed.is_non_empty_list());
    data.set("rest-after-rounds", has_round && passed.is_non_empty_list());
    data.set("outro", text_items(told(stage.closes)));
    return data;
  }

  std::vector<std::string> told(const std::vector<const Event*>& events) const {
    std::vector<std::string> sentences;
    for (const Event* event : events) {
      sentences.push_back(note_of(*event, pages_.outcome(), pages_.language(),
                                  [](ProjectIndex project) { return Pages::link(project); }));
    }
    return sentences;
  }

  // Of a project that was not selected there: one line.
  PageData line(const CountStep& step) const {
    const EventWords& words = pages_.event_words();
    std::string text;
    for (const Event* tie : step.ties) text += words.sentences(*tie) + ' ';
    const std::string link = Pages::link(project_of(step));
    const std::string reason = words.reason(*step.event);
    if (std::holds_alternative<StoppedAt>(*step.event)) {
      text += words.sentences(*step.event);
    } else if (reason.empty() || std::holds_alternative<NextReached>(*step.event)) {
      text += link + ": " + words.sentences(*step.event);
    } else {
      text += link + ": " + reason + '.';
    }
    PageData data;
    data.set("anchor", anchor_of(step));
    data.set("text", text);
    return data;
  }

  PageData round(const CountStep& step) {
    ++rounds_;
    PageData data;
    data.set("anchor", anchor_of(step));
    data.set("number", std::to_string(*step.round));
    data.set("project", Pages::link(project_of(step)));
    PageData sentences(PageData::type::list);
    const auto push = [&](const std::string& text) {
      if (!text.empty()) sentences.push_back(PageData("text", text));
    };
    for (const Event* tie : step.ties) push(pages_.event_words().sentences(*tie));
    push(pages_.event_words().sentences(*step.event));
    push(who_pays(step));
    data.set("sentences", sentences);
    add_picture(data, step);
    return data;
  }

  // Of equal shares: what those pay who do not have the highest payment. By points the payment differs from
  // voter to voter; that is told in the sentence before.
  std::string who_pays(const CountStep& step) const {
    const auto* bought = std::get_if<Bought>(step.event);
    if (bought == nullptr || bought->per_point || bought->effective_votes.is_zero()) return {};
    const Ratio all(BigInt(supporters_.weight[bought->project]), BigInt(profile_.voter_weight()));
    const Ratio others = all - bought->paid_in_full;
    if (others.sign() <= 0) return pages_.say("rounds.all-pay");
    const std::string who =
        counted_text(others, pages_.language(), pages_.say("rounds.other"), pages_.say("rounds.others"));
    const Ratio rest = Ratio(project(step).cost.cents()) - bought->payment * bought->paid_in_full;
    if (rest.is_zero()) {
      return pages_.say(
          run_ != nullptr && run_->pay_the_same ? "rounds.others-cannot" : "rounds.others-nothing", who);
    }
    return pages_.say("rounds.others-pay", who, pages_.event_words().cents(rest));
  }

  // All the money: spent before, spent now, and left. Below it, how many effective votes.
  void add_picture(PageData& data, const CountStep& step) {
    const Ratio cost(project(step).cost.cents());
    const Ratio before = spent_;
    spent_ += cost;
    selected_ += cost;
    if (money_.sign() <= 0) return;
    has_pictures_ = true;
    const Ratio whole = std::max(money_, spent_);
    const auto* bought = std::get_if<Bought>(step.event);
    const bool has_effective = bought != nullptr && bought->effective_votes.sign() > 0;
    Svg svg(pages_.say("rounds.picture", *step.round), has_effective ? 30 : 18);
    if (before.sign() > 0) svg.bar(0, before / whole, 0, 18, "tone-b");
    if (cost.sign() > 0) svg.bar(before / whole, cost / whole, 0, 18, "here");
    const Ratio left = money_ - spent_;
    if (left.sign() > 0) svg.bar(spent_ / whole, left / whole, 0, 18, "unspent");
    const EventWords& words = pages_.event_words();
    std::string caption =
        pages_.say("rounds.caption", words.cents(before), words.cents(cost), words.cents(left));
    if (has_effective) {
      has_effective_ = true;
      svg.bar(0, bought->effective_votes / most_effective_, 22, 8, "tone-a");
      caption += ' ' + pages_.say("rounds.caption-effective", words.effective(bought->effective_votes));
    }
    data.set("picture", svg.picture());
    data.set("caption", caption);
    PageData row;
    row.set("anchor", anchor_of(step));
    row.set("number", std::to_string(*step.round));
    row.set("name", pages_.name(project_of(step)));
    row.set("before", words.cents(before));
    row.set("now", words.cents(cost));
    row.set("left", words.cents(left));
    table_.push_back(row);
  }

  Pages& pages_;
  const Instance& instance_;
  const Profile& profile_;
  Supporters supporters_;
  const RunStarted* run_ = nullptr;  // of this stage
  Ratio money_;                      // cents: all that this stage may spend
  Ratio spent_;                      // of that, before this round
  Ratio selected_;                   // what all that is selected costs
  Ratio most_effective_;
  PageData table_;  // of this stage's pictures
  std::size_t rounds_ = 0;
  bool has_pictures_ = false;
  bool has_effective_ = false;
};

}  // namespace

void add_rounds_page(Pages& pages) {
  RoundsPage(pages).add();
}

}  // namespace buurtkas
