#include "cli/render/voter_groups_text.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/column.h"
#include "cli/render/plain_text.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;

std::string each(const Ratio& sum, const Ratio& voters, Language language) {
  return number_text(sum / voters, language, 2);
}

}  // namespace

std::string_view trait_words(Trait trait, Language language) {
  switch (trait) {
    case Trait::channel:
      return in(language, "kanaal", "channel");
    case Trait::neighbourhood:
      return in(language, "buurt", "neighbourhood");
    case Trait::district:
      return in(language, "wijk", "district");
    case Trait::age:
      return in(language, "leeftijd", "age");
    case Trait::sex:
      return in(language, "geslacht", "sex");
    case Trait::education:
      return in(language, "opleiding", "education");
  }
  BUURTKAS_ASSERT(false);
}

std::string group_words(const VoterGroup& group, Language language) {
  if (group.merged > 0) {
    return fmt::format(fmt::runtime(in(language, "{} samen", "{} together")), group.merged);
  }
  if (group.value.empty()) return std::string(in(language, "onbekend", "unknown"));
  if (group.value == "under 18") return std::string(in(language, "onder 18", group.value));
  if (group.value == "75 and over") return std::string(in(language, "75 en ouder", group.value));
  if (group.trait == Trait::channel) return known_word("channel", group.value, language);
  if (group.trait == Trait::sex) return known_word("sex", group.value, language);
  return group.value;
}

std::string voter_groups_text(const std::vector<VoterGroup>& groups, const EventWords& words,
                              Language language) {
  Column voters(11, in(language, "stemmers", "voters"));
  Column without(15, in(language, "niets gekozen", "nothing funded"));
  Column funded(11, in(language, "projecten", "projects"));
  Column money(16, in(language, "geld", "money"));
  for (const VoterGroup& group : groups) {
    voters.add(words.number(group.voters));
    without.add(number_text(Ratio(100) * group.without_any / group.voters, language, 1) + '%');
    funded.add(each(group.funded, group.voters, language));
    money.add(words.cents(group.cents / group.voters));
  }
  const std::size_t taken = voters.width() + without.width() + funded.width() + money.width();
  const std::size_t name_width = std::max<std::size_t>(columns - std::min(columns, taken), 14);
  const auto cells = [&](std::size_t row) {
    return voters.cell(row) + without.cell(row) + funded.cell(row) + money.cell(row) + '\n';
  };
  std::string text = left_in(in(language, "Wie kreeg wat", "Who got what"), name_width) + cells(0);
  std::optional<Trait> last;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (last != groups[i].trait) text += std::string(trait_words(groups[i].trait, language)) + '\n';
    last = groups[i].trait;
    text += left_in("  " + group_words(groups[i], language), name_width) + cells(i + 1);
  }
  text +=
      wrapped(
          in(language,
             "Projecten en geld: wat er gekozen is van wat een stemmer wil, gemiddeld. Groepen van minder "
             "dan 10 stembiljetten zijn samengenomen.",
             "Projects and money: what is funded of what a voter supports, on average. Groups of fewer "
             "than 10 ballots are taken together."),
          columns) +
      '\n';
  return text;
}

}  // namespace buurtkas
