#include "cli/render/site/pages.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "engine/journal/base64.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

// Around a project's number in a value; no text that was read has such bytes, for it is UTF-8.
constexpr char link_opens = '\xFF';
constexpr char link_closes = '\xFE';

struct MenuItem {
  std::string_view page;
  std::string_view file;
};
constexpr std::array menu_items = std::to_array<MenuItem>({
    {"outcome", "index.html"},
    {"funding", "funding.html"},
    {"fairness", "fairness.html"},
    {"ballot", "ballot.html"},
    {"rounds", "rounds.html"},
    {"rules", "rules.html"},
    {"audit", "audit.html"},
});

// The SHA-256 of a page's style, as a content security policy names it.
std::string style_source(std::string_view style) {
  const std::string hexadecimal = sha256_of(style);
  std::string bytes;
  for (std::size_t at = 0; at < hexadecimal.size(); at += 2) {
    unsigned byte = 0;
    std::from_chars(hexadecimal.data() + at, hexadecimal.data() + at + 2, byte, 16);
    bytes += static_cast<char>(byte);
  }
  return "sha256-" + base64(bytes);
}

const std::string& site_style() {
  static const std::string style = '\n' + std::string(page_file("site.css"));
  return style;
}

}  // namespace

Pages::Pages(const Site& site, Language language, const OnFile& on_file)
    : site_(site),
      language_(language),
      on_file_(on_file),
      words_(site.outcome, language, [](ProjectIndex project) { return link(project); }),
      templates_(language, [this](const std::string& value) { return escaped(value); }) {}

std::string Pages::name(ProjectIndex project) const {
  const Project& one = instance().projects[project];
  return one.name.empty() ? one.id.text() : one.name;
}

std::string Pages::link(ProjectIndex project) {
  return link_opens + std::to_string(project) + link_closes;
}

std::string Pages::file_of(ProjectIndex project) {
  return "project-" + std::to_string(project + 1) + ".html";
}

bool Pages::is_selected(ProjectIndex project) const {
  return site_.explanations[project].position.has_value();
}

bool Pages::has_rulebooks() const {
  return outcome().rules != nullptr &&
         (!outcome().rules->rulebooks.empty() || !site_.claim_rules.rulebooks.empty());
}

// Its name is any text without spaces; all but letters, digits and `-` is written as two digits, `_2F`.
std::string Pages::file_of(const Rulebook& rulebook) {
  std::string name;
  for (const char c : rulebook.name) {
    const bool is_plain =
        (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
    name += is_plain ? std::string(1, c) : fmt::format("_{:02X}", static_cast<unsigned char>(c));
  }
  return "rules-" + name + ".html";
}

std::string Pages::pot_name(PotIndex pot) const {
  const Pot& one = instance().pots[pot];
  return one.name.empty() ? one.id.text() : one.name;
}

std::string Pages::escaped(const std::string& value) const {
  std::string html;
  std::string_view rest = value;
  while (true) {
    const std::size_t open = rest.find(link_opens);
    html += html_of(rest.substr(0, open));
    if (open == std::string_view::npos) return html;
    const std::size_t close = rest.find(link_closes, open);
    BUURTKAS_ASSERT(close != std::string_view::npos);
    ProjectIndex project = 0;
    std::from_chars(rest.data() + open + 1, rest.data() + close, project);
    html += "<a href=\"" + file_of(project) + "\">" + html_of(name(project)) + "</a>";
    rest.remove_prefix(close + 1);
  }
}

void Pages::add(const std::string& file, const std::string& title, std::string_view menu,
                const std::string& content) {
  const bool is_dutch = language_ == Language::nl;
  PageData page;
  page.set("language", is_dutch ? "nl" : "en");
  page.set("other", is_dutch ? "en" : "nl");
  page.set("other-name", is_dutch ? "English" : "Nederlands");
  page.set("style", site_style());
  page.set("style-source", style_source(site_style()));
  page.set("round", outcome().election.name);
  page.set("title", title);
  page.set("file", file);
  page.set("digest", site_.digest);
  PageData menu_list(PageData::type::list);
  for (const MenuItem& item : menu_items) {
    if (item.page == "rules" && !has_rulebooks()) continue;
    if (item.page == "ballot" && site_.receipts.empty()) continue;
    PageData entry;
    entry.set("file", std::string(item.file));
    entry.set("name", say("menu." + std::string(item.page)));
    entry.set("here", item.page == menu && item.file == file);
    menu_list.push_back(entry);
  }
  page.set("menu", menu_list);
  page.set("content", content);
  on_file_(std::string(is_dutch ? "nl/" : "en/") + file, fill("frame.mustache", page));
}

void write_site(const Site& site, const OnFile& on_file) {
  for (const Language language : {Language::nl, Language::en}) {
    Pages pages(site, language, on_file);
    add_outcome_page(pages);
    add_project_pages(pages);
    add_funding_page(pages);
    add_fairness_page(pages);
    add_ballot_pages(pages);
    add_rounds_page(pages);
    add_rules_pages(pages);
    add_audit_page(pages);
  }
  PageData start;
  start.set("style", site_style());
  start.set("style-source", style_source(site_style()));
  start.set("round", site.outcome.election.name);
  Templates templates(Language::nl, [](const std::string& value) { return html_of(value); });
  on_file("index.html", templates.fill("start.mustache", start));
}

}  // namespace buurtkas
