#include "cli/render/site/flow_picture.h"

#include <algorithm>
#include <cstdint>
#include <iterator>

#include <fmt/format.h>

#include "cli/render/site/svg.h"

namespace buurtkas {
namespace {

using Place = std::int64_t;  // across, in thousandths of the bands' part; down, of the text's height

constexpr Place all_money = 28'000;
constexpr Place thinnest = 150;
constexpr Place gap = 500;
constexpr Place across = 1000;
constexpr Place end_width = 40;
constexpr Place left_label = 5'100;   // four lines
constexpr Place right_label = 2'600;  // two

// Shares of the picture's width.
const Ratio bands_from(28, 100);
const Ratio bands_width(24, 100);
const Ratio labels_width(27, 100);

// The ends at one side.
class Side {
 public:
  Side(std::size_t ends, Place label) : label_(label), money_(ends, 0), tops_(ends, 0), used_(ends, 0) {}

  void add(std::size_t end, Place height) { money_[end] += height; }

  Place least_height() const {
    Place sum = 0;
    for (const Place height : money_) sum += std::max(height, label_) + gap;
    return sum;
  }

  void spread_over(Place height) {
    const Place room = (height - least_height()) / static_cast<Place>(tops_.size() + 1);
    Place at = gap / 2 + room;
    for (std::size_t end = 0; end < tops_.size(); ++end) {
      const Place slot = std::max(money_[end], label_);
      tops_[end] = at + (slot - money_[end]) / 2;
      at += slot + gap + room;
    }
  }

  // Where the next band of this end begins.
  Place take(std::size_t end, Place height) {
    used_[end] += height;
    return tops_[end] + used_[end] - height;
  }

  Place top(std::size_t end) const { return tops_[end]; }
  Place height(std::size_t end) const { return money_[end]; }
  Place label_top(std::size_t end) const { return tops_[end] + (money_[end] - label_) / 2; }
  Place label_height() const { return label_; }

 private:
  Place label_;
  std::vector<Place> money_, tops_, used_;
};

int tenths(Place thousandths) {
  return static_cast<int>(thousandths / 100);
}

std::string band(Place from, Place to, Place height, std::string_view colour) {
  const Place left = end_width;
  const Place right = across - end_width;
  const Place middle = across / 2;
  return fmt::format(
      "<path class=\"{0}\" d=\"M{1} {3}C{2} {3} {2} {4} {5} {4}V{6}C{2} {6} {2} {7} {1} {7}Z\"/>", colour,
      left, middle, from, to, right, to + height, from + height);
}

std::string end_bar(Place from, const Side& side, std::size_t end, std::string_view colour) {
  return fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", colour, from,
                     side.top(end), end_width, side.height(end));
}

}  // namespace

std::string flow_picture(std::string_view label, const std::vector<FlowEnd>& from,
                         const std::vector<FlowEnd>& to, const std::vector<Flow>& flows) {
  BigInt sum = 0;
  for (const Flow& flow : flows) sum += flow.amount.cents();
  if (sum == 0) return {};
  std::vector<Flow> ordered = flows;
  std::sort(ordered.begin(), ordered.end(),
            [](const Flow& a, const Flow& b) { return a.from != b.from ? a.from < b.from : a.to < b.to; });
  const auto thickness = [&](const Flow& flow) {
    return std::max(thinnest, static_cast<Place>(BigInt(flow.amount.cents()) * all_money / sum));
  };
  Side left(from.size(), left_label);
  Side right(to.size(), right_label);
  for (const Flow& flow : ordered) {
    left.add(flow.from, thickness(flow));
    right.add(flow.to, thickness(flow));
  }
  const Place height = (std::max(left.least_height(), right.least_height()) + 99) / 100 * 100;
  left.spread_over(height);
  right.spread_over(height);

  std::string bands;
  for (const Flow& flow : ordered) {
    const Place thick = thickness(flow);
    bands += band(left.take(flow.from, thick), right.take(flow.to, thick), thick, flow.colour);
  }
  Svg svg(label, tenths(height));
  for (std::size_t end = 0; end < from.size(); ++end) {
    bands += end_bar(0, left, end, from[end].colour);
    svg.label({}, labels_width, tenths(left.label_top(end)), tenths(left.label_height()), Svg::Align::right,
              from[end].name, from[end].amount);
  }
  const Ratio labels_from = bands_from + bands_width + Ratio(1, 100);
  for (std::size_t end = 0; end < to.size(); ++end) {
    bands += end_bar(across - end_width, right, end, to[end].colour);
    svg.label(labels_from, Ratio(1) - labels_from, tenths(right.label_top(end)), tenths(right.label_height()),
              Svg::Align::left, to[end].name, to[end].amount);
  }
  svg.drawing(bands_from, bands_width, fmt::format("0 0 {} {}", across, height), bands);
  return svg.picture();
}

}  // namespace buurtkas
