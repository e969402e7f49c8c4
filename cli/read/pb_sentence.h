#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/round/instance.h"

// A sentence of a `.pb` file's comment as words, to be taken one phrase after another: so that a reader
// follows it only when it has taken all of them.

namespace buurtkas {

using ProjectGroup = std::vector<ProjectIndex>;

class PbSentence {
 public:
  PbSentence(std::string_view sentence, const std::vector<Project>& projects);

  bool is_at_end() const { return at_ == words_.size(); }
  // The phrase, in lower case, is next and is passed.
  bool take(std::string_view phrase);
  // The longest of these that is next.
  bool take_one_of(std::span<const std::string_view> phrases);
  // `project a`, `projects a, b and project c`: none when there is no such list, or one names a project
  // twice.
  ProjectGroup take_projects();
  // Words up to and with `last`, each of these, a number, or a name with a capital.
  bool take_place(std::span<const std::string_view> known, std::string_view last);

  bool names_projects() const;  // anywhere: behind the word project, or by an id that is no other word
  bool has_one_of(std::span<const std::string_view> phrases) const;  // as parts of words
  bool take_rest() {
    at_ = words_.size();
    return true;
  }

 private:
  struct Word {
    std::string text, low;
    std::size_t project;  // that has this id
  };
  bool is_project(std::size_t at) const;
  bool is_word_project(std::size_t at) const;
  bool phrase_at(std::size_t at, std::string_view phrase, std::size_t& behind) const;

  std::vector<Word> words_;
  std::string low_;
  std::size_t at_ = 0;
};

}  // namespace buurtkas
