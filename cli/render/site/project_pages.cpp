#include <algorithm>
#include <utility>

#include "cli/render/site/pages.h"
#include "cli/render/site/round_links.h"
#include "cli/render/site/selected_how.h"
#include "cli/render/site/svg.h"
#include "cli/render/terms_text.h"
#include "engine/voting/changed_profile.h"

namespace buurtkas {
namespace {

// Of what supporters bought elsewhere; the rest, each of it smaller, is told together.
constexpr std::size_t listed_elsewhere = 20;

// As it is written in the table beside the picture.
Ratio whole_cents(const Ratio& cents) {
  return Ratio(BigInt(to_decimal(cents, 0)));
}

// A city's file of ballots is public; a round's ballots are not. What a few of its voters paid for otherwise
// would nearly tell what each of them voted.
bool has_too_few_supporters(const Pages& pages, ProjectIndex project) {
  if (pages.outcome().round == nullptr) return false;
  const Profile& profile = pages.outcome().election.profile;
  std::uint64_t voters = 0;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto named = profile.projects(group);
    if (std::find(named.begin(), named.end(), project) != named.end()) voters += voters_in(profile, group);
  }
  return voters > 0 && voters < receipts_min;
}

class ProjectPage {
 public:
  ProjectPage(Pages& pages, Explanation explanation)
      : pages_(pages),
        explanation_(std::move(explanation)),
        project_(pages.instance().projects[explanation_.project]),
        hides_purses_(explanation_.supporters_had && has_too_few_supporters(pages, explanation_.project)) {
    if (hides_purses_) explanation_.supporters_had.reset();
  }

  void add(const PageData& rounds) {
    PageData page;
    page.set("rounds", rounds);
    page.set("has-rounds", rounds.is_non_empty_list());
    std::vector<std::string> paragraphs = explanation_paragraphs(
        pages_.outcome(), explanation_, pages_.language(), [](ProjectIndex one) { return Pages::link(one); });
    page.set("short", paragraphs.front());
    paragraphs.erase(paragraphs.begin());
    page.set("full", text_items(paragraphs));
    page.set("has-full", !paragraphs.empty());
    page.set("name", pages_.name(explanation_.project));
    add_facts(page);
    add_payers(page);
    add_purses(page);
    if (hides_purses_) page.set("few", pages_.say("project.few", receipts_min));
    page.set("is-few", hides_purses_);
    add_help(page);
    pages_.add(Pages::file_of(explanation_.project), pages_.name(explanation_.project), "outcome",
               pages_.fill("project.mustache", page));
  }

 private:
  void add_facts(PageData& page) const {
    PageData facts(PageData::type::list);
    const auto push = [&](const char* key, const std::string& value) {
      PageData fact;
      fact.set("what", pages_.say(key));
      fact.set("value", value);
      facts.push_back(fact);
    };
    push("project.id", project_.id.text());
    push("project.cost", pages_.amount(project_.cost));
    push(counts_points(pages_.outcome()) ? "project.points" : "project.votes",
         pages_.number(explanation_.votes));
    if (was_bought()) {
      push("project.effective", selected_how(explanation_, pages_));
    }
    std::string tags;
    for (const std::string& tag : project_.tags) tags += (tags.empty() ? "" : ", ") + tag;
    if (!tags.empty()) push("project.tags", tags);
    page.set("facts", facts);
  }

  void add_payers(PageData& page) const {
    PageData rows(PageData::type::list);
    for (const FundingLine& line : explanation_.funding) {
      PageData row;
      row.set("pot", pages_.pot_name(line.pot));
      row.set("amount", pages_.amount(line.amount));
      rows.push_back(row);
    }
    page.set("payers", rows);
    page.set("has-payers", rows.is_non_empty_list());
  }

  bool was_bought() const {
    return std::any_of(explanation_.events.begin(), explanation_.events.end(),
                       [](const Event& event) { return std::holds_alternative<Bought>(event); });
  }

  // What its supporters had, and what became of it.
  void add_purses(PageData& page) const {
    page.set("has-purses", explanation_.supporters_had.has_value());
    if (!explanation_.supporters_had) return;
    const Ratio& had = *explanation_.supporters_had;
    const Ratio all = whole_cents(had);
    PageData rows(PageData::type::list);
    Svg svg(pages_.say("project.purse-picture", pages_.event_words().cents(had)), 24);
    Ratio from;
    const auto push = [&](const std::string& what, const Ratio& cents, std::string_view colour) {
      PageData row;
      row.set("what", what);
      row.set("amount", pages_.event_words().cents(cents));
      rows.push_back(row);
      const Ratio width = whole_cents(cents) / all;
      svg.bar(from, width, 0, 24, colour);
      from += width;
    };
    Ratio left = *explanation_.supporters_left;
    Ratio smaller = had - left;
    if (was_bought()) {
      const Ratio cost(project_.cost.cents());
      push(pages_.say("project.paid-here"), cost, "here");
      left -= cost;
    }
    const auto& elsewhere = explanation_.elsewhere;
    for (std::size_t at = 0; at < std::min(listed_elsewhere, elsewhere.size()); ++at) {
      smaller -= elsewhere[at].amount;
      push(Pages::link(elsewhere[at].project), elsewhere[at].amount, at % 2 == 0 ? "tone-a" : "tone-b");
    }
    if (elsewhere.size() > listed_elsewhere) {
      push(pages_.say("project.smaller", elsewhere.size() - listed_elsewhere), smaller,
           listed_elsewhere % 2 == 0 ? "tone-a" : "tone-b");
    }
    if (left.sign() > 0)
      push(pages_.say(was_bought() ? "project.left-then" : "project.left"), left, "unspent");
    page.set("purses-plain", pages_.say(was_bought() ? "project.purses-then" : "project.purses-plain"));
    page.set("purse-picture", svg.picture());
    page.set("purses", rows);
    page.set("purse-total", pages_.event_words().cents(had));
  }

  void add_help(PageData& page) const {
    const std::vector<std::string> items = what_would_have_helped(explanation_, pages_);
    page.set("has-help", !items.empty());
    if (!items.empty()) page.set("help", text_items(items));
  }

  Pages& pages_;
  Explanation explanation_;
  const Project& project_;
  bool hides_purses_;
};

}  // namespace

void add_project_pages(Pages& pages) {
  const std::vector<PageData> rounds = round_links(pages);
  for (const Explanation& one : pages.site().explanations) ProjectPage(pages, one).add(rounds[one.project]);
}

}  // namespace buurtkas
