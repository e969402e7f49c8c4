#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/round/instance.h"

// A pot and a proposal, as a journal's entries say they are (cli/record/README.md). What an entry does not
// say, or says in another form, is left empty: amounts are read from postings and not from here.

namespace buurtkas {

struct ToldPot {
  PotId id;
  std::string name;
  std::optional<Date> from, until;
  std::optional<Remainder> remainder;
  Earmark earmark;
  std::vector<std::string> articles;  // that say so too: `pots climate-is-green`
};

// `content`: the body of `pot-opened`, or what holds after a change of it.
ToldPot told_pot(const PotId& id, const nlohmann::json& content);

// The text at a key; empty when there is none.
std::string told_text(const nlohmann::json& content, const char* key);

}  // namespace buurtkas
