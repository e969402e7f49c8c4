#include <array>
#include <map>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "cli/render/account_words.h"
#include "cli/render/amounts.h"
#include "cli/render/column.h"
#include "cli/render/outcome.h"
#include "cli/render/plain_text.h"
#include "cli/render/words.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 5> heads = {{{"uitgegeven", "issued"},
                                                                                 {"geteld", "counted"},
                                                                                 {"ongeldig", "invalid"},
                                                                                 {"vervangen", "superseded"},
                                                                                 {"ongebruikt", "unused"}}};

std::string number(std::uint64_t ballots, Language language) {
  return number_text(Ratio(ballots), language);
}

}  // namespace

std::string_view invalid_reason_words(std::string_view reason, Language language) {
  if (reason == code::not_a_voter) return in(language, "mag niet stemmen", "may not vote");
  if (reason == code::not_a_resident) return in(language, "geen bewoner", "not a resident");
  if (reason == code::outside_dates)
    return in(language, "buiten de stemdagen", "outside the days of the vote");
  if (reason == code::too_many_marks) return in(language, "te veel aangekruist", "too many marks");
  if (reason == code::too_few_marks) return in(language, "te weinig aangekruist", "too few marks");
  if (reason == code::over_cost) return in(language, "samen te duur", "over the cost allowed");
  if (reason == code::over_points) return in(language, "te veel punten", "too many points");
  // The counting team's own word.
  const std::string key = "invalid." + std::string(reason);
  return has_word(key, language) ? word(key, language) : reason;
}

std::string account_text(const Election& election, Language language) {
  std::vector<Column> columns;
  for (const auto& [dutch, english] : heads) columns.emplace_back(12, in(language, dutch, english));
  for (const ChannelAccount& channel : election.account.channels) {
    const std::array<std::uint64_t, heads.size()> numbers = {
        channel.issued, channel.counted, invalid_ballots(channel), channel.superseded, channel.unused};
    for (std::size_t i = 0; i < numbers.size(); ++i) columns[i].add(number(numbers.at(i), language));
  }
  std::size_t taken = 0;
  for (const Column& column : columns) taken += column.width();
  const std::size_t name_width = taken + 12 > 78 ? 12 : 78 - taken;

  std::string text;
  std::map<std::string, std::uint64_t> reasons;
  for (std::size_t row = 0; row <= election.account.channels.size(); ++row) {
    const std::string name =
        row == 0 ? std::string(in(language, "Stemmen", "Ballots"))
                 : known_word("channel", election.account.channels[row - 1].channel.text(), language);
    text += left_in(name, name_width);
    for (const Column& column : columns) text += column.cell(row);
    text += '\n';
    if (row == 0) continue;
    const ChannelAccount& channel = election.account.channels[row - 1];
    if (channel.weight != Ratio(1)) {
      text += fmt::format("  {} {}\n", in(language, "elk weegt", "each weighs"), to_string(channel.weight));
    }
    for (const auto& [reason, ballots] : channel.invalid) reasons[reason] += ballots;
  }
  if (reasons.empty()) return text;
  std::string told(in(language, "Ongeldig:", "Invalid:"));
  for (const auto& [reason, ballots] : reasons)
    told += fmt::format(" {} {},", number(ballots, language), invalid_reason_words(reason, language));
  told.back() = '.';
  return text + wrapped(told, 80, 2) + '\n';
}

}  // namespace buurtkas
