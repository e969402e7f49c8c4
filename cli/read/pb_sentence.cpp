#include "cli/read/pb_sentence.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace buurtkas {
namespace {

constexpr std::size_t no_project = SIZE_MAX;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string lowered(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(),
                 [](unsigned char byte) { return static_cast<char>(std::tolower(byte)); });
  return low;
}

// Letters and digits both: `p1`, `BO.D5.13/24`, and not `bench` or `12`.
bool is_only_an_id(std::string_view word) {
  return std::any_of(word.begin(), word.end(), is_digit) && !std::all_of(word.begin(), word.end(), is_digit);
}

}  // namespace

// A mark behind a word is a word; an id is one with the marks that it has. No id holds a comma.
PbSentence::PbSentence(std::string_view sentence, const std::vector<Project>& projects)
    : low_(lowered(sentence)) {
  const auto add = [&](std::string_view text) {
    const auto found = std::find_if(projects.begin(), projects.end(),
                                    [&](const Project& project) { return project.id.text() == text; });
    const bool is_id = found != projects.end();
    words_.push_back({std::string(text), lowered(text),
                      is_id ? static_cast<std::size_t>(found - projects.begin()) : no_project});
    return is_id;
  };
  while (!sentence.empty()) {
    const std::size_t end = std::min(sentence.find_first_of(" ,"), sentence.size());
    std::string_view word = sentence.substr(0, end);
    const bool has_comma = end < sentence.size() && sentence[end] == ',';
    sentence.remove_prefix(std::min(end + 1, sentence.size()));
    if (!word.empty() && !add(word) && std::string_view(";:").find(word.back()) != std::string_view::npos) {
      const std::string_view mark = word.substr(word.size() - 1);
      words_.pop_back();
      word.remove_suffix(1);
      if (!word.empty()) add(word);
      add(mark);
    }
    if (has_comma) add(",");
  }
}

bool PbSentence::phrase_at(std::size_t at, std::string_view phrase, std::size_t& behind) const {
  while (!phrase.empty()) {
    const std::size_t end = std::min(phrase.find(' '), phrase.size());
    if (at >= words_.size() || words_[at].low != phrase.substr(0, end)) return false;
    phrase.remove_prefix(std::min(end + 1, phrase.size()));
    ++at;
  }
  behind = at;
  return true;
}

bool PbSentence::take(std::string_view phrase) {
  return phrase_at(at_, phrase, at_);
}

bool PbSentence::take_one_of(std::span<const std::string_view> phrases) {
  std::size_t longest = at_;
  for (const std::string_view phrase : phrases) {
    std::size_t behind = at_;
    if (phrase_at(at_, phrase, behind)) longest = std::max(longest, behind);
  }
  const bool is_found = longest > at_;
  at_ = longest;
  return is_found;
}

bool PbSentence::is_project(std::size_t at) const {
  return at < words_.size() && words_[at].project != no_project;
}

bool PbSentence::is_word_project(std::size_t at) const {
  return at < words_.size() && (words_[at].low == "project" || words_[at].low == "projects");
}

ProjectGroup PbSentence::take_projects() {
  constexpr std::array<std::string_view, 7> joints = {", and", ", as well as", ", &", ",",
                                                      "and",   "as well as",   "&"};
  ProjectGroup group;
  const std::size_t begin = at_;
  std::size_t next = at_ + 1;
  if (!is_word_project(at_)) return group;
  while (is_project(next)) {
    group.push_back(static_cast<ProjectIndex>(words_[next].project));
    at_ = next + 1;
    next = at_;
    const bool is_joined = std::any_of(joints.begin(), joints.end(),
                                       [&](std::string_view joint) { return phrase_at(at_, joint, next); });
    if (!is_joined) break;
    if (!is_word_project(next) || !is_project(next + 1)) continue;
    if (words_[next].low == "projects" && group.size() > 1) {  // another list: which pairs, it does not say
      at_ = begin;
      return {};
    }
    ++next;
  }
  std::sort(group.begin(), group.end());
  if (std::adjacent_find(group.begin(), group.end()) == group.end()) return group;
  at_ = begin;
  return {};
}

bool PbSentence::take_place(std::span<const std::string_view> known, std::string_view last) {
  for (std::size_t at = at_; at < words_.size(); ++at) {
    const Word& word = words_[at];
    if (word.low == last) {
      at_ = at + 1;
      return true;
    }
    const auto first = static_cast<unsigned char>(word.text.front());
    const bool is_name = (first >= 'A' && first <= 'Z') || first >= 0x80;
    const bool is_number = std::all_of(word.text.begin(), word.text.end(), is_digit);
    const bool is_known = std::find(known.begin(), known.end(), word.low) != known.end();
    if (!is_name && !is_number && !is_known) return false;
  }
  return false;
}

bool PbSentence::names_projects() const {
  for (std::size_t at = 0; at < words_.size(); ++at) {
    if (is_project(at) && is_only_an_id(words_[at].text)) return true;
    if (is_word_project(at) && is_project(at + 1)) return true;
  }
  return false;
}

bool PbSentence::has_one_of(std::span<const std::string_view> phrases) const {
  return std::any_of(phrases.begin(), phrases.end(),
                     [&](std::string_view part) { return low_.find(part) != std::string::npos; });
}

}  // namespace buurtkas
