#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/render/event_words.h"
#include "cli/render/site/site.h"
#include "cli/render/site/templates.h"
#include "cli/render/words.h"

// What the pages of one language share: how they call and link projects, and the frame around each.

namespace buurtkas {

class Pages {
 public:
  Pages(const Site& site, Language language, const OnFile& on_file);

  const Site& site() const { return site_; }
  const Outcome& outcome() const { return site_.outcome; }
  const Instance& instance() const { return site_.outcome.election.instance; }
  Language language() const { return language_; }
  const EventWords& event_words() const { return words_; }  // its projects become links

  template <class... Values>
  std::string say(std::string_view key, const Values&... values) const {
    return words(key, language_, values...);
  }

  std::string amount(Money money) const { return words_.amount(money); }
  std::string number(const Ratio& number) const { return words_.number(number); }
  std::string name(ProjectIndex project) const;  // its id when it has none
  // Its name, in any value of a template: there it becomes a link to its page.
  static std::string link(ProjectIndex project);
  static std::string file_of(ProjectIndex project);
  bool is_selected(ProjectIndex project) const;
  std::string pot_name(PotIndex pot) const;
  bool has_rulebooks() const;  // a `.pb` file has none
  static std::string file_of(const Rulebook& rulebook);

  std::string fill(std::string_view file, const PageData& data) { return templates_.fill(file, data); }

  // `content` is HTML. A page that the menu has not is below the one that `menu` names.
  void add(const std::string& file, const std::string& title, std::string_view menu,
           const std::string& content);

 private:
  std::string escaped(const std::string& value) const;

  const Site& site_;
  Language language_;
  const OnFile& on_file_;
  EventWords words_;
  Templates templates_;
};

// One function a kind of page; each adds its pages.
void add_outcome_page(Pages& pages);
void add_project_pages(Pages& pages);
void add_funding_page(Pages& pages);
void add_fairness_page(Pages& pages);
void add_ballot_pages(Pages& pages);
void add_rounds_page(Pages& pages);
void add_rules_pages(Pages& pages);
void add_audit_page(Pages& pages);

}  // namespace buurtkas
