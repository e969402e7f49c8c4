// Every command of the README is run, from the project's root, with the program that was built.

#include <cstdio>
#include <filesystem>
#include <sstream>
#include <vector>

#include <gtest/gtest.h>
#include <sys/wait.h>

#include "tests/support/support.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

struct Block {
  std::string kind;  // sh, text, console
  std::vector<std::string> lines;
};

std::vector<Block> blocks_of(const fs::path& readme) {
  std::vector<Block> blocks;
  std::istringstream text(testing::text_of(readme));
  bool is_inside = false;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("```")) {
      is_inside = !is_inside;
      if (is_inside) blocks.push_back({line.substr(3), {}});
    } else if (is_inside) {
      blocks.back().lines.push_back(line);
    }
  }
  return blocks;
}

struct Ran {
  int code = -1;
  std::string out;
};

// A root of its own for each reader, since commands record in a round's folder.
class Root {
 public:
  Root() {
    testing::copy_samples(folder_.path());
    fs::create_directory(folder_.path() / "build");
  }
  const fs::path& path() const { return folder_.path(); }

 private:
  testing::TemporaryFolder folder_;
};

Ran run_in(const Root& root, const std::string& command) {
  const std::string path = fs::path(BUURTKAS_PROGRAM).parent_path().string();
  const std::string line =
      "cd '" + root.path().string() + "' && PATH='" + path + "':\"$PATH\" && " + command + " 2>/dev/null";
  Ran ran;
  std::FILE* pipe = popen(line.c_str(), "r");
  std::string chunk(4096, '\0');
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), pipe))
    ran.out.append(chunk, 0, got);
  ran.code = WEXITSTATUS(pclose(pipe));
  return ran;
}

// The two that install and build: they are what runs this test.
bool is_whole_script(const std::string& command) {
  return command == "cli/demo" || command == "tests/run";
}

void expect_runs(const Root& root, const std::string& command, const std::string* wanted) {
  if (is_whole_script(command)) {
    const auto mode = fs::status(testing::project_root() / command).permissions();
    EXPECT_NE(mode & fs::perms::owner_exec, fs::perms::none) << command << " cannot be executed";
    return;
  }
  const Ran ran = run_in(root, command);
  EXPECT_EQ(ran.code, 0) << command;
  if (wanted != nullptr) {
    EXPECT_EQ(ran.out, *wanted) << command;
  }
}

TEST(Readme, CommandsDoWhatItSays) {
  for (const char* name :
       {"README.md", "sample-budgets/README.md", "sample-budgets/groz-zuid-2026/README.md"}) {
    const Root root;
    const auto blocks = blocks_of(testing::project_root() / name);
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (blocks[i].kind != "sh") continue;
      std::string wanted;
      const bool has_output = i + 1 < blocks.size() && blocks[i + 1].kind == "text";
      for (const std::string& line : has_output ? blocks[i + 1].lines : std::vector<std::string>())
        wanted += line + '\n';
      for (const std::string& command : blocks[i].lines)
        expect_runs(root, command, has_output ? &wanted : nullptr);
    }
  }
}

TEST(Readme, NamesPresetsThatAreThere) {
  const std::string presets = testing::text_of(testing::project_root() / "CMakePresets.json");
  int named = 0;
  for (const Block& block : blocks_of(testing::project_root() / "tests/README.md")) {
    if (block.kind != "console") continue;
    for (const std::string& line : block.lines) {
      for (std::size_t at = line.find("--preset "); at != std::string::npos;
           at = line.find("--preset ", at + 1)) {
        const std::string rest = line.substr(at + 9);
        EXPECT_NE(presets.find('"' + rest.substr(0, rest.find(' ')) + '"'), std::string::npos) << line;
        ++named;
      }
    }
  }
  EXPECT_GT(named, 0);
}

TEST(Readme, CommandsOfTheSamplesWork) {
  // Commands within sentences, between backticks.
  const std::string text =
      testing::text_of(testing::project_root() / "sample-budgets/groz-zuid-2026/README.md");
  const Root root;
  int ran = 0;
  for (std::size_t at = text.find("`buurtkas "); at != std::string::npos;
       at = text.find("`buurtkas ", at + 1)) {
    const std::string command = text.substr(at + 1, text.find('`', at + 1) - at - 1);
    EXPECT_EQ(run_in(root, command).code, 0) << command;
    ++ran;
  }
  EXPECT_GE(ran, 5);
}

}  // namespace
}  // namespace buurtkas
