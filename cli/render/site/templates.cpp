#include "cli/render/site/templates.h"

#include "cli/render/plain_text.h"
#include "cli/render/words.h"
#include "engine/assertion.h"

namespace buurtkas {
namespace {

// `[[key]]` becomes the word.
std::string with_words(std::string_view text, Language language) {
  std::string result;
  while (true) {
    const std::size_t open = text.find("[[");
    result += text.substr(0, open);
    if (open == std::string_view::npos) return result;
    const std::size_t close = text.find("]]", open);
    BUURTKAS_ASSERT(close != std::string_view::npos);
    result += html_of(word(text.substr(open + 2, close - open - 2), language));
    text.remove_prefix(close + 2);
  }
}

}  // namespace

std::string html_of(std::string_view text) {
  constexpr std::string_view euro = "€";
  const std::string plain = harmless(text);
  std::string html;
  html.reserve(plain.size() + 16);
  for (std::size_t at = 0; at < plain.size(); ++at) {
    switch (plain[at]) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      case ' ':
        html += html.ends_with(euro) ? "\u00A0" : " ";
        break;
      default:
        html += plain[at];
    }
  }
  return html;
}

void set_some(PageData& data, const std::string& name, const std::string& value) {
  if (!value.empty()) data.set(name, value);
}

PageData text_items(const std::vector<std::string>& texts) {
  PageData items(PageData::type::list);
  for (const std::string& one : texts) items.push_back(PageData("text", one));
  return items;
}

Templates::Templates(Language language, Escape escape) : language_(language), escape_(std::move(escape)) {}

Templates::~Templates() = default;

kainjow::mustache::mustache& Templates::of(std::string_view file) {
  const auto known = parsed_.find(file);
  if (known != parsed_.end()) return *known->second;
  auto parsed = std::make_unique<kainjow::mustache::mustache>(with_words(page_file(file), language_));
  BUURTKAS_ASSERT(parsed->is_valid());
  parsed->set_custom_escape(escape_);
  return *parsed_.emplace(file, std::move(parsed)).first->second;
}

std::string Templates::fill(std::string_view file, const PageData& data) {
  return of(file).render(data);
}

}  // namespace buurtkas
