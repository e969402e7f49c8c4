#pragma once

#include <optional>
#include <span>
#include <string>

#include <CLI/CLI.hpp>

#include "cli/render/language.h"

// What is wrong with a call that cannot be understood, in the language that it asks for; Dutch when it asks
// for none. CLI11 says it in English, and of a misspelt option not which was meant.

namespace buurtkas {

// `problem`: what CLI11 made of these words; nothing when there is no such command, which it cannot tell.
std::string wrong_call(const CLI::App& app, std::span<const std::string> args,
                       const CLI::ParseError* problem);

// What `--lang` asks for.
std::optional<Language> language_of(std::span<const std::string> args);

// Whether the first word is a command. Nothing but options is for CLI11 to answer.
bool has_known_verb(const CLI::App& app, std::span<const std::string> args);

}  // namespace buurtkas
