#include "engine/round/pb_words.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/money/ratio.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 2> until_misfit = {
    "we fund projects that received the highest number of votes until the next project on the list does not "
    "fit within the budget",
    "we fund projects until the next project on the list does not fit within the budget"};

// Poznan's, and what our own files say.
constexpr std::array<std::string_view, 2> before_share = {
    "if the remaining budget is enough to fund at least ",
    "the next project by votes is carried out whole when what is left pays at least "};
constexpr std::array<std::string_view, 4> behind_share = {
    "% of that project, we fund it as well",
    "% of that project, we fund it as well with the external reserve funds",
    "% of that project, we fund it as well with the external reserve funds (for example, the unused funds "
    "remaining in other districts)",
    "% of that project"};

constexpr std::array<std::string_view, 2> says_nothing_more = {
    "this special greedy rule works as follows: At the beginning, we sort projects based on the number of "
    "votes",
    "we mark such project with number 2 in the selected column"};

constexpr std::array<std::string_view, 3> in_part = {
    "partially fund one additional project", "partially fund one additional project with highest score",
    "partially fund one additional project, the next by votes"};
constexpr std::array<std::string_view, 2> beyond_caps = {
    "fund additional projects that fit within leftover budget ordered by score",
    "fund additional projects that fit within the leftover budget, by votes"};

template <std::size_t size>
bool is_one_of(const std::array<std::string_view, size>& known, std::string_view text) {
  return std::find(known.begin(), known.end(), text) != known.end();
}

bool is_white(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

char lowered(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

// Without `#1:`, `1:` or `1#:`.
std::string_view without_number(std::string_view item) {
  const std::size_t colon = item.find_first_not_of("#0123456789");
  if (colon == 0 || colon == std::string_view::npos || item[colon] != ':') return item;
  item.remove_prefix(colon + 1);
  item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
  return item;
}

std::vector<std::string> sentences_of(std::string_view item) {
  std::vector<std::string> sentences;
  for (item = without_number(item); !item.empty();) {
    const std::size_t end = std::min(item.find(". "), item.size());
    std::string_view sentence = item.substr(0, end);
    item.remove_prefix(std::min(end + 2, item.size()));
    while (sentence.ends_with('.') || sentence.ends_with(' ')) sentence.remove_suffix(1);
    if (!sentence.empty()) sentences.emplace_back(sentence);
  }
  return sentences;
}

// Without what only joins it to the one before.
std::string plain_sentence(std::string_view sentence) {
  for (const std::string_view joint : {"Then, ", "Finally, "}) {
    if (sentence.starts_with(joint)) sentence.remove_prefix(joint.size());
  }
  std::string plain(sentence);
  if (!plain.empty()) plain[0] = lowered(plain[0]);
  return plain;
}

// `80`, `75.5`: above 0, at most 100, and without zeros that say nothing.
bool is_percentage(std::string_view text) {
  const bool is_short = !text.starts_with('0') || text.starts_with("0.");
  const bool has_end = text.find('.') == std::string_view::npos || !text.ends_with('0');
  if (text.find_first_not_of("0123456789.") != std::string_view::npos || !is_short || !has_end) return false;
  const auto number = parse_ratio(text);
  return number && number->sign() > 0 && *number <= Ratio(100);
}

// The share in a sentence that states one.
std::string_view share_in(std::string_view sentence) {
  for (const std::string_view before : before_share) {
    if (!sentence.starts_with(before)) continue;
    const std::string_view rest = sentence.substr(before.size());
    const std::size_t end = std::min(rest.find('%'), rest.size());
    if (is_one_of(behind_share, rest.substr(end)) && is_percentage(rest.substr(0, end)))
      return rest.substr(0, end);
  }
  return {};
}

}  // namespace

std::vector<std::vector<std::string>> pb_comment(std::string_view comment) {
  std::string text;
  for (const char c : comment) {
    if (!is_white(c)) text += c;
    if (is_white(c) && !text.empty() && text.back() != ' ') text += ' ';
  }
  std::vector<std::vector<std::string>> items;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t end = std::min(rest.find(" #"), rest.size());
    items.push_back(sentences_of(rest.substr(0, end)));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return items;
}

PbRuleWords pb_rule_words(std::string_view comment) {
  PbRuleWords words;
  for (const std::vector<std::string>& item : pb_comment(comment)) {
    const bool is_rule = std::any_of(item.begin(), item.end(), [](const std::string& sentence) {
      return is_one_of(until_misfit, plain_sentence(sentence));
    });
    words.ends_at_misfit = words.ends_at_misfit || is_rule;
    for (const std::string& sentence : item) {
      const std::string plain = plain_sentence(sentence);
      const std::string share(share_in(plain));
      const bool is_known = is_one_of(until_misfit, plain) || is_one_of(says_nothing_more, plain);
      if (is_known) continue;
      const bool is_about_it = is_rule || plain.find("remaining budget") != std::string::npos ||
                               plain.find("of that project") != std::string::npos;
      const bool is_clear = !share.empty() && (words.least.empty() || words.least == share);
      if (is_clear) words.least = share;
      if (!is_clear && is_about_it && words.unclear.empty()) words.unclear = sentence;
    }
  }
  return words;
}

std::optional<PbLeftover> pb_leftover(std::string_view text) {
  std::string low(text);
  std::transform(low.begin(), low.end(), low.begin(), lowered);
  PbLeftover leftover;
  for (std::string_view rest = low; !rest.empty();) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    while (part.starts_with(' ')) part.remove_prefix(1);
    while (part.ends_with(' ') || part.ends_with('.')) part.remove_suffix(1);
    if (is_one_of(in_part, part)) {
      leftover.next_in_part = true;
    } else if (is_one_of(beyond_caps, part)) {
      leftover.beyond_caps = true;
    } else {
      return std::nullopt;
    }
  }
  return leftover;
}

}  // namespace buurtkas
