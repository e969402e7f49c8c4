#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/commands/claims_again.h"
#include "cli/render/language.h"
#include "engine/round/claim.h"

// Which articles decided a line, as its assessment says; and what they say themselves, in the rulebooks that
// the journal keeps.

namespace buurtkas {

struct KeptArticle {
  std::string title;
  std::string source;
  bool is_limit_elsewhere =
      false;  // of a person, in a month or a year, with what others pay: as the law has it
  bool is_of_year = false;
};

class KeptArticles {
 public:
  KeptArticles(const Journal& journal, Language language) : again_(journal), language_(language) {}

  // Entries in their order; only assessments say anything.
  void add(const Entry& entry);

  // The articles that paid a line, and those that cut it: `expenses actual-costs`.
  const std::vector<std::string>& of(const LineId& line) const;
  // By `expenses actual-costs`; of two rulebooks of one name, as the later has it.
  const KeptArticle* find(const std::string& article) const;

 private:
  void read(const std::string& claim, const std::string& number, const nlohmann::json& grounds);

  ClaimsAgain again_;
  Language language_;
  std::map<LineId, std::vector<std::string>> of_;
  std::map<std::string, KeptArticle> articles_;
  std::set<std::string> looked_at_;  // rulebooks, by their SHA-256
};

}  // namespace buurtkas
