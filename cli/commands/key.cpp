#include <cerrno>
#include <system_error>

#include <nlohmann/json.hpp>

#include "cli/commands/journal.h"
#include "cli/commands/key_file.h"
#include "cli/read/source.h"
#include "cli/record/random.h"
#include "cli/record/whole_file.h"
#include "cli/render/json_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

Seed random_seed() {
  Seed seed{};
  fill_with_random(seed);
  return seed;
}

std::string first_line(const std::string& text) {
  return text.substr(0, text.find_first_of("\r\n"));
}

template <class Key, class Parse>
Reading<Key> read_key(const std::filesystem::path& file, const Parse& parse, const char* expected) {
  constexpr std::uint64_t bytes_max = 4096;
  const Reading<Source> source = read_source(file, file.string(), bytes_max);
  Reading<Key> reading = {std::nullopt, source.findings};
  if (!source.value) return reading;
  reading.value = parse(first_line(source.value->text));
  if (!reading.value)
    reading.findings.push_back({code::bad_key, Severity::error, {file.string(), 1, 1}, {}, expected, {}});
  return reading;
}

int tell_key(Console& console, const VerifierKey& key) {
  if (console.format == Format::json) {
    console.out << json_text({{"key", to_string(key)}, {"name", key.name}});
  } else {
    console.out << to_string(key) << '\n';
  }
  return done;
}

}  // namespace

Reading<SigningKey> read_signing_key(const std::filesystem::path& file) {
  return read_key<SigningKey>(file, parse_signing_key, "PRIVATE+KEY+name+id+key");
}

Reading<VerifierKey> read_verifier_key(const std::string& text) {
  if (auto key = parse_verifier_key(text)) return {std::move(key), {}};
  return read_key<VerifierKey>(text, parse_verifier_key, "name+id+key");
}

int create_key(Console& console, const std::filesystem::path& file, const std::string& name) {
  const Language language = console.language_or(Language::en);
  if (!is_key_name(name)) {
    return refuse_call(console,
                       std::string(in(language, "een naam voor een sleutel is zonder spaties en zonder +",
                                      "a key's name has no spaces and no +")));
  }
  const SigningKey key(name, random_seed());
  try {
    write_new(file, key.secret_text() + '\n', Readers::owner);
  } catch (const std::system_error& failure) {
    if (failure.code() != std::errc::file_exists) throw;
    return refuse_call(console,
                       std::string(in(language, "dat bestand is er al; een sleutel wordt niet overschreven: ",
                                      "that file is there already; a key is never overwritten: ")) +
                           file.string());
  }
  return tell_key(console, key.verifier());
}

int show_key(Console& console, const std::filesystem::path& file) {
  const Reading<SigningKey> key = read_signing_key(file);
  if (!key.value) {
    tell_findings(console, console.err, key.findings, console.language_or(Language::en));
    return input_is_wrong;
  }
  return tell_key(console, key.value->verifier());
}

}  // namespace buurtkas
