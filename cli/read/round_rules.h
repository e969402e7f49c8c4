#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "cli/read/round_files.h"
#include "cli/read/rules/rulebook_folder.h"
#include "engine/rulebook/admission.h"

// The rulebooks that a round names, and what they say of it.

namespace buurtkas {

// Read from their folders, with everything wrong in them; and whether each is what was frozen. Nothing when
// one of them cannot be used.
std::optional<std::vector<Rulebook>> read_rulebooks(const Files& files, const std::filesystem::path& folder,
                                                    const std::vector<NamedRulebook>& named,
                                                    FileFindings& round_findings, const std::string& name,
                                                    const CheckTerms& check_terms);

// The round's own terms together with those that a rulebook has on that day. A word that both say is a
// finding.
YamlNode terms_of(const RoundYaml& round, const std::vector<Rulebook>& rulebooks, const Date& on,
                  const Date& known, FileFindings& findings);

// A partner that a proposal names and that is not on the list: most likely it is misspelt.
void check_partners(const PartnersYaml& partners, const ProposalsYaml& proposals, FileFindings& findings);

// What is needed to say where in the files something stands.
struct RuledFiles {
  PotsYaml* pots = nullptr;
  ProposalsYaml* proposals = nullptr;
  ResidentsCsv* residents = nullptr;
  PartnersYaml* partners = nullptr;  // when there is such a file
  FileFindings* round_findings = nullptr;
  FileFindings* pots_findings = nullptr;
  FileFindings* proposals_findings = nullptr;
  FileFindings* partners_findings = nullptr;
};

// Changes the files' values as rule_round does. What cannot be decided of a proposal, a partner or a pot is
// an error; of a resident, only when they vote.
Admission apply_rules(const RoundYaml& round, const std::vector<Rulebook>& rulebooks, const Date& on,
                      const Date& known, const RuledFiles& files);

// `proposer-age, least-age`: what an article has to know, to be answered.
std::string wanted_by(const Rulebook& rulebook, const Ruling& ruling);

}  // namespace buurtkas
