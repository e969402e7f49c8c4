#include "cli/render/sensitivity.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/amounts.h"
#include "cli/render/event_words.h"
#include "cli/render/filled.h"
#include "cli/render/plain_text.h"
#include "cli/render/words.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

constexpr std::size_t columns = 80;

std::string order_word(const std::vector<TieBreak>& tie_breaks) {
  std::string word;
  for (const TieBreak tie_break : tie_breaks)
    word += (word.empty() ? "" : ",") + std::string(name_of(tie_break));
  return word;
}

class SensitivityText {
 public:
  SensitivityText(const Instance& instance, const Sensitivity& sensitivity, Language language)
      : sensitivity_(sensitivity), language_(language), words_(instance, language) {}

  std::string text() {
    text_ = in(language_, "Wordt de uitkomst anders?\n", "Does the outcome change?\n");
    orders();
    for (const ChannelTried& channel : sensitivity_.channels) without(channel);
    ballots(in(language_, "Eén stem minder", "One ballot fewer"), sensitivity_.one_fewer);
    ballots(in(language_, "Eén stem meer, zoals een die er is", "One ballot more, like one that is there"),
            sensitivity_.one_more);
    ballots(in(language_, "Eén stem meer, voor één project", "One ballot more, for one project"),
            sensitivity_.one_more_alone);
    return text_;
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }

  void add(const std::string& item) { text_ += wrapped("- " + item, columns, 2) + '\n'; }

  std::string number(std::uint64_t number) const { return number_text(Ratio(number), language_); }

  // `a and b come in, c goes out`
  std::string change(const OutcomeChange& change) const {
    std::string text;
    if (!change.in.empty()) text = say("{} erbij", "{} in", words_.ids(change.in));
    if (!change.out.empty())
      text += (text.empty() ? "" : "; ") + say("{} eraf", "{} out", words_.ids(change.out));
    return text.empty() ? say("nee", "no") : text;
  }

  void orders() {
    for (const OrderTried& order : sensitivity_.orders) {
      if (order.change.is_none()) continue;
      add(say("Bij gelijke stand {}: {}.", "With ties by {}: {}.", order_word(order.tie_breaks),
              change(order.change)));
    }
    const auto same = std::count_if(sensitivity_.orders.begin(), sensitivity_.orders.end(),
                                    [](const OrderTried& order) { return order.change.is_none(); });
    if (same == 0) return;
    const auto all = static_cast<std::ptrdiff_t>(sensitivity_.orders.size());
    add(same == all ? say("Bij gelijke stand een andere volgorde ({} geprobeerd): nee.",
                          "With another order of ties ({} tried): no.", same)
                    : say("Met {} andere volgordes bij gelijke stand: nee.",
                          "With {} other orders of ties: no.", same));
  }

  void without(const ChannelTried& channel) {
    const std::string ballots = channel.channel.text() == "unspecified"
                                    ? say("Zonder de biljetten waarvan het kanaal niet vermeld is",
                                          "Without the ballots whose channel is not stated")
                                    : say("Zonder de biljetten via {}", "Without the ballots cast by {}",
                                          known_word("channel", channel.channel.text(), language_));
    add(ballots + (channel.change
                       ? say(": {}.", ": {}.", change(*channel.change))
                       : say(": niet te zeggen, want van een bewoner is dan onduidelijk welke stem "
                             "de laatste is.",
                             ": cannot be told, for of some resident it is then unclear which "
                             "ballot is the last.")));
  }

  std::string tries(const BallotsTried& tried) const {
    return tried.tried == tried.possible
               ? say("{} verschillende geprobeerd", "{} different ones tried", number(tried.tried))
               : say("{} van de {} verschillende geprobeerd, de meest uitgebrachte eerst",
                     "{} of {} different ones tried, those cast most first", number(tried.tried),
                     number(tried.possible));
  }

  void ballots(std::string_view head, const BallotsTried& tried) {
    std::string text = fmt::format("{} ({}): ", head, tries(tried));
    if (tried.changes == 0) {
      add(text + say("nee.", "no."));
      return;
    }
    const std::string marks = tried.first.empty() ? say("niets", "nothing") : words_.ids(tried.first);
    text += say("bij {} wel, het eerst met een stem voor {}: {}.",
                "for {} it does, first with a ballot for {}: {}.", number(tried.changes), marks,
                change(tried.first_change));
    if (tried.any_change != tried.first_change)
      text += say(" Bij elkaar: {}.", " All together: {}.", change(tried.any_change));
    add(text);
  }

  const Sensitivity& sensitivity_;
  Language language_;
  EventWords words_;
  std::string text_;
};

Json ids_json(const Instance& instance, const std::vector<ProjectIndex>& projects) {
  Json ids = Json::array();
  for (const ProjectIndex project : projects) ids.push_back(instance.projects[project].id.text());
  return ids;
}

Json change_json(const Instance& instance, const OutcomeChange& change) {
  return {{"in", ids_json(instance, change.in)}, {"out", ids_json(instance, change.out)}};
}

Json ballots_json(const Instance& instance, const BallotsTried& tried) {
  Json json = {{"possible", std::to_string(tried.possible)},
               {"tried", std::to_string(tried.tried)},
               {"changes", std::to_string(tried.changes)},
               {"all", change_json(instance, tried.any_change)}};
  if (tried.changes > 0) {
    json["first"] = change_json(instance, tried.first_change);
    json["first"]["ballot"] = ids_json(instance, tried.first);
  }
  return json;
}

}  // namespace

std::string sensitivity_text(const Instance& instance, const Sensitivity& sensitivity, Language language) {
  return SensitivityText(instance, sensitivity, language).text();
}

Json sensitivity_json(const Instance& instance, const Sensitivity& sensitivity) {
  Json orders = Json::array();
  for (const OrderTried& order : sensitivity.orders) {
    Json one = change_json(instance, order.change);
    one["tie_breaks"] = order_word(order.tie_breaks);
    orders.push_back(std::move(one));
  }
  Json channels = Json::array();
  for (const ChannelTried& channel : sensitivity.channels) {
    Json one = channel.change ? change_json(instance, *channel.change) : Json::object();
    one["channel"] = channel.channel.text();
    one["can_be_told"] = channel.change.has_value();
    channels.push_back(std::move(one));
  }
  return {{"tie_orders", std::move(orders)},
          {"without_channel", std::move(channels)},
          {"one_fewer", ballots_json(instance, sensitivity.one_fewer)},
          {"one_more", ballots_json(instance, sensitivity.one_more)},
          {"one_more_alone", ballots_json(instance, sensitivity.one_more_alone)}};
}

}  // namespace buurtkas
