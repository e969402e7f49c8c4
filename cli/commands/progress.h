#pragma once

#include <chrono>
#include <functional>
#include <ostream>
#include <string>

#include "cli/render/language.h"

// One line on a terminal that says that something happens, once it takes over a second; wiped when it is
// over.

namespace buurtkas {

class Progress {
 public:
  using Clock = std::chrono::steady_clock;
  using Now = std::function<Clock::time_point()>;

  Progress(std::ostream& err, bool is_shown, Language language, Now now = Clock::now);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void reading(std::uint64_t bytes_done, std::uint64_t bytes);
  void counting(std::uint64_t runs);
  void counting_again(std::uint64_t counts);
  void auditing(std::uint64_t entries);
  void replaying(std::uint64_t files_done, std::uint64_t files);

 private:
  bool is_due();
  void show(const std::string& line);

  std::ostream& err_;
  bool is_shown_;
  Language language_;
  Now now_;
  Clock::time_point next_;
  bool has_shown_ = false;
};

}  // namespace buurtkas
