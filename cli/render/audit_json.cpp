#include <fmt/args.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/audit.h"
#include "cli/render/audit_words.h"
#include "engine/assertion.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

const char* word_of(HiddenPerson::Why why) {
  switch (why) {
    case HiddenPerson::Why::erased:
      return "erased";
    case HiddenPerson::Why::changed:
      return "changed";
    case HiddenPerson::Why::not_there:
      return "not-there";
    case HiddenPerson::Why::not_read:
      return "not-read";
  }
  BUURTKAS_ASSERT(false);
}

Json fault_json(const AuditFault& fault, Language language) {
  const FaultWords* words = fault_words(fault.code);
  BUURTKAS_ASSERT(words != nullptr);
  Json json = {
      {"code", fault.code},
      {"sentence", fmt::format(fmt::runtime(in(language, words->dutch, words->english)),
                               fmt::arg("found", fault.found), fmt::arg("expected", fault.expected))}};
  if (fault.number > 0) json["entry"] = std::to_string(fault.number);
  if (!fault.key.empty()) json["key"] = fault.key;
  if (!fault.found.empty()) json["found"] = fault.found;
  if (!fault.expected.empty()) json["expected"] = fault.expected;
  for (const JsonDifference& one : fault.differences) {
    json["differences"].push_back({{"field", one.field}, {"recorded", one.before}, {"decided", one.after}});
  }
  return json;
}

}  // namespace

Json audit_json(const AuditReport& report, Language language) {
  Json json = {{"journal", report.journal},
               {"entries", std::to_string(report.entries)},
               {"root", report.root},
               {"inputs", std::to_string(report.inputs)},
               {"decided", std::to_string(report.decided)},
               {"not_asked", std::to_string(report.not_asked)},
               {"checkpoints", std::to_string(report.checkpoints)},
               {"checkpoints_outside", std::to_string(report.outside)},
               {"keys", report.keys},
               {"persons_shown", std::to_string(report.shown)},
               {"persons_hidden", Json::array()},
               {"changed_since", Json::array()},
               {"unproven_checkpoints", report.unproven},
               {"differences", Json::array()},
               {"more_differences", std::to_string(report.more_faults)},
               {"holds", report.faults.empty()}};
  if (!report.first.empty()) json["first"] = report.first;
  if (!report.last.empty()) json["last"] = report.last;
  if (report.signed_until) json["signed_until"] = std::to_string(*report.signed_until);
  for (const HiddenPerson& person : report.hidden) {
    json["persons_hidden"].push_back({{"resident", person.resident},
                                      {"places", std::to_string(person.entries)},
                                      {"why", word_of(person.why)}});
  }
  for (const ChangedFile& file : report.changed) {
    json["changed_since"].push_back(
        {{"file", file.name}, {"entry", std::to_string(file.number)}, {"gone", file.is_gone}});
  }
  for (const AuditFault& fault : report.faults) json["differences"].push_back(fault_json(fault, language));
  return json;
}

}  // namespace buurtkas
