#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <kainjow/mustache.hpp>

#include "cli/render/language.h"

// Templates of pages/, filled. `[[key]]` in a template is a word of the language, `{{name}}` a value that is
// escaped, `{{{name}}}` HTML that was made here.

namespace buurtkas {

using PageData = kainjow::mustache::data;

// Text from outside as HTML: `&`, `<`, `>` and quotes escaped, what moves or hides made harmless, and the
// space of an amount (`€ 12.50`) one that does not break.
std::string html_of(std::string_view text);

// Sets it unless it is empty, which a template would take for something.
void set_some(PageData& data, const std::string& name, const std::string& value);

// A list whose items each are a `text`.
PageData text_items(const std::vector<std::string>& texts);

class Templates {
 public:
  // `escape` makes HTML of a value.
  using Escape = std::function<std::string(const std::string&)>;
  Templates(Language language, Escape escape);
  ~Templates();
  Templates(const Templates&) = delete;
  Templates& operator=(const Templates&) = delete;

  // REQUIRES: there is such a file in pages/, and all its words.
  std::string fill(std::string_view file, const PageData& data);

 private:
  kainjow::mustache::mustache& of(std::string_view file);

  Language language_;
  Escape escape_;
  std::map<std::string, std::unique_ptr<kainjow::mustache::mustache>, std::less<>> parsed_;
};

}  // namespace buurtkas
