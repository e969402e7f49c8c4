#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/outcome.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

std::string row(std::string_view channel, const std::array<std::string, 5>& numbers) {
  std::string text = left_in(channel, 18);
  for (const std::string& number : numbers) text += right_in(number, 12);
  return text + '\n';
}

std::string number(std::uint64_t ballots, Language language) {
  return number_text(Ratio(ballots), language);
}

}  // namespace

std::string account_text(const Election& election, Language language) {
  std::string text = row(
      in(language, "Stemmen", "Ballots"),
      {std::string(in(language, "uitgegeven", "issued")), std::string(in(language, "geteld", "counted")),
       std::string(in(language, "ongeldig", "invalid")), std::string(in(language, "vervangen", "superseded")),
       std::string(in(language, "ongebruikt", "unused"))});
  std::map<std::string, std::uint64_t> reasons;
  for (const ChannelAccount& channel : election.account.channels) {
    text +=
        row(channel.channel.text(), {number(channel.issued, language), number(channel.counted, language),
                                     number(invalid_ballots(channel), language),
                                     number(channel.superseded, language), number(channel.unused, language)});
    if (channel.weight != Ratio(1)) {
      text += fmt::format("  {} {}\n", in(language, "elk weegt", "each weighs"), to_string(channel.weight));
    }
    for (const auto& [reason, ballots] : channel.invalid) reasons[reason] += ballots;
  }
  if (reasons.empty()) return text;
  std::string told(in(language, "Ongeldig:", "Invalid:"));
  for (const auto& [reason, ballots] : reasons)
    told += fmt::format(" {} {},", number(ballots, language), reason);
  told.back() = '.';
  return text + wrapped(told, 80, 2) + '\n';
}

}  // namespace buurtkas
