#include "cli/render/plain_text.h"
#include "cli/render/rules.h"
#include "cli/render/told_rulebook.h"

namespace buurtkas {
namespace {

constexpr std::size_t width = 80;

class Page {
 public:
  explicit Page(const ToldRulebook& told) : told_(told) {}

  std::string text(const std::string& sha256) {
    head();
    for (const ToldArticle& article : told_.articles) add(article);
    if (!told_.no_articles.empty()) {
      blank();
      line(told_.no_articles);
    }
    if (!told_.parameters.empty()) {
      blank();
      line(told_.parameters_title);
      items(told_.parameters, 0);
    }
    blank();
    line(told_.count);
    line("SHA-256 " + sha256);
    return std::move(page_);
  }

 private:
  void line(std::string_view text, std::size_t indent = 0, std::size_t further = 0) {
    const std::string margin(indent, ' ');
    page_ += wrapped(margin + std::string(text), width, indent + further);
    if (!page_.ends_with('\n')) page_ += '\n';
  }

  void items(const std::vector<std::string>& texts, std::size_t indent) {
    for (const std::string& text : texts) line("- " + text, indent, 2);
  }

  void blank() { page_ += '\n'; }

  void head() {
    line(told_.title);
    page_ += std::string(display_width(harmless(told_.title)), '=') + '\n';
    blank();
    line(told_.about);
    blank();
    line(told_.as_of);
    if (!told_.not_valid.empty()) line(told_.not_valid);
  }

  void add(const ToldArticle& article) {
    blank();
    line(std::to_string(article.number) + ". " + article.title + " (" + article.id + ')');
    line(article.about, 3);
    items(article.when, 3);
    if (!article.but.empty()) line(article.but, 3);
    items(article.unless, 3);
    for (const std::string& what : article.does) line(what, 3);
    line(article.reason, 3);
    line(article.source, 3);
  }

  const ToldRulebook& told_;
  std::string page_;
};

}  // namespace

std::string rulebook_page(const Rulebook& rulebook, const Date& on, const Date& known, Language language) {
  return Page(told_rulebook(rules_in_force(rulebook, on, known), language)).text(rulebook.sha256);
}

}  // namespace buurtkas
