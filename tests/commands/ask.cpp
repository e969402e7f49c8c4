#include "tests/commands/ask.h"

#include <cstdio>
#include <filesystem>
#include <optional>
#include <sstream>

#include <sys/wait.h>

#include "cli/commands/run.h"
#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

std::optional<TemporaryFolder>& samples() {
  static std::optional<TemporaryFolder> folder;
  return folder;
}

}  // namespace

void start_afresh() {
  samples().emplace();
  copy_samples(samples()->path());
}

std::filesystem::path samples_root() {
  if (!samples()) start_afresh();
  return samples()->path();
}

Answer ask_words(const std::vector<std::string>& words, bool err_is_terminal) {
  std::ostringstream out;
  std::ostringstream err;
  const int code = run(words, out, err, err_is_terminal);
  return {code, out.str(), err.str()};
}

Answer ask(const std::string& call) {
  std::filesystem::current_path(samples_root());
  std::istringstream stream(call);
  std::vector<std::string> words;
  for (std::string word; stream >> word;) words.push_back(word);
  return ask_words(words);
}

Ran run_program(const std::string& call) {
  const TemporaryFolder folder;
  const std::string err = (folder.path() / "err").string();
  const std::string line =
      "cd '" + samples_root().string() + "' && '" + BUURTKAS_PROGRAM + "' " + call + " 2>'" + err + "'";
  const int status = std::system(line.c_str());
  return {WEXITSTATUS(status), text_of(err)};
}

}  // namespace buurtkas::testing
