#pragma once

#include <map>
#include <string>
#include <utility>

#include "cli/render/site/site.h"
#include "tests/voting/build.h"

// The pages of an election in a few words.

namespace buurtkas::testing {

class SmallSite {
 public:
  SmallSite(const Instance& instance, const Profile& profile, Terms terms) : terms_(std::move(terms)) {
    election.name = "Street";
    election.instance = instance;
    election.profile = profile;
    selection = select_projects(instance, profile, terms_);
  }

  // By their names: `en/rounds.html`.
  std::map<std::string, std::string> pages() const {
    const Outcome outcome = {election, terms_, selection, false, false, agreement, inputs, round, rules};
    const Site site = {outcome, "d1e5", explain_projects(election.instance, election.profile, selection),
                       {},      {},     journal,
                       options};
    std::map<std::string, std::string> pages;
    write_site(site, [&](std::string_view path, std::string_view bytes) { pages.emplace(path, bytes); });
    return pages;
  }

  Election election;
  Selection selection;
  std::optional<Agreement> agreement = {};
  std::vector<InputFile> inputs = {{"street.pb", "ab12"}};
  const Round* round = nullptr;
  const RoundRules* rules = nullptr;
  std::optional<SiteJournal> journal = {};
  std::string options = {};

 private:
  Terms terms_;
};

inline std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size()))
    ++count;
  return count;
}

}  // namespace buurtkas::testing
