#include <algorithm>
#include <map>

#include "cli/render/amounts.h"
#include "cli/render/earmark_words.h"
#include "cli/render/remainders.h"
#include "cli/render/round_rules.h"
#include "cli/render/rule_words.h"
#include "cli/render/site/flow_picture.h"
#include "cli/render/site/pages.h"

namespace buurtkas {
namespace {

constexpr std::size_t most_drawn =
    18;  // projects with a band of their own: so that the picture fits a printed page

struct PotMoney {
  Money spent;
  Money left;
};

class FundingPage {
 public:
  explicit FundingPage(Pages& pages)
      : pages_(pages),
        instance_(pages.instance()),
        lines_(pages.outcome().selection.funding.lines),
        none_(0, instance_.currency) {
    for (const Pot& pot : instance_.pots) pots_.push_back({none_, votable(pot)});
    for (const FundingLine& line : lines_) {
      pots_[line.pot].spent += line.amount;
      pots_[line.pot].left -= line.amount;
      if (projects_.empty() || projects_.back() != line.project) projects_.push_back(line.project);
      paid_.emplace(line.project, none_).first->second += line.amount;
    }
    for (const PotMoney& pot : pots_) {
      spent_ += pot.spent;
      left_ += pot.left;
    }
    for (const Pot& pot : instance_.pots) reserve_ += pot.reserve;
  }

  void add() {
    PageData page;
    page.set("short", in_short());
    set_some(page, "trial", note_of_trial(pages_.outcome(), pages_.language()));
    add_picture(page);
    add_pots(page);
    add_projects(page);
    add_earmarks(page);
    const std::string title = pages_.say("funding.title");
    pages_.add("funding.html", title, "funding", pages_.fill("funding.mustache", page));
  }

 private:
  std::string counted(std::size_t number, const char* one, const char* more) const {
    return counted_text(Ratio(number), pages_.language(), pages_.say(one), pages_.say(more));
  }

  std::string in_short() const {
    return pages_.say(reserve_.is_zero() ? "funding.short" : "funding.short-reserve",
                      counted(pots_.size(), "funding.one-pot", "funding.more-pots"), pages_.amount(spent_),
                      counted(projects_.size(), "funding.one-project", "funding.more-projects"),
                      left_.is_zero() ? pages_.say("funding.no-money") : pages_.amount(left_),
                      pages_.amount(reserve_));
  }

  // So that bands cross little: those of the first pots first, and large ones before small ones.
  std::vector<ProjectIndex> as_drawn() const {
    std::map<ProjectIndex, Ratio> middles;  // of the pots that pay, by what they pay
    for (const FundingLine& line : lines_) {
      middles[line.project] += Ratio(line.pot) * cents_of(line.amount) / cents_of(paid_.at(line.project));
    }
    std::vector<ProjectIndex> projects = projects_;
    std::stable_sort(projects.begin(), projects.end(), [&](ProjectIndex a, ProjectIndex b) {
      if (middles[a] != middles[b]) return middles[a] < middles[b];
      return paid_.at(a) > paid_.at(b);
    });
    return projects;
  }

  // Those that are drawn as one, since they are many and small.
  std::vector<ProjectIndex> drawn_as_one() const {
    if (projects_.size() <= most_drawn + 1) return {};
    std::vector<ProjectIndex> small = projects_;
    std::stable_sort(small.begin(), small.end(),
                     [&](ProjectIndex a, ProjectIndex b) { return paid_.at(a) > paid_.at(b); });
    small.erase(small.begin(), small.begin() + static_cast<std::ptrdiff_t>(most_drawn));
    return small;
  }

  static std::string_view tone_of(PotIndex pot) { return pot % 2 == 0 ? "tone-a" : "tone-b"; }

  static std::string left_key(const Pot& pot) {
    return "funding.left-" + (pot.remainder ? std::string(word_of(*pot.remainder)) : "over");
  }

  void add_picture(PageData& page) const {
    std::vector<FlowEnd> pots;
    std::vector<FlowEnd> ends;
    std::vector<Flow> flows;
    const auto add_end = [&](const std::string& name, Money amount, std::string_view colour) {
      ends.push_back({name, pages_.amount(amount), colour});
      return ends.size() - 1;
    };
    const std::vector<ProjectIndex> small = drawn_as_one();
    std::map<ProjectIndex, std::size_t> place_of;
    for (const ProjectIndex project : as_drawn()) {
      if (std::find(small.begin(), small.end(), project) != small.end()) continue;
      place_of[project] = add_end(pages_.name(project), paid_.at(project), "ink");
    }
    if (!small.empty()) {
      Money together = none_;
      for (const ProjectIndex project : small) together += paid_.at(project);
      const std::size_t end = add_end(pages_.say("funding.more", small.size()), together, "ink");
      for (const ProjectIndex project : small) place_of[project] = end;
      page.set("banded", pages_.say("funding.banded", small.size()));
    }
    std::map<std::pair<PotIndex, std::size_t>, Money> bands;
    for (const FundingLine& line : lines_) {
      bands.emplace(std::pair(line.pot, place_of.at(line.project)), none_).first->second += line.amount;
    }
    for (const auto& [ends_of, amount] : bands) {
      flows.push_back({ends_of.first, ends_of.second, amount, tone_of(ends_of.first)});
    }
    // What was not spent, by where it goes.
    const auto add_rest = [&](const std::string& key, std::string_view colour, const auto& rest_of) {
      Money sum = none_;
      for (PotIndex pot = 0; pot < pots_.size(); ++pot) {
        const Money rest = rest_of(pot);
        sum += rest;
        if (!rest.is_zero()) flows.push_back({pot, ends.size(), rest, colour});
      }
      if (!sum.is_zero()) add_end(pages_.say(key), sum, colour);
    };
    for (const std::string key : {"next-round", "reserve", "returned", "over"}) {
      add_rest("funding.left-" + key, "unspent", [&](PotIndex pot) {
        return left_key(instance_.pots[pot]) == "funding.left-" + key ? pots_[pot].left : none_;
      });
    }
    add_rest("funding.reserve-end", "here", [&](PotIndex pot) { return instance_.pots[pot].reserve; });
    for (PotIndex pot = 0; pot < pots_.size(); ++pot) {
      const Money all = pots_[pot].spent + pots_[pot].left + instance_.pots[pot].reserve;
      pots.push_back({pages_.pot_name(pot), pages_.amount(all), tone_of(pot)});
    }
    set_some(page, "picture", flow_picture(pages_.say("funding.picture"), pots, ends, flows));
  }

  void add_pots(PageData& page) const {
    PageData rows(PageData::type::list);
    for (PotIndex pot = 0; pot < pots_.size(); ++pot) {
      PageData row;
      row.set("pot", pages_.pot_name(pot));
      row.set("votable", pages_.amount(pots_[pot].spent + pots_[pot].left));
      row.set("spent", pages_.amount(pots_[pot].spent));
      row.set("left", pages_.amount(pots_[pot].left));
      row.set("reserve", pages_.amount(instance_.pots[pot].reserve));
      rows.push_back(row);
    }
    page.set("pots", rows);
    page.set("has-sums", pots_.size() > 1);
    page.set("has-left", !left_.is_zero());
    page.set("votable-sum", pages_.amount(spent_ + left_));
    page.set("spent-sum", pages_.amount(spent_));
    page.set("left-sum", pages_.amount(left_));
    page.set("reserve-sum", pages_.amount(reserve_));
    page.set("has-reserve", !reserve_.is_zero());
    page.set("columns", reserve_.is_zero() ? "3" : "2");  // on a phone: one row of three, or two of two
    page.set("remainders", text_items(remainders()));
  }

  std::vector<std::string> remainders() const {
    std::vector<std::string> sentences;
    for (const PotRemainder& one : remainders_of(pages_.outcome())) {
      if (one.left.is_zero()) continue;
      sentences.push_back(fmt::format(fmt::runtime(sentence_of(one.to, pages_.language())),
                                      pages_.pot_name(one.pot), pages_.amount(one.left)));
    }
    if (pages_.outcome().round == nullptr) return sentences;
    for (PotIndex pot = 0; pot < pots_.size(); ++pot) {
      if (instance_.pots[pot].remainder || pots_[pot].left.is_zero()) continue;
      sentences.push_back(
          pages_.say("funding.undecided", pages_.pot_name(pot), pages_.amount(pots_[pot].left)));
    }
    return sentences;
  }

  // A row a payment, in the order of selection.
  void add_projects(PageData& page) const {
    PageData rows(PageData::type::list);
    std::optional<ProjectIndex> last;
    for (const FundingLine& line : lines_) {
      PageData row;
      const bool is_first = last != line.project;
      last = line.project;
      row.set("first", is_first);
      if (is_first) {
        row.set("project", Pages::link(line.project));
        row.set("lines", std::to_string(std::count_if(lines_.begin(), lines_.end(), [&](const auto& one) {
                  return one.project == line.project;
                })));
      }
      row.set("pot", pages_.pot_name(line.pot));
      row.set("amount", pages_.amount(line.amount));
      rows.push_back(row);
    }
    page.set("payments", rows);
    page.set("has-payments", !lines_.empty());
    page.set("spent-sum", pages_.amount(spent_));
    const auto& next = pages_.outcome().selection.next;
    if (next) {
      page.set("next", pages_.say(next->is_whole ? "funding.next-whole" : "funding.next-part",
                                  Pages::link(next->project), pages_.amount(next->paid),
                                  pages_.amount(instance_.projects[next->project].cost)));
    }
  }

  void add_earmarks(PageData& page) const {
    const bool is_budget = pots_.size() == 1 && is_unmarked(instance_.pots.front());
    PageData rows(PageData::type::list);
    for (PotIndex pot = 0; pot < pots_.size() && !is_budget; ++pot) {
      const Pot& one = instance_.pots[pot];
      PageData row;
      row.set("pot", pages_.pot_name(pot));
      row.set("kind", pages_.say(kind_key(one.kind)));
      std::string text = earmark_words(one.earmark, pages_.language());
      if (text.empty()) text = pages_.say("funding.for-all");
      if (one.part_of) text += ' ' + pages_.say("funding.part-of", name_of(*one.part_of));
      row.set("text", text);
      row.set("articles", text_items(articles_of(one)));
      rows.push_back(row);
    }
    page.set("earmarks", rows);
    page.set("has-earmarks", rows.is_non_empty_list());
  }

  static const char* kind_key(PotKind kind) {
    switch (kind) {
      case PotKind::grant:
        return "funding.kind-grant";
      case PotKind::groz:
        return "funding.kind-groz";
      case PotKind::gift:
        return "funding.kind-gift";
    }
    BUURTKAS_ASSERT(false);
  }

  std::string name_of(const PotId& id) const {
    for (PotIndex pot = 0; pot < pots_.size(); ++pot) {
      if (instance_.pots[pot].id == id) return pages_.pot_name(pot);
    }
    return id.text();
  }

  // Of the rulebooks, that gave it an earmark.
  std::vector<std::string> articles_of(const Pot& pot) const {
    std::vector<std::string> sentences;
    const Outcome& outcome = pages_.outcome();
    if (outcome.rules == nullptr) return sentences;
    for (const PotArticle& added : outcome.rules->admission.earmarks) {
      if (outcome.round->pots[added.pot].id != pot.part_of.value_or(pot.id)) continue;
      const Rulebook& rulebook = outcome.rules->rulebooks[added.rulebook];
      const Article& article = rulebook.articles[added.article];
      sentences.push_back(pages_.say("funding.article", text_in(article.reason, pages_.language()),
                                     text_in(rulebook.title, pages_.language()),
                                     text_in(article.title, pages_.language()),
                                     without_stop(article.source)));
    }
    return sentences;
  }

  Pages& pages_;
  const Instance& instance_;
  const std::vector<FundingLine>& lines_;
  const Money none_;
  std::vector<PotMoney> pots_;
  std::vector<ProjectIndex> projects_;  // that get money, in the order of selection
  std::map<ProjectIndex, Money> paid_;  // to each
  Money spent_ = none_, left_ = none_, reserve_ = none_;
};

}  // namespace

void add_funding_page(Pages& pages) {
  FundingPage(pages).add();
}

}  // namespace buurtkas
