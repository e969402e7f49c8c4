#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "engine/finding.h"
#include "engine/finding_codes.h"

// What one reading finds, from all of its files. Bounded, however wrong a file is: at most `findings_max` are
// kept, errors before warnings, and one more tells how many there were besides.

namespace buurtkas {

inline constexpr std::size_t findings_max = 1'000;

class FindingList {
 public:
  void add(Finding finding);

  // Whether one more of this severity would only be counted: no need to look for its hint.
  bool is_full(Severity severity) const;
  std::uint64_t errors() const { return errors_; }  // all of them

  // In the order of their places. `name` is where more-findings points to.
  Findings take(const std::string& name);

 private:
  Findings error_list_;
  Findings warning_list_;
  std::uint64_t errors_ = 0;
  std::uint64_t warnings_ = 0;
};

// Where in a file, counted from 1.
struct Spot {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
};

// The findings of one file. What was found is shortened, and what cannot be seen in it is shown
// as `\x1b`.
class FileFindings {
 public:
  FileFindings(FindingList& list, std::string file) : list_(&list), file_(std::move(file)) {}

  void error(code::Code code, Spot spot, std::string_view found, std::string_view expected = {},
             std::string_view hint = {});
  void warning(code::Code code, Spot spot, std::string_view found, std::string_view expected = {},
               std::string_view hint = {});

  const std::string& file() const { return file_; }
  std::string place(Spot spot) const;  // `street/pots.yaml:3`
  FindingList& list() { return *list_; }

 private:
  FindingList* list_;
  std::string file_;
};

}  // namespace buurtkas
