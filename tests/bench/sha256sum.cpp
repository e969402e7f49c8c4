#include "tests/bench/sha256sum.h"

#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

namespace buurtkas::bench {

void run_sha256sum(const std::vector<std::string>& paths) {
  std::vector<std::string> words = {"sha256sum"};
  words.insert(words.end(), paths.begin(), paths.end());
  std::vector<char*> args;
  for (std::string& word : words) args.push_back(word.data());
  args.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  int status = 1;
  const bool is_run = posix_spawnp(&child, args[0], &actions, nullptr, args.data(), environ) == 0 &&
                      waitpid(child, &status, 0) == child && status == 0;
  posix_spawn_file_actions_destroy(&actions);
  if (is_run) return;
  std::fprintf(stderr, "sha256sum failed\n");
  std::exit(1);
}

}  // namespace buurtkas::bench
