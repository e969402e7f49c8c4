#pragma once

#include <string>

#include "cli/render/event_words.h"

// What a method measured a project by when it chose it or left it out: an amount or a number, and what that
// means, as engine/voting/method_events.h has it. Terms may be unknown, and then it is told what holds of
// all.

namespace buurtkas {

// Whole sentences.
std::string chosen_words(const Chosen& chosen, const EventWords& words, Language language);
std::string left_out_words(const LeftOut& left_out, const EventWords& words, Language language);

// Half a line, of what no pot and no limit left out.
std::string left_out_reason(const LeftOut& left_out, Language language);

}  // namespace buurtkas
