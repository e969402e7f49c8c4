#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/site/bar_picture.h"
#include "cli/render/site/pages.h"
#include "cli/render/voter_groups_text.h"

namespace buurtkas {
namespace {

constexpr std::size_t most_funded = 10;  // rows of so many funded projects; the last is of that many and more
constexpr std::size_t most_drawn = 20;   // rows of a picture

// Voters with `funded` of their projects; at the last, with that many or more.
Ratio voters_with(const FundedCounts& counts, std::size_t funded) {
  const std::vector<Ratio>& voters = counts.voters_by_funded;
  if (funded >= voters.size()) return {};
  if (funded < most_funded) return voters[funded];
  Ratio sum;
  for (std::size_t k = most_funded; k < voters.size(); ++k) sum += voters[k];
  return sum;
}

Ratio share_of(const Ratio& part, const Ratio& whole) {
  return whole.is_zero() ? Ratio() : part / whole;
}

class FairnessPage {
 public:
  explicit FairnessPage(Pages& pages)
      : pages_(pages), outcome_(pages.site().fairness.outcome), voters_(outcome_.voters()) {
    const auto& greedy = pages.site().fairness.greedy;
    if (greedy) greedy_ = &*greedy;
  }

  void add() {
    PageData page;
    page.set("short", in_short());
    set_some(page, "trial", note_of_trial(pages_.outcome(), pages_.language()));
    page.set("beside", pages_.say(greedy_ != nullptr ? "fairness.beside" : "fairness.nothing-beside"));
    page.set("has-greedy", greedy_ != nullptr);
    page.set("notes", text_items(notes()));
    page.set("has-voters", !voters_.is_zero());
    if (!voters_.is_zero()) {
      add_voters(page);
      add_tags(page);
      add_groups(page);
    }
    pages_.add("fairness.html", pages_.say("fairness.title"), "fairness",
               pages_.fill("fairness.mustache", page));
  }

 private:
  std::string percents(const Ratio& share) const {
    return number_text(share * Ratio(100), pages_.language(), 1) + '%';
  }
  std::string percents(const Ratio& part, const Ratio& whole) const {
    return whole.is_zero() ? "-" : percents(part / whole);
  }

  std::string in_short() const {
    if (voters_.is_zero()) return pages_.say("fairness.nobody");
    const auto number_and_share = [&](const FundedCounts& counts) {
      return std::pair(pages_.number(counts.without_any()), percents(counts.without_any(), voters_));
    };
    const auto [number, share] = number_and_share(outcome_);
    std::string text = pages_.say("fairness.short", number, pages_.number(voters_), share);
    if (greedy_ == nullptr) return text;
    const auto [by_votes, its_share] = number_and_share(*greedy_);
    if (by_votes == number) return text + ' ' + pages_.say("fairness.short-same");
    return text + ' ' + pages_.say("fairness.short-greedy", by_votes, its_share);
  }

  // What a reader must know of the numbers of this outcome.
  std::vector<std::string> notes() const {
    std::vector<std::string> notes;
    const Round* round = pages_.outcome().round;
    const bool is_weighted =
        round != nullptr && std::any_of(round->channels.begin(), round->channels.end(),
                                        [](const Channel& channel) { return channel.weight != Ratio(1); });
    if (is_weighted) notes.push_back(pages_.say("fairness.weighted"));
    const auto& next = pages_.outcome().selection.next;
    if (next) notes.push_back(pages_.say("fairness.next", Pages::link(next->project)));
    return notes;
  }

  // What the bars of a row are: of this count, and of greedy when that is another.
  template <class Share>
  std::vector<Bar> bars(const Share& share) const {
    std::vector<Bar> bars = {{share(outcome_), percents(share(outcome_))}};
    if (greedy_ != nullptr) bars.push_back({share(*greedy_), percents(share(*greedy_))});
    return bars;
  }

  std::string funded_words(std::size_t funded, std::size_t most) const {
    if (funded == 0) return pages_.say("fairness.none");
    if (funded == most_funded && most > most_funded) return pages_.say("fairness.or-more", funded);
    return counted_text(Ratio(funded), pages_.language(), pages_.say("fairness.one-project"),
                        pages_.say("fairness.more-projects"));
  }

  void add_voters(PageData& page) const {
    std::size_t most = outcome_.voters_by_funded.size();
    if (greedy_ != nullptr) most = std::max(most, greedy_->voters_by_funded.size());
    --most;  // funded projects that a voter has
    std::vector<BarRow> drawn;
    PageData rows(PageData::type::list);
    for (std::size_t funded = 0; funded <= std::min(most, most_funded); ++funded) {
      const std::string name = funded_words(funded, most);
      drawn.push_back(
          {name, bars([&](const FundedCounts& one) { return voters_with(one, funded) / voters_; })});
      PageData row;
      row.set("funded", name);
      row.set("voters", pages_.number(voters_with(outcome_, funded)));
      row.set("share", percents(voters_with(outcome_, funded), voters_));
      if (greedy_ != nullptr) {
        row.set("greedy-voters", pages_.number(voters_with(*greedy_, funded)));
        row.set("greedy-share", percents(voters_with(*greedy_, funded), voters_));
      }
      rows.push_back(row);
    }
    std::vector<std::string> kinds = {pages_.say("fairness.as-counted")};
    if (greedy_ != nullptr) kinds.push_back(pages_.say("fairness.by-votes"));
    page.set("voters-picture", bar_picture(pages_.say("fairness.voters-picture"), kinds, drawn));
    page.set("voters", rows);
    page.set("voters-sum", pages_.number(voters_));
    page.set("voters-columns", greedy_ != nullptr ? "4" : "2");
  }

  void add_tags(PageData& page) const {
    page.set("has-tags", !outcome_.tags.empty());
    if (outcome_.tags.empty()) return;
    const Ratio spent = cents_of(outcome_.spent);
    std::vector<BarRow> drawn;
    PageData rows(PageData::type::list);
    for (std::size_t i = 0; i < outcome_.tags.size(); ++i) {
      const TagShare& tag = outcome_.tags[i];
      const std::string name = tag.tag.empty() ? pages_.say("fairness.untagged") : tag.tag;
      const Ratio votes = share_of(tag.votes, outcome_.votes);
      const Ratio money = share_of(cents_of(tag.spent), spent);
      drawn.push_back({name, {{votes, percents(votes)}, {money, percents(money)}}});
      PageData row;
      row.set("tag", name);
      row.set("funded", pages_.say("fairness.of", tag.funded, tag.projects));
      row.set("votes", percents(tag.votes, outcome_.votes));
      row.set("money", percents(cents_of(tag.spent), spent));
      if (greedy_ != nullptr) {
        row.set("greedy", percents(cents_of(greedy_->tags[i].spent), cents_of(greedy_->spent)));
      }
      rows.push_back(row);
    }
    if (drawn.size() <= most_drawn) {
      set_some(page, "tags-picture",
               bar_picture(pages_.say("fairness.tags-picture"),
                           {pages_.say("fairness.votes"), pages_.say("fairness.money")}, drawn));
    }
    page.set("tags", rows);
    page.set("tags-columns", greedy_ != nullptr ? "4" : "3");
    const auto& projects = pages_.instance().projects;
    page.set("has-many-tags", std::any_of(projects.begin(), projects.end(),
                                          [](const Project& one) { return one.tags.size() > 1; }));
  }

  // A name of the files' own, in words when it is one that many files have.
  std::string name_of(const VoterGroup& group) const {
    const std::string name = group_words(group, pages_.language());
    const bool is_own = group.merged == 0 && name == group.value;
    if (is_own && group.trait == Trait::channel) return known_word("channel", name, pages_.language());
    if (is_own && group.trait == Trait::sex) return known_word("sex", name, pages_.language());
    return name;
  }

  // A table for each trait of voters that the files tell.
  void add_groups(PageData& page) const {
    const std::vector<VoterGroup>& groups = pages_.site().fairness.groups;
    PageData traits(PageData::type::list);
    for (std::size_t first = 0, next = 0; first < groups.size(); first = next) {
      while (next < groups.size() && groups[next].trait == groups[first].trait) ++next;
      const std::string trait(trait_words(groups[first].trait, pages_.language()));
      std::vector<BarRow> drawn;
      PageData rows(PageData::type::list);
      for (std::size_t i = first; i < next; ++i) {
        const VoterGroup& group = groups[i];
        const std::string name = name_of(group);
        const Ratio without = share_of(group.without_any, group.voters);
        drawn.push_back({name, {{without, percents(without)}}});
        PageData row;
        row.set("group", name);
        row.set("voters", pages_.number(group.voters));
        row.set("without", percents(without));
        row.set("funded", number_text(share_of(group.funded, group.voters), pages_.language(), 2));
        row.set("money", pages_.event_words().cents(share_of(group.cents, group.voters)));
        rows.push_back(row);
      }
      PageData one;
      one.set("trait", pages_.say("fairness.by-trait", trait));
      one.set("groups", rows);
      if (drawn.size() <= most_drawn) {
        set_some(one, "picture", bar_picture(pages_.say("fairness.groups-picture", trait), {}, drawn));
      }
      traits.push_back(one);
    }
    page.set("traits", traits);
    page.set("has-traits", traits.is_non_empty_list());
    page.set("few", pages_.say("fairness.few", VoterGroups::least_ballots));
  }

  Pages& pages_;
  const FundedCounts& outcome_;
  const FundedCounts* greedy_ = nullptr;
  const Ratio voters_;
};

}  // namespace

void add_fairness_page(Pages& pages) {
  FairnessPage(pages).add();
}

}  // namespace buurtkas
