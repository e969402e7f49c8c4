#pragma once

#include <span>
#include <string_view>

#include "cli/render/language.h"

// The files of a round to start from: small, right, and with comments that teach.

namespace buurtkas {

struct TemplateFile {
  std::string_view name;
  std::string_view text;
};

std::span<const TemplateFile> round_template(Language language);

}  // namespace buurtkas
