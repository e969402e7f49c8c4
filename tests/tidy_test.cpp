// The house's own rules, held over every file; and the checks themselves, held to texts that break them.

#include "tests/tidy/tidy.h"

#include <filesystem>
#include <set>

#include <gtest/gtest.h>

#include "tests/support/support.h"

namespace buurtkas::tidy {
namespace {

namespace fs = std::filesystem;

std::vector<fs::path> files_below(const char* folder) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(testing::project_root() / folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> sources() {
  std::vector<fs::path> found;
  for (const char* folder : {"engine", "cli", "tests"}) {
    for (const fs::path& path : files_below(folder)) {
      if (path.extension() == ".h" || path.extension() == ".cpp") found.push_back(path);
    }
  }
  return found;
}

using Check = Complaints (*)(std::string_view, std::string_view);

void hold(Check check) {
  ASSERT_GT(sources().size(), 50u) << "the sources are not where they were looked for";
  for (const fs::path& path : sources()) {
    const std::string name = fs::relative(path, testing::project_root()).string();
    for (const Complaint& complaint : check(name, testing::text_of(path))) {
      ADD_FAILURE() << name << ':' << complaint.line << ": " << complaint.reason;
    }
  }
}

TEST(Tidy, IncludesFollowTheArrows) {
  hold(check_arrows);
}
TEST(Tidy, TheEngineIsPure) {
  hold(check_pure_words);
}
TEST(Tidy, FilesAndFunctionsAreSmall) {
  hold(check_sizes);
}
TEST(Tidy, FilesAreInForm) {
  hold(check_form);
}

TEST(Tidy, EveryFolderSaysWhatToOpenFirst) {
  std::set<fs::path> folders;
  for (const fs::path& path : sources()) folders.insert(path.parent_path());
  for (const fs::path& folder : folders) {
    const bool is_test_folder = folder.parent_path().filename() == "tests";  // tests/README.md tells of them
    const std::string name = fs::relative(folder, testing::project_root()).string();
    if (is_test_folder) continue;
    ASSERT_TRUE(fs::exists(folder / "README.md")) << name << " has no README.md";
    const std::string text = testing::text_of(folder / "README.md");
    EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 60) << name << "/README.md is more than a screen";
  }
}

TEST(Tidy, TheTopHoldsOnlyWhatItNames) {
  const std::set<std::string> known = {
      "CMakeLists.txt", "CMakePresets.json", "README.md", "LICENSE", "engine", "rules", "cli",
      "tests",          "sample-budgets",    "build"};
  for (const auto& entry : fs::directory_iterator(testing::project_root())) {
    const std::string name = entry.path().filename().string();
    if (name.starts_with('.')) continue;
    EXPECT_TRUE(known.contains(name)) << name << " is at the top, where it has no place";
  }
}

struct Row {
  Check check;
  const char* path;
  std::string text;
  std::size_t line;  // of the one complaint; none when it is `fine`
};

constexpr std::size_t fine = 999;

std::string many(std::size_t lines, const std::string& line) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) text += line + '\n';
  return text;
}

TEST(TidyItself, FindsWhatIsWrong) {
  const std::string head = "#pragma once\n\n// What this is.\n\nnamespace a {\n}\n";
  const std::vector<Row> rows = {
      {check_arrows, "engine/money/a.cpp", "#include \"engine/round/round.h\"\n", 1},
      {check_arrows, "engine/round/a.cpp", "#include \"engine/money/money.h\"\n", fine},
      {check_arrows, "engine/a.h", "\n#include \"engine/money/money.h\"\n", 2},
      {check_arrows, "cli/read/a.cpp", "#include \"cli/render/outcome.h\"\n", 1},
      {check_arrows, "cli/read/a.cpp", "#include \"engine/voting/terms.h\"\n", 1},
      {check_arrows, "cli/read/terms/a.cpp", "#include \"engine/voting/terms.h\"\n", fine},
      {check_arrows, "cli/verify/a.cpp", "#include \"engine/round/election.h\"\n", fine},
      {check_arrows, "cli/verify/a.cpp", "#include \"engine/voting/terms.h\"\n", 1},
      {check_arrows, "cli/verify/a.cpp", "#include \"engine/funding/funding.h\"\n", 1},
      {check_arrows, "cli/verify/a.cpp", "#include \"cli/render/outcome.h\"\n", 1},
      {check_arrows, "engine/voting/a.cpp", "#include \"cli/read/source.h\"\n", 1},
      {check_arrows, "cli/main.cpp", "#include \"cli/read/source.h\"\n", 1},
      {check_arrows, "cli/main.cpp", "#include \"money.h\"\n", 1},
      {check_arrows, "tests/a.cpp", "#include \"sample-budgets/a.h\"\n", 1},
      {check_pure_words, "engine/a.cpp", "int a;\ndouble b;\n", 2},
      {check_pure_words, "engine/a.cpp", "// a double\nconst char* c = \"float\";\n", fine},
      {check_pure_words, "engine/a.cpp", "#include <unordered_map>\n", 1},
      {check_pure_words, "engine/voting/estimate.h", "double b;\n", fine},
      {check_pure_words, "engine/voting/estimate.h", "float b;\n", 1},
      {check_pure_words, "cli/a.cpp", "double b;\n", fine},
      {check_sizes, "engine/a.h", many(71, "//"), 0},
      {check_sizes, "engine/a.h", many(70, "//"), fine},
      {check_sizes, "engine/a.cpp", many(401, "//"), 0},
      {check_sizes, "engine/a.cpp", std::string(121, 'a') + "\n", 1},
      {check_sizes, "engine/a.cpp", "void f() {\n" + many(68, "  a();") + "}\n", 1},
      {check_sizes, "engine/a.cpp", "void f() {\n" + many(67, "  a();") + "}\n", fine},
      {check_form, "engine/a.cpp", "int a;", 0},
      {check_form, "engine/a.cpp", "\tint a;\n", 1},
      {check_form, "engine/a.cpp", std::string("// TO") + "DO: all of it\n", 1},
      {check_form, "engine/a.h", head, fine},
      {check_form, "engine/a.h", "namespace a {\n}\n// late\n", 1},
      {check_form, "engine/a.h", "#pragma once\n\n" + many(9, "// on") + "namespace a {\n}\n", 3},
  };
  for (const Row& row : rows) {
    const Complaints complaints = row.check(row.path, row.text);
    if (row.line == fine) {
      EXPECT_TRUE(complaints.empty()) << row.path << '\n' << row.text << complaints[0].reason;
    } else {
      ASSERT_FALSE(complaints.empty()) << row.path << '\n' << row.text;
      EXPECT_EQ(complaints[0].line, row.line) << complaints[0].reason;
    }
  }
}

}  // namespace
}  // namespace buurtkas::tidy
