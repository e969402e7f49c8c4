#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/render/language.h"
#include "engine/rulebook/in_force.h"

// What a rulebook says on a day, as it was known on another, in sentences that a volunteer can read: for a
// terminal and for a page alike.

namespace buurtkas {

struct ToldArticle {
  std::size_t number = 0;  // among those in force, from 1
  std::string id;
  std::string title;
  std::string about;                // `This is about a claim line of which:`
  std::vector<std::string> when;    // all of these hold
  std::string but;                  // `But not when:`; empty without any
  std::vector<std::string> unless;  // none of these does
  std::vector<std::string> does;
  std::string reason;
  std::string source;  // `Source: ...`
};

struct ToldRulebook {
  std::string title;
  std::string about;
  std::string as_of;      // for which days this is
  std::string not_valid;  // that the rulebook does not hold then; else empty
  std::vector<ToldArticle> articles;
  std::string no_articles;  // when there are none
  std::string parameters_title;
  std::vector<std::string> parameters;
  std::string count;  // how many articles it has, and how many hold
};

ToldRulebook told_rulebook(const RulesInForce& rules, Language language);

}  // namespace buurtkas
