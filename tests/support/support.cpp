#include "tests/support/support.h"

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>

#include <gtest/gtest.h>
#include <unistd.h>

namespace buurtkas::testing {

namespace fs = std::filesystem;

fs::path project_root() {
  return BUURTKAS_ROOT;
}

fs::path shared_folder() {
  const char* named = std::getenv("BUURTKAS_SHARED");
  const fs::path folder = named != nullptr && *named != '\0' ? fs::path(named) : project_root() / "../shared";
  if (!fs::is_directory(folder / "pabulib")) {
    std::fprintf(stderr,
                 "\nTHE TEST DATA IS MISSING: no folder `%s`.\n"
                 "Set BUURTKAS_SHARED to the folder that holds `pabulib/` and `vectors/`.\n\n",
                 (folder / "pabulib").c_str());
    std::_Exit(1);
  }
  return folder;
}

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    ADD_FAILURE() << "cannot read " << path;
    return {};
  }
  return {std::istreambuf_iterator<char>(file), {}};
}

TemporaryFolder::TemporaryFolder() {
  std::string pattern = (fs::temp_directory_path() / "buurtkas-test-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) std::perror("mkdtemp");
  path_ = pattern;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

fs::path TemporaryFolder::write(const std::string& name, const std::string& text) const {
  const fs::path path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
  return path;
}

void copy_samples(const fs::path& root) {
  for (const char* folder : {"sample-budgets", "rules"}) {
    fs::copy(project_root() / folder, root / folder, fs::copy_options::recursive);
  }
  for (const auto& sample : fs::directory_iterator(root / "sample-budgets")) {
    if (!sample.is_directory()) continue;
    for (const char* file : {"journal.db", "journal.db-wal", "journal.db-shm"})
      fs::remove(sample.path() / file);
  }
}

fs::path copy_sample(const std::string& name, const TemporaryFolder& folder) {
  copy_samples(folder.path());
  return folder.path() / "sample-budgets" / name;
}

void expect_golden(const std::string& name, const std::string& actual) {
  const fs::path path = project_root() / "tests/golden" / name;
  const char* update = std::getenv("UPDATE_GOLDEN");
  if (update != nullptr && std::string(update) == "1") {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << actual;
    return;
  }
  EXPECT_EQ(text_of(path), actual) << "tests/golden/" << name
                                   << " differs; if the new text is right, run the test again "
                                   << "with UPDATE_GOLDEN=1 and read the diff";
}

}  // namespace buurtkas::testing
