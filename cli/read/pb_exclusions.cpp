#include "cli/read/pb_exclusions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "cli/read/pb_sentence.h"
#include "engine/round/pb_words.h"

namespace buurtkas {
namespace {

// A sentence with one of these is about exclusions, whatever it says of them.
constexpr std::array<std::string_view, 10> subjects = {
    "overlap",      "mutually", "simultaneous", "exclude each",     "exclude one",
    "incompatible", "conflict", "at most one",  "at the same time", "only one of"};

// Of all that stand before it.
constexpr std::array<std::string_view, 20> of_each_other = {"overlap",
                                                            "overlapped",
                                                            "overlap each other",
                                                            "overlapped each other",
                                                            "overlap with each other",
                                                            "overlapped with each other",
                                                            "conflict",
                                                            "conflicted",
                                                            "conflict with each other",
                                                            "conflicted with each other",
                                                            "exclude each other",
                                                            "excluded each other",
                                                            "exclude one another",
                                                            "are mutually exclusive",
                                                            "were mutually exclusive",
                                                            "are treated as mutually exclusive",
                                                            "were treated as mutually exclusive",
                                                            "were treated by the city as mutually exclusive",
                                                            "are incompatible",
                                                            "were incompatible"};

// Each that stands before it, of each behind it.
constexpr std::array<std::string_view, 17> of_the_others = {"overlaps with",
                                                            "overlap with",
                                                            "overlapped with",
                                                            "conflicts with",
                                                            "conflict with",
                                                            "conflicted with",
                                                            "excludes",
                                                            "exclude",
                                                            "excluded",
                                                            "is incompatible with",
                                                            "are incompatible with",
                                                            "was incompatible with",
                                                            "is mutually exclusive with",
                                                            "are mutually exclusive with",
                                                            "was mutually exclusive with",
                                                            "were mutually exclusive with",
                                                            "were incompatible with"};

constexpr std::array<std::string_view, 2> not_both_be = {"could not both be", "cannot both be"};
constexpr std::array<std::string_view, 4> not_be = {"could not be", "could not all be", "cannot be",
                                                    "cannot all be"};
constexpr std::array<std::string_view, 4> may_be = {"may be", "can be", "could be", "is"};
constexpr std::array<std::string_view, 6> done = {"implemented", "carried out", "funded",
                                                  "selected",    "realised",    "built"};
constexpr std::array<std::string_view, 3> together = {"simultaneously", "together", "at the same time"};
constexpr std::array<std::string_view, 4> one_of = {"only one of", "at most one of",
                                                    "at most one is selected of", "only one is selected of"};
constexpr std::array<std::string_view, 4> one = {"only one", "at most one", "only one of them",
                                                 "at most one of them"};
constexpr std::array<std::string_view, 3> same_place = {"because they concern the same area",
                                                        "because they concerned the same area",
                                                        "because they cover the same area"};

constexpr std::array<std::string_view, 3> begins_setting = {"according to", "in", "for"};
constexpr std::array<std::string_view, 26> setting = {
    "published",     "coverage", "of",       "the",      "this",  "official",
    "results",       "list",     "rules",    "for",      "in",    "city",
    "municipal",     "citywide", "district", "small",    "large", "small-project",
    "large-project", "pool",     "area",     "category", "round", "edition",
    "city-wide",     "pb"};
constexpr std::array<std::string_view, 2> begins_place = {"at", "in"};
constexpr std::array<std::string_view, 3> place = {"the", "of", "same"};

class SentenceReader {
 public:
  SentenceReader(std::string_view sentence, const std::vector<Project>& projects)
      : words_(sentence, projects) {}

  bool matters() const { return words_.names_projects() || words_.has_one_of(subjects); }

  // All of it, or false.
  bool read() {
    return is_read([&] { return read_exclusion(); }) || is_read([&] { return read_outcome(); });
  }
  const std::vector<ProjectGroup>& groups() const { return groups_; }

 private:
  template <class Read>
  bool is_read(Read read) {
    const PbSentence start = words_;
    if (read() && words_.is_at_end()) return true;
    words_ = start;
    groups_.clear();
    return false;
  }

  bool read_exclusion() {
    if (words_.take_one_of(begins_setting) && !words_.take_place(setting, ",")) return false;
    if (words_.take_one_of(one_of)) {
      groups_ = {words_.take_projects()};
      if (words_.take_one_of(may_be) && !words_.take_one_of(done)) return false;
      return groups_[0].size() > 1;
    }
    const bool is_of = words_.take("of");
    const ProjectGroup first = words_.take_projects();
    if (first.empty()) return false;
    if (is_of) {
      words_.take(",");
      groups_ = {first};
      return first.size() > 1 && words_.take_one_of(one) && words_.take_one_of(may_be) &&
             words_.take_one_of(done);
    }
    return (first.size() > 1 && read_each_other(first)) || read_others(first);
  }

  // Of more than two it says little that not all of them can be.
  bool read_each_other(const ProjectGroup& group) {
    const PbSentence start = words_;
    bool is_said = words_.take_one_of(of_each_other);
    if (is_said && words_.take_one_of(begins_place) && !words_.take_place(place, "area")) return false;
    const bool says_more = !is_said || words_.take("and");
    if (says_more) {
      const bool says_both = words_.take_one_of(not_both_be);
      const bool is_not = (says_both || words_.take_one_of(not_be)) && words_.take_one_of(done) &&
                          (words_.take_one_of(together) || (says_both && group.size() == 2));
      if (is_said && !is_not) return false;
      is_said = is_said || (is_not && group.size() == 2);
    }
    words_.take_one_of(same_place);
    if (is_said && words_.is_at_end()) {
      groups_ = {group};
      return true;
    }
    words_ = start;
    return false;
  }

  bool read_others(const ProjectGroup& first) {
    if (!words_.take_one_of(of_the_others)) return false;
    const ProjectGroup second = words_.take_projects();
    for (const ProjectIndex left : first) {
      for (const ProjectIndex right : second) {
        if (left == right) return false;
        groups_.push_back({std::min(left, right), std::max(left, right)});
      }
    }
    words_.take_one_of(same_place);
    return !second.empty();
  }

  // Which of them was funded: nothing to follow.
  bool read_outcome() {
    const auto takes_project = [&] { return words_.take_projects().size() == 1; };
    if (words_.take("selected 2 :") || words_.take("selected 3 :")) return words_.take_rest();
    if (words_.take("the city kept")) return takes_project();
    if (words_.take("the official winner list retained")) {
      if (!takes_project()) return false;
      words_.take(", and this exclusion changes the subsequent greedy path");
      return true;
    }
    if (!takes_project() || !words_.take("was funded and") || !takes_project() ||
        !words_.take("was excluded"))
      return false;
    if (words_.is_at_end()) return true;
    return words_.take("because") && takes_project() && words_.take("received the higher score");
  }

  PbSentence words_;
  std::vector<ProjectGroup> groups_;
};

// Those that are voted on: the others of `projects` were withdrawn, and exclude nothing.
ProjectGroup voted_on(ProjectGroup group, std::size_t voted) {
  std::erase_if(group, [&](ProjectIndex project) { return project >= voted; });
  return group;
}

void add_group(const ProjectGroup& group, std::vector<Limit>& limits) {
  const bool is_known = std::any_of(limits.begin(), limits.end(), [&](const Limit& limit) {
    return limit.kind == Limit::Kind::exclusion && limit.projects == group;
  });
  if (is_known) return;
  Limit limit;
  limit.projects = group;
  limits.push_back(std::move(limit));
}

}  // namespace

std::optional<std::string> add_exclusions(std::string_view comment, std::vector<Project> projects,
                                          const std::vector<WithdrawnProject>& withdrawn,
                                          std::vector<Limit>& limits) {
  const std::size_t voted = projects.size();
  for (const WithdrawnProject& one : withdrawn) {
    projects.emplace_back();
    projects.back().id = one.id;
  }
  std::vector<ProjectGroup> groups;
  for (const std::vector<std::string>& item : pb_comment(comment)) {
    for (const std::string& sentence : item) {
      SentenceReader reader(sentence, projects);
      if (!reader.matters()) continue;
      if (!reader.read()) return sentence;
      groups.insert(groups.end(), reader.groups().begin(), reader.groups().end());
    }
  }
  for (const ProjectGroup& group : groups) {
    const ProjectGroup left = voted_on(group, voted);
    if (left.size() > 1) add_group(left, limits);
  }
  return std::nullopt;
}

}  // namespace buurtkas
