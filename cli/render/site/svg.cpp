#include "cli/render/site/svg.h"

#include <fmt/format.h>

#include "cli/render/site/templates.h"

namespace buurtkas {
namespace {

constexpr std::string_view no_break = " ";  // in an amount, behind its currency

// `3.5em`
std::string ems(int tenths) {
  return fmt::format("{}.{}em", tenths / 10, tenths % 10);
}

}  // namespace

std::string percentage(const Ratio& share) {
  const BigInt thousandths = share.numerator() * 100'000 / share.denominator();
  const BigInt whole = thousandths / 1000;
  const BigInt part = thousandths % 1000;
  return fmt::format("{}.{:0>3}%", whole.str(), part.str());
}

Svg::Svg(std::string_view label, int height)
    : svg_(fmt::format("<svg role=\"img\" aria-label=\"{}\" width=\"100%\" height=\"{}\">", html_of(label),
                       ems(height))) {}

void Svg::bar(const Ratio& from, const Ratio& width, int top, int height, std::string_view colour,
              std::string_view title) {
  const std::string shape = fmt::format("<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"",
                                        colour, percentage(from), ems(top), percentage(width), ems(height));
  svg_ += title.empty() ? shape + "/>" : fmt::format("{}><title>{}</title></rect>", shape, html_of(title));
}

void Svg::text(const Ratio& at, int baseline, Align align, std::string_view words, std::string_view colour) {
  const std::string_view anchor = align == Align::left ? "start" : align == Align::middle ? "middle" : "end";
  svg_ += fmt::format("<text class=\"{}\" x=\"{}\" y=\"{}\" text-anchor=\"{}\">{}</text>", colour,
                      percentage(at), ems(baseline), anchor, html_of(words));
}

void Svg::label(const Ratio& from, const Ratio& width, int top, int height, Align align,
                std::string_view name, std::string_view amount) {
  std::string second = html_of(amount);
  if (align == Align::right) {  // that side is narrow: better two lines than a number cut in two
    const std::size_t at = second.find(no_break);
    if (at != std::string::npos) second.replace(at, no_break.size(), " ");
  }
  svg_ += fmt::format(
      "<foreignObject x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"><div class=\"label{}\"><b>{}</b>{}</div>"
      "</foreignObject>",
      percentage(from), ems(top), percentage(width), ems(height), align == Align::right ? " before" : "",
      html_of(name), second);
}

void Svg::drawing(const Ratio& from, const Ratio& width, std::string_view view, std::string_view shapes) {
  svg_ += fmt::format(
      "<svg x=\"{}\" width=\"{}\" height=\"100%\" viewBox=\"{}\" preserveAspectRatio=\"none\">{}</svg>",
      percentage(from), percentage(width), view, shapes);
}

std::string Svg::picture() const {
  return svg_ + "</svg>";
}

}  // namespace buurtkas
