#include "cli/commands/progress.h"

#include <utility>

namespace buurtkas {

using std::chrono::milliseconds;

Progress::Progress(std::ostream& err, bool is_shown, Language language, Now now)
    : err_(err),
      is_shown_(is_shown),
      language_(language),
      now_(std::move(now)),
      next_(now_() + milliseconds(1000)) {}

Progress::~Progress() {
  if (has_shown_) err_ << "\r\x1b[K" << std::flush;
}

bool Progress::is_due() {
  if (!is_shown_ || now_() < next_) return false;
  next_ = now_() + milliseconds(200);
  return true;
}

void Progress::show(const std::string& line) {
  err_ << '\r' << line << "\x1b[K" << std::flush;
  has_shown_ = true;
}

void Progress::reading(std::uint64_t bytes_done, std::uint64_t bytes) {
  if (!is_due()) return;
  const std::uint64_t percent = bytes == 0 ? 100 : bytes_done * 100 / bytes;
  show(std::string(in(language_, "lezen: ", "reading: ")) + std::to_string(percent) + '%');
}

void Progress::counting(std::uint64_t runs) {
  if (!is_due()) return;
  show(std::string(in(language_, "tellen: verhoging ", "counting: raise ")) + std::to_string(runs));
}

void Progress::counting_again(std::uint64_t counts) {
  if (!is_due()) return;
  show(std::string(in(language_, "opnieuw tellen: ", "counting again: ")) + std::to_string(counts));
}

void Progress::auditing(std::uint64_t entries) {
  if (!is_due()) return;
  show(std::string(in(language_, "nagaan: regel ", "auditing: entry ")) + std::to_string(entries));
}

void Progress::replaying(std::uint64_t files_done, std::uint64_t files) {
  if (!is_due()) return;
  show(std::string(in(language_, "bestanden: ", "files: ")) + std::to_string(files_done) + '/' +
       std::to_string(files));
}

}  // namespace buurtkas
