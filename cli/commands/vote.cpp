#include <cerrno>
#include <fstream>
#include <system_error>

#include <nlohmann/json.hpp>

#include "cli/commands/commands.h"
#include "cli/read/sha256.h"
#include "cli/render/certificate_json.h"
#include "cli/render/json_text.h"

namespace buurtkas {

namespace {

// Under its own name only once it is whole: to a temporary file beside it, and renamed. Throws when the place
// cannot be written.
void write_whole(const std::filesystem::path& path, const std::string& text) {
  std::filesystem::path partial = path;
  partial += ".partial";
  const auto fail = [&](int reason) {
    std::error_code ignored;
    std::filesystem::remove(partial, ignored);
    throw std::system_error(reason, std::generic_category(), path.string());
  };
  errno = 0;
  std::ofstream file(partial, std::ios::binary | std::ios::trunc);
  if (!file) throw std::system_error(errno, std::generic_category(), path.string());
  file << text;
  file.close();
  if (!file) fail(errno);
  std::error_code failure;
  std::filesystem::rename(partial, path, failure);
  if (failure) fail(failure.value());
}

}  // namespace

int vote(Console& console, const std::filesystem::path& path, const CountOptions& options,
         const std::optional<std::string>& certificate) {
  const Input input = read_input(console, path);
  if (!input.election) {
    tell_findings(console, console.err, input.findings, input.language);
    return input_is_wrong;
  }
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  const auto chosen = choose_terms(console, options, input);
  if (!chosen) return input_is_wrong;

  const Selection selection = count(console, input, *chosen);
  Outcome outcome = {*input.election, chosen->terms, selection, chosen->is_declared, chosen->is_what_if, {},
                     input.files};
  if (chosen->is_declared) outcome.agreement = compare_with_file(*input.election, selection);

  if (certificate) {
    const Certificate made =
        certify(input.election->instance, input.election->profile, chosen->terms, selection);
    write_whole(*certificate, certificate_text(outcome, made));
  }
  nlohmann::json json = outcome_json(outcome);
  const std::string digest = sha256_of(compact_text(json));
  if (console.format == Format::json) {
    json["digest"] = digest;
    console.out << json_text(json);
  } else {
    console.out << outcome_text(outcome, digest, input.language);
  }
  return done;
}

}  // namespace buurtkas
