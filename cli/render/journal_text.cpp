#include "cli/render/journal_text.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/json_text.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;

}  // namespace

std::string recorded_text(const Recorded& recorded, bool is_json, Language language) {
  if (is_json) {
    return compact_text({{"journal", recorded.journal},
                         {"added", std::to_string(recorded.added)},
                         {"entries", std::to_string(recorded.entries)},
                         {"last_seal", recorded.last_seal}}) +
           '\n';
  }
  if (recorded.added == 0) {
    return wrapped(fmt::format(fmt::runtime(in(language, "Staat al zo in {}; niets toegevoegd.",
                                               "Is in {} already; nothing was added.")),
                               recorded.journal),
                   columns) +
           '\n';
  }
  const std::uint64_t first = recorded.entries - recorded.added + 1;
  const std::string which =
      recorded.added == 1
          ? fmt::format(fmt::runtime(in(language, "regel {}", "entry {}")), first)
          : fmt::format(fmt::runtime(in(language, "regel {} tot en met {}", "entries {} to {}")), first,
                        recorded.entries);
  return wrapped(fmt::format(fmt::runtime(in(language, "Vastgelegd in {}: {}.", "Recorded in {}: {}.")),
                             recorded.journal, which),
                 columns) +
         '\n';
}

}  // namespace buurtkas
