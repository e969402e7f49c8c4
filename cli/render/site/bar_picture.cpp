#include "cli/render/site/bar_picture.h"

#include <algorithm>
#include <array>

#include "cli/render/site/svg.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 2> colours = {"tone-a", "tone-b"};
constexpr int bar_height = 12;  // tenths of the text's height
constexpr int name_height = 25;
constexpr int kind_height = 16;
constexpr int space_below = 6;

// Shares of the picture's width.
const Ratio names_width(30, 100);
const Ratio bars_from(32, 100);
const Ratio bars_width(50, 100);
const Ratio space(1, 100);

}  // namespace

std::string bar_picture(std::string_view label, const std::vector<std::string>& kinds,
                        const std::vector<BarRow>& rows) {
  Ratio longest;
  for (const BarRow& row : rows) {
    for (const Bar& bar : row.bars) longest = std::max(longest, bar.share);
  }
  if (longest.is_zero()) return {};
  const auto height_of = [](const BarRow& row) {
    return std::max(name_height, bar_height * static_cast<int>(row.bars.size())) + space_below;
  };
  const int head = kinds.empty() ? 0 : kind_height * static_cast<int>(kinds.size()) + space_below;
  int height = head;
  for (const BarRow& row : rows) height += height_of(row);
  Svg svg(label, height);
  int top = 0;
  for (std::size_t kind = 0; kind < kinds.size(); ++kind) {
    svg.bar(bars_from, Ratio(4, 100), top, bar_height, colours.at(kind));
    svg.text(bars_from + Ratio(4, 100) + space, top + bar_height - 2, Svg::Align::left, kinds[kind]);
    top += kind_height;
  }
  top = head;
  for (const BarRow& row : rows) {
    svg.label({}, names_width, top, height_of(row) - space_below, Svg::Align::right, row.name, {});
    int at = top + (height_of(row) - space_below - bar_height * static_cast<int>(row.bars.size())) / 2;
    for (std::size_t i = 0; i < row.bars.size(); ++i) {
      const Ratio width = row.bars[i].share / longest * bars_width;
      svg.bar(bars_from, width, at, bar_height, colours.at(i));
      svg.text(bars_from + width + space, at + bar_height - 2, Svg::Align::left, row.bars[i].text);
      at += bar_height;
    }
    top += height_of(row);
  }
  return svg.picture();
}

}  // namespace buurtkas
