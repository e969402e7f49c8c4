#include "cli/render/earmark_words.h"

#include <fmt/format.h>

#include "cli/render/rule_words.h"

namespace buurtkas {
namespace {

std::string joined(const std::vector<std::string>& tags) {
  std::string text;
  for (const std::string& one : tags) text += (text.empty() ? "" : ", ") + one;
  return text;
}

}  // namespace

std::string earmark_words(const Earmark& earmark, Language language) {
  std::string text;
  const auto add = [&](std::string_view dutch, std::string_view english, const std::string& value) {
    text += (text.empty() ? "" : " ") + fmt::format(fmt::runtime(in(language, dutch, english)), value);
  };
  if (!earmark.all_of.empty()) {
    add("Alleen voor projecten over: {}.", "Only for projects about: {}.", joined(earmark.all_of));
  }
  if (earmark.any_of.size() == 1) {
    add("Alleen voor projecten over: {}.", "Only for projects about: {}.", earmark.any_of.front());
  } else if (!earmark.any_of.empty()) {
    add("Alleen voor projecten over minstens één van: {}.", "Only for projects about at least one of: {}.",
        joined(earmark.any_of));
  }
  if (earmark.largest_share < 1) {
    add("Hooguit {} van wat een project kost.", "At most {} of what a project costs.",
        value_words(earmark.largest_share, Unit::percent, language));
  }
  return text;
}

}  // namespace buurtkas
