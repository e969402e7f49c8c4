#pragma once

#include <string>
#include <string_view>

#include "engine/money/ratio.h"

// Pictures, made of what was decided alone: the same bytes everywhere. Across, places are shares of the
// picture's width, from 0 to 1; down, they are tenths of the text's height. So text keeps its size on a
// phone, and grows with the reader's own. Colours are classes of pages/site.css.

namespace buurtkas {

class Svg {
 public:
  // `label` says in a sentence what is seen, for who does not see it.
  Svg(std::string_view label, int height);

  // `title` is told when a reader points at it; may be empty. `colour` is a class.
  void bar(const Ratio& from, const Ratio& width, int top, int height, std::string_view colour,
           std::string_view title = {});
  enum class Align { left, middle, right };
  void text(const Ratio& at, int baseline, Align align, std::string_view words,
            std::string_view colour = "ink");

  // A name, and an amount on a line below it. What of a name does not fit is left out: at the right one line
  // is shown of it, at the left three.
  void label(const Ratio& from, const Ratio& width, int top, int height, Align align, std::string_view name,
             std::string_view amount);

  // Shapes with places of their own, stretched over the whole height: `view` is `0 0 1000 28000`.
  void drawing(const Ratio& from, const Ratio& width, std::string_view view, std::string_view shapes);

  // The whole picture.
  std::string picture() const;

 private:
  std::string svg_;
};

// `12.345%`, rounded down; for places and widths.
std::string percentage(const Ratio& share);

}  // namespace buurtkas
