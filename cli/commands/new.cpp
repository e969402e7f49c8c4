#include <cerrno>
#include <cstdio>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/commands/round_template.h"
#include "cli/render/json_text.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

// Mode "x": a file that is there already is never written over.
void write_new(const fs::path& path, std::string_view text) {
  std::FILE* file = std::fopen(path.c_str(), "wbx");
  if (file == nullptr) throw std::system_error(errno, std::generic_category(), path.string());
  const bool is_written = std::fwrite(text.data(), 1, text.size(), file) == text.size();
  const bool is_closed = std::fclose(file) == 0;
  if (!is_written || !is_closed) throw std::system_error(errno, std::generic_category(), path.string());
}

// The folder as a shell reads it: what is not a plain word between quotes.
std::string as_typed(const std::string& name) {
  const bool is_plain = name.find_first_not_of(
                            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                            "._/-") == std::string::npos;
  if (is_plain) return name;
  std::string quoted = "'";
  for (const char c : name) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

}  // namespace

int create_round(Console& console, const fs::path& folder) {
  const Language language = console.language_or(Language::nl);
  if (fs::exists(folder) && (!fs::is_directory(folder) || !fs::is_empty(folder))) {
    return refuse_call(
        console, fmt::format(fmt::runtime(in(language, "`{}` is er al en is niet leeg; kies een andere map",
                                             "`{}` is there already and not empty; choose another folder")),
                             folder.string()));
  }
  fs::create_directories(folder);
  for (const TemplateFile& file : round_template(language)) write_new(folder / file.name, file.text);

  const std::string name = folder.string();
  if (console.format == Format::json) {
    nlohmann::json files = nlohmann::json::array();
    for (const TemplateFile& file : round_template(language)) files.push_back(file.name);
    console.out << json_text({{"folder", name}, {"files", std::move(files)}});
    return done;
  }
  console.out << fmt::format(
      fmt::runtime(in(language,
                      "Een ronde om mee te beginnen staat in {0}. Pas de bestanden aan, en dan:\n"
                      "  buurtkas check {0}\n  buurtkas vote {0}\n",
                      "A round to start from lies in {0}. Change its files, and then:\n"
                      "  buurtkas check {0}\n  buurtkas vote {0}\n")),
      harmless(as_typed(name)));
  return done;
}

}  // namespace buurtkas
