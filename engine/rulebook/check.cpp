#include "engine/rulebook/check.h"

#include <algorithm>
#include <map>
#include <set>

#include "engine/finding_codes.h"
#include "engine/rulebook/check_dates.h"
#include "engine/rulebook/epochs.h"
#include "engine/rulebook/space.h"

namespace buurtkas {
namespace {

std::string place_text(const Place& place) {
  return place.file + ':' + std::to_string(place.line);
}

std::string text_of(const Witness& witness, const Epoch& epoch) {
  std::string text;
  for (const auto& [field, value] : witness) text.append(field).append(" ").append(value).append(", ");
  text += to_string(epoch.on);
  return epoch.known.year > 1900 ? text + ", known " + to_string(epoch.known) : text;
}

// What has been found of articles so far: each slip is told once, for the first epoch in which it shows.
struct Found {
  Findings findings;
  std::set<std::pair<ArticleIndex, ArticleIndex>> disagreeing;
  std::set<std::size_t> uncovered;
  std::map<ArticleIndex, std::string> idle;  // never applied so far, and why not
  std::set<ArticleIndex> active;             // did
  std::map<CaseKind, Date> all_refused;      // and the first day
  std::size_t steps = steps_max;
  bool is_too_complex = false;
};

// The articles of one kind of case, in one epoch.
class EpochCheck {
 public:
  EpochCheck(const RulesInForce& rules, CaseKind kind, const Epoch& epoch, Found& found)
      : rules_(rules), kind_(kind), epoch_(epoch), found_(found), space_(kind) {}

  // Where a parameter has no value nothing is decided; what is known of other articles holds all the same.
  void run() {
    if (found_.is_too_complex) return;
    for (const ArticleIndex index : rules_.articles) {
      const Article& article = article_at(index);
      if (article.of != kind_) continue;
      if (have_values(article.when) && have_values(article.unless)) {
        articles_.push_back({index, {}, {}});
      } else {
        is_all_placed_ = false;
      }
    }
    cut();
    for (Placed& placed : articles_) place(placed);
    if (!take_steps(found_.steps, 1 + articles_.size() * (1 + space_.everything().size()))) {
      found_.is_too_complex = true;
      return;
    }
    check_pairs();
    check_activity();
    check_all_refused();
    check_covers();
  }

 private:
  struct Placed {
    ArticleIndex index = 0;
    Box applies;
    Box meets;  // of a require: what it lets through
  };

  const Article& article_at(ArticleIndex index) const { return rules_.rulebook->articles[index]; }
  const std::vector<Cover>& covers() const { return rules_.rulebook->covers; }

  bool has_value(const Condition& condition) const {
    const bool is_number = fields_of(kind_)[condition.field].type == FieldType::number;
    return !is_number || rules_.number_of(condition).has_value();
  }

  bool have_values(const std::vector<Condition>& conditions) const {
    return std::all_of(conditions.begin(), conditions.end(),
                       [&](const Condition& condition) { return has_value(condition); });
  }

  // Of a require: what is known of it.
  std::vector<Condition> asked_by(const Article& article) const {
    std::vector<Condition> asked;
    const auto* require = std::get_if<Require>(&article.verb);
    if (require == nullptr) return asked;
    for (const Condition& condition : require->all) {
      if (has_value(condition)) asked.push_back(condition);
    }
    return asked;
  }

  bool can_be_checked(const Cover& cover) const {
    return cover.of == kind_ && is_all_placed_ && have_values(cover.when) && have_values(cover.unless);
  }

  void cut() {
    for (const Placed& placed : articles_) {
      const Article& article = article_at(placed.index);
      space_.cut_by(rules_, article.when);
      space_.cut_by(rules_, article.unless);
      space_.cut_by(rules_, asked_by(article));
    }
    for (const Cover& cover : covers()) {
      if (!can_be_checked(cover)) continue;
      space_.cut_by(rules_, cover.when);
      space_.cut_by(rules_, cover.unless);
    }
  }

  void place(Placed& placed) {
    const Article& article = article_at(placed.index);
    placed.applies = space_.box_of(rules_, article.when, article.unless);
    const std::vector<Condition> asked = asked_by(article);
    placed.meets = common(placed.applies, space_.box_of(rules_, asked, {}));
    for (const Condition& condition : asked) {
      Box refused = common(placed.applies, space_.box_of(rules_, {}, {condition}));
      if (!is_empty(refused)) refused_.push_back(std::move(refused));
    }
  }

  // Whether anything is left of a box beside others. When that cannot be told, it is told that it cannot.
  std::optional<Box> left_of(const Box& box, std::span<const Box> others) {
    auto left = outside(box, others, found_.steps);
    if (!left) found_.is_too_complex = true;
    return left;
  }

  void check_activity() {
    for (const Placed& placed : articles_) {
      const Article& article = article_at(placed.index);
      const bool is_require = kind_of(article.verb) == VerbKind::require;
      std::string why;
      if (is_empty(placed.applies)) {
        why = "when, unless";
      } else if (is_require && is_empty(placed.meets)) {
        why = "require";
      } else if (!is_require) {
        const auto left = left_of(placed.applies, refused_);
        if (left && is_empty(*left)) why = "require";
      }
      if (why.empty()) {
        found_.active.insert(placed.index);
      } else {
        const auto [at, is_new] = found_.idle.emplace(placed.index, why);
        if (why == "require") at->second = why;
      }
    }
  }

  // That requirements which can each be met can together be met by nothing.
  void check_all_refused() {
    if (refused_.empty()) return;
    const auto left = left_of(space_.everything(), refused_);
    if (left && is_empty(*left)) found_.all_refused.emplace(kind_, epoch_.on);
  }

  void check_pairs() {
    for (std::size_t i = 0; i < articles_.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) check_pair(articles_[j], articles_[i]);
    }
  }

  void check_pair(const Placed& first, const Placed& second) {
    const Article& a = article_at(first.index);
    const Article& b = article_at(second.index);
    if (kind_of(a.verb) != kind_of(b.verb) || found_.is_too_complex) return;
    if (!take_steps(found_.steps, 1 + first.applies.size())) {
      found_.is_too_complex = true;
      return;
    }
    if (!meet(first.applies, second.applies)) return;
    const Box both = common(first.applies, second.applies);
    if (!disagree(first, second, both)) return;
    if (!found_.disagreeing.emplace(first.index, second.index).second) return;
    found_.findings.push_back({code::articles_disagree,
                               Severity::error,
                               b.place,
                               a.id + ", " + b.id + ": " + text_of(space_.witness_in(both), epoch_),
                               place_text(a.place),
                               {}});
  }

  bool disagree(const Placed& first, const Placed& second, const Box& both) const {
    switch (kind_of(article_at(first.index).verb)) {
      case VerbKind::pay:
      case VerbKind::earmark:
      case VerbKind::reserve:
      case VerbKind::terms:
        return true;
      case VerbKind::limit:
      case VerbKind::sign:
        return false;  // each asks its own, and all can be met
      case VerbKind::require:
        break;
    }
    const Box met_first = common(both, first.meets);
    const Box met_second = common(both, second.meets);
    return !is_empty(met_first) && !is_empty(met_second) && is_empty(common(met_first, met_second));
  }

  void check_covers() {
    for (std::size_t i = 0; i < covers().size(); ++i) {
      const Cover& cover = covers()[i];
      if (!can_be_checked(cover) || found_.uncovered.contains(i)) continue;
      std::vector<Box> boxes = refused_;
      for (const Placed& placed : articles_) {
        if (kind_of(article_at(placed.index).verb) == cover.verb) boxes.push_back(placed.applies);
      }
      const auto left = left_of(space_.box_of(rules_, cover.when, cover.unless), boxes);
      if (!left || is_empty(*left)) continue;
      found_.uncovered.insert(i);
      found_.findings.push_back({code::not_covered,
                                 Severity::error,
                                 cover.place,
                                 text_of(space_.witness_in(*left), epoch_),
                                 {},
                                 {}});
    }
  }

  const RulesInForce& rules_;
  CaseKind kind_;
  const Epoch& epoch_;
  Found& found_;
  Space space_;
  std::vector<Placed> articles_;
  std::vector<Box> refused_;
  bool is_all_placed_ = true;
};

void report_idle(const Rulebook& rulebook, Found& found) {
  const auto disagrees = [&](ArticleIndex article) {  // that is told already
    return std::any_of(found.disagreeing.begin(), found.disagreeing.end(),
                       [&](const auto& pair) { return pair.first == article || pair.second == article; });
  };
  for (const auto& [index, why] : found.idle) {
    if (found.active.contains(index) || disagrees(index)) continue;
    const Article& article = rulebook.articles[index];
    const bool is_require = kind_of(article.verb) == VerbKind::require && why == "require";
    found.findings.push_back({is_require ? code::refuses_all : code::never_applies,
                              Severity::error,
                              article.place,
                              article.id,
                              why,
                              {}});
  }
}

// Unless an article, or two, is told to be why.
void report_all_refused(const Rulebook& rulebook, Found& found) {
  const bool is_told = !found.disagreeing.empty() ||
                       std::any_of(found.findings.begin(), found.findings.end(),
                                   [](const Finding& one) { return one.code == code::refuses_all; });
  if (is_told) return;
  for (const auto& [kind, day] : found.all_refused) {
    found.findings.push_back(
        {code::refuses_all, Severity::error, rulebook.place, std::string(name_of(kind)), to_string(day), {}});
  }
}

}  // namespace

Findings check_rulebook(const Rulebook& rulebook) {
  Found found;
  for (const Parameter& parameter : rulebook.parameters) check_values(parameter, found.findings);
  check_periods(rulebook, found.findings);
  const Rulebook* only = &rulebook;
  for (const Epoch& epoch : epochs_of({&only, 1})) {
    const RulesInForce rules = rules_in_force(rulebook, epoch.on, epoch.known);
    for (std::size_t kind = 0; kind < case_kind_count; ++kind) {
      EpochCheck(rules, static_cast<CaseKind>(kind), epoch, found).run();
    }
  }
  report_idle(rulebook, found);
  report_all_refused(rulebook, found);
  if (found.is_too_complex) {
    found.findings.push_back({code::too_complex, Severity::error, rulebook.place, rulebook.name, {}, {}});
  }
  sort_findings(found.findings);
  return std::move(found.findings);
}

}  // namespace buurtkas
