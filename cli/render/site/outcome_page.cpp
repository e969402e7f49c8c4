#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/outcome_notes.h"
#include "cli/render/site/not_counted.h"
#include "cli/render/site/pages.h"
#include "cli/render/site/selected_how.h"
#include "cli/render/site/svg.h"
#include "cli/render/site/told_terms.h"
#include "cli/render/terms_text.h"
#include "engine/voting/equal_shares.h"
#include "engine/voting/method.h"

namespace buurtkas {
namespace {

class OutcomePage {
 public:
  explicit OutcomePage(Pages& pages)
      : pages_(pages), instance_(pages.instance()), selection_(pages.outcome().selection) {}

  void add() {
    PageData page;
    page.set("short", in_short());
    set_some(page, "picture", picture());
    page.set("terms", text_items(told_terms(pages_)));
    page.set("in-brief", pages_.say("terms.in-brief", terms_text(pages_.outcome(), pages_.language())));
    const std::string method = "method." + std::string(pages_.outcome().terms.method->name);
    if (has_word(method, pages_.language())) page.set("method", pages_.say(method));
    set_some(page, "trial", note_of_trial(pages_.outcome(), pages_.language()));
    set_some(page, "limits",
             pages_.event_words().limits() + note_of_limits(pages_.outcome(), pages_.language()));
    add_selected(page);
    add_others(page);
    const PageData rows = not_counted(pages_);
    page.set("not-counted", rows);
    page.set("has-not-counted", rows.is_non_empty_list());
    pages_.add("index.html", pages_.say("outcome.title"), "outcome", pages_.fill("outcome.mustache", page));
  }

 private:
  std::string in_short() const {
    const Money all = votable(instance_);
    const std::string voters = counted_text(pages_.outcome().election.profile.voters(), pages_.language(),
                                            pages_.say("outcome.voter"), pages_.say("outcome.voters"));
    if (instance_.projects.size() == 1) {
      return pages_.say("outcome.short-single", selection_.projects.size(), pages_.amount(selection_.cost),
                        pages_.amount(all), voters);
    }
    return pages_.say("outcome.short", selection_.projects.size(), instance_.projects.size(),
                      pages_.amount(selection_.cost), pages_.amount(all), voters);
  }

  // The budget, with a piece for each selected project.
  std::string picture() const {
    const Money all = votable(instance_);
    if (all.cents() <= 0) return {};
    Svg svg(pages_.say("outcome.picture", pages_.amount(selection_.cost), pages_.amount(all)), 30);
    const Ratio whole = std::max(all, selection_.cost).cents();
    Ratio from;
    std::size_t place = 0;
    for (const ProjectIndex project : selection_.projects) {
      const Project& one = instance_.projects[project];
      const Ratio width = Ratio(one.cost.cents()) / whole;
      ++place;
      svg.bar(from, width, 0, 30, place % 2 == 1 ? "tone-a" : "tone-b",
              pages_.say("outcome.piece", place, pages_.name(project), pages_.amount(one.cost)));
      if (width >= Ratio(1, 28)) {
        svg.text(from + width / 2, 20, Svg::Align::middle, std::to_string(place),
                 place % 2 == 1 ? "on-a" : "on-b");
      }
      from += width;
    }
    const Ratio left = Ratio(1) - from;
    if (left.sign() > 0) {
      svg.bar(from, left, 0, 30, "unspent",
              pages_.say("outcome.unspent", pages_.amount(all - selection_.cost)));
    }
    return svg.picture();
  }

  void add_selected(PageData& page) const {
    const bool has_effective = is_equal_shares(pages_.outcome().terms.method);
    PageData rows(PageData::type::list);
    Money left = votable(instance_);
    std::size_t place = 0;
    bool is_all_effective = true;
    for (const ProjectIndex project : selection_.projects) {
      const Project& one = instance_.projects[project];
      left -= one.cost;
      is_all_effective = is_all_effective && was_bought(pages_.site().explanations[project]);
      PageData row;
      row.set("place", std::to_string(++place));
      row.set("project", Pages::link(project));
      row.set("cost", pages_.amount(one.cost));
      row.set("votes", pages_.number(selection_.votes[project]));
      row.set("effective", has_effective ? selected_how(pages_.site().explanations[project], pages_) : "");
      row.set("left", pages_.amount(left));
      rows.push_back(row);
    }
    page.set("selected", rows);
    page.set("has-selected", place > 0);
    page.set("has-effective", has_effective);
    page.set("has-others-ways", !is_all_effective);
    const bool has_points = counts_points(pages_.outcome());
    page.set("has-points", has_points);
    page.set("votes-title", pages_.say(has_points ? "outcome.points" : "outcome.votes"));
    page.set("columns", has_effective ? "4" : "3");
    page.set("total", pages_.amount(selection_.cost));
    set_some(page, "next", next());
  }

  // What is done with the money that is left.
  std::string next() const {
    const auto& next = selection_.next;
    if (!next) return {};
    return pages_.say(next->is_whole ? "outcome.next-whole" : "outcome.next-part", Pages::link(next->project),
                      pages_.amount(next->paid), pages_.amount(instance_.projects[next->project].cost));
  }

  // Most votes first.
  std::vector<ProjectIndex> not_selected() const {
    std::vector<ProjectIndex> out;
    for (ProjectIndex project = 0; project < instance_.projects.size(); ++project) {
      const bool is_next = selection_.next && selection_.next->project == project;
      if (!is_next && !pages_.is_selected(project)) out.push_back(project);
    }
    std::sort(out.begin(), out.end(), [&](ProjectIndex a, ProjectIndex b) {
      if (selection_.votes[a] != selection_.votes[b]) return selection_.votes[a] > selection_.votes[b];
      return instance_.projects[a].id < instance_.projects[b].id;
    });
    return out;
  }

  void add_others(PageData& page) const {
    PageData rows(PageData::type::list);
    for (const ProjectIndex project : not_selected()) {
      PageData row;
      row.set("project", Pages::link(project));
      row.set("facts", pages_.say("outcome.facts", pages_.amount(instance_.projects[project].cost),
                                  pages_.event_words().votes(selection_.votes[project])));
      row.set("why", why_not_selected(pages_.site().explanations[project], pages_));
      set_some(row, "help", help(project));
      rows.push_back(row);
    }
    page.set("others", rows);
    page.set("has-others", rows.is_non_empty_list());
  }

  // The votes that it needed; where none would do, what else.
  std::string help(ProjectIndex project) const {
    const auto items = what_would_have_helped(pages_.site().explanations[project], pages_);
    if (items.empty()) return {};
    const auto& all = pages_.site().help;
    const bool votes_do = all.empty() || !all[project] || all[project]->further_approvals.number;
    return votes_do ? items[0] : items[0] + ' ' + items[1];
  }

  Pages& pages_;
  const Instance& instance_;
  const Selection& selection_;
};

}  // namespace

void add_outcome_page(Pages& pages) {
  OutcomePage(pages).add();
}

}  // namespace buurtkas
