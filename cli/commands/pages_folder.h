#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

// A folder of pages that is there whole, or as it was before: made beside it, and then put in its place at
// once. One at a time beside each other; what one who was killed left there is taken away. Throws
// std::system_error where the disk refuses.

namespace buurtkas {

// The first thing in a folder that is not of pages made here, from the folder; nothing of an empty one.
std::optional<std::string> other_file_in(const std::filesystem::path& folder);

class PagesFolder {
 public:
  explicit PagesFolder(const std::filesystem::path& folder);
  ~PagesFolder();
  PagesFolder(const PagesFolder&) = delete;
  PagesFolder& operator=(const PagesFolder&) = delete;

  void write(const std::filesystem::path& name, std::string_view bytes);
  void finish();

  std::size_t files() const { return files_; }

 private:
  std::filesystem::path folder_;
  std::filesystem::path partial_;
  int beside_ = -1;  // the folder that both are in, locked
  std::size_t files_ = 0;
};

}  // namespace buurtkas
