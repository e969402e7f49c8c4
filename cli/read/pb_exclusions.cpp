#include "cli/read/pb_exclusions.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string>

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 8> says_so = {"overlap",      "mutually",   "simultaneous",
                                                     "exclude each", "conflict",   "at most one",
                                                     "incompatible", "only one of"};

std::string lowered(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
  return low;
}

bool is_word_of_a_list(std::string_view word) {
  return word == "and" || word == "or" || word == "&" || word == "with";
}

using Group = std::vector<ProjectIndex>;

class SentenceReader {
 public:
  explicit SentenceReader(const std::vector<Project>& projects) : projects_(projects) {}

  // The lists of ids in one sentence, each after `project` or `projects`.
  std::vector<Group> lists_in(std::string_view sentence) const {
    std::vector<Group> lists;
    bool is_in_list = false;
    while (!sentence.empty()) {
      const std::size_t end = std::min(sentence.find(' '), sentence.size());
      const std::string_view word = sentence.substr(0, end);
      sentence.remove_prefix(std::min(end + 1, sentence.size()));
      if (word.empty() || (is_in_list && is_word_of_a_list(word))) continue;
      const std::string low = lowered(word);
      const auto project = is_in_list ? project_of(word) : std::nullopt;
      if (project) lists.back().push_back(*project);
      if (!project) is_in_list = low.ends_with("project") || low.ends_with("projects");
      if (!project && is_in_list) lists.emplace_back();
    }
    return lists;
  }

 private:
  // An id, with or without the marks that follow a word.
  std::optional<ProjectIndex> project_of(std::string_view word) const {
    while (!word.empty()) {
      const auto found = std::find_if(projects_.begin(), projects_.end(),
                                      [&](const Project& one) { return one.id.text() == word; });
      if (found != projects_.end()) return static_cast<ProjectIndex>(found - projects_.begin());
      if (std::string_view(".,;:)").find(word.back()) == std::string_view::npos) break;
      word.remove_suffix(1);
    }
    return std::nullopt;
  }

  const std::vector<Project>& projects_;
};

void add_group(Group group, std::vector<Limit>& limits) {
  std::sort(group.begin(), group.end());
  group.erase(std::unique(group.begin(), group.end()), group.end());
  const bool is_known = std::any_of(limits.begin(), limits.end(), [&](const Limit& limit) {
    return limit.kind == Limit::Kind::exclusion && limit.projects == group;
  });
  if (group.size() < 2 || is_known) return;
  Limit limit;
  limit.projects = std::move(group);
  limits.push_back(std::move(limit));
}

}  // namespace

void add_exclusions(std::string_view comment, const std::vector<Project>& projects,
                    std::vector<Limit>& limits) {
  const SentenceReader reader(projects);
  while (!comment.empty()) {
    const std::size_t end = std::min({comment.find(". "), comment.find(" #"), comment.size()});
    const std::string_view sentence = comment.substr(0, end);
    comment.remove_prefix(std::min(end + 2, comment.size()));
    const std::string low = lowered(sentence);
    const bool excludes = std::any_of(says_so.begin(), says_so.end(), [&](std::string_view words) {
      return low.find(words) != std::string::npos;
    });
    if (!excludes) continue;
    const std::vector<Group> lists = reader.lists_in(sentence);
    const bool has_groups =
        std::any_of(lists.begin(), lists.end(), [](const Group& list) { return list.size() > 1; });
    Group all;
    for (const Group& list : lists) {
      if (has_groups) add_group(list, limits);
      all.insert(all.end(), list.begin(), list.end());
    }
    if (!has_groups) add_group(std::move(all), limits);
  }
}

}  // namespace buurtkas
