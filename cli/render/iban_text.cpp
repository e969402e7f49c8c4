#include "cli/render/iban_text.h"

namespace buurtkas {

std::string iban_text(std::string_view iban) {
  std::string text;
  for (std::size_t at = 0; at < iban.size(); ++at) {
    if (at > 0 && at % 4 == 0) text += ' ';
    text += iban[at];
  }
  return text;
}

}  // namespace buurtkas
