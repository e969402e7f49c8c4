#pragma once

#include <filesystem>
#include <string>

// What many tests need: where things lie, and golden files.

namespace buurtkas::testing {

std::filesystem::path project_root();

// Other people's data, which tests read where it lies: BUURTKAS_SHARED, or `../shared` beside the project.
// Stops the test program, loudly, when it is not there: a test without its data must not pass.
std::filesystem::path shared_folder();

std::string text_of(const std::filesystem::path& path);

// An empty folder of this test's own, gone when the object is.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }
  std::filesystem::path write(const std::string& name, const std::string& text) const;

 private:
  std::filesystem::path path_;
};

// A root of one's own: the sample rounds and the rulebooks, as they are in the project, without a journal.
void copy_samples(const std::filesystem::path& root);

// A sample round to change, with the rulebooks beside it that it names. Returns the round's folder.
std::filesystem::path copy_sample(const std::string& name, const TemporaryFolder& folder);

// Fails the running test when `actual` is not what tests/golden/<name> holds. UPDATE_GOLDEN=1 rewrites the
// file.
void expect_golden(const std::string& name, const std::string& actual);

}  // namespace buurtkas::testing
