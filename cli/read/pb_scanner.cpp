#include "cli/read/pb_scanner.h"

#include <array>

namespace buurtkas {
namespace {

// Where an unquoted cell may end.
constexpr std::array<bool, 256> make_ends() {
  std::array<bool, 256> ends{};
  ends[';'] = ends['\n'] = ends['\r'] = true;
  return ends;
}
constexpr std::array<bool, 256> ends_cell = make_ends();

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

std::string_view value_of(const PbCell& cell) {
  const std::string_view text = trimmed(cell.text);
  return text == "None" ? std::string_view() : text;
}

void PbScanner::end_line() {
  if (at_ < text_.size() && text_[at_] == '\r') {
    ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    ++line_;
  } else if (at_ < text_.size()) {
    ++at_;
    ++line_;
  }
}

// at_ is on the opening quote; afterwards on what follows the cell.
void PbScanner::read_quoted() {
  const char* const begin = text_.data() + at_;
  const std::size_t first = ++at_;
  bool is_doubled = false;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      is_truncated_ = true;
      at_ = text_.size();
      cells_.push_back({text_.substr(first), begin});
      return;
    }
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    is_doubled = true;
    ++at_;
  }
  const std::string_view raw = text_.substr(first, at_ - 1 - first);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool is_pair = raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n';
    if (raw[i] == '\n' || (raw[i] == '\r' && !is_pair)) ++line_;
  }
  if (!is_doubled) {
    cells_.push_back({raw, begin});
  } else {
    std::string& text = kept_.emplace_back();
    for (std::size_t i = 0; i < raw.size(); ++i) {
      text += raw[i];
      if (raw[i] == '"') ++i;
    }
    cells_.push_back({text, begin});
  }
  if (at_ < text_.size() && !ends_cell[static_cast<unsigned char>(text_[at_])]) {
    if (stray_quote_ == nullptr) stray_quote_ = text_.data() + at_;
    while (at_ < text_.size() && !ends_cell[static_cast<unsigned char>(text_[at_])]) ++at_;
  }
}

void PbScanner::read_row() {
  cells_.clear();
  stray_quote_ = nullptr;
  row_start_ = at_;
  row_line_ = line_;
  const char* const bytes = text_.data();
  const std::size_t size = text_.size();
  while (true) {
    if (at_ < size && bytes[at_] == '"') {
      read_quoted();
    } else {
      const std::size_t first = at_;
      while (at_ < size && !ends_cell[static_cast<unsigned char>(bytes[at_])]) ++at_;
      cells_.push_back({{bytes + first, at_ - first}, bytes + first});
    }
    if (at_ >= size || bytes[at_] != ';') break;
    ++at_;
  }
  end_line();
}

bool PbScanner::next() {
  while (at_ < text_.size()) {
    read_row();
    if (cells_.size() > 1 || !trimmed(cells_[0].text).empty()) return true;
  }
  return false;
}

Spot PbScanner::spot(const PbCell& cell) const {
  Spot spot = {row_line_, 1};
  const auto end = static_cast<std::size_t>(cell.begin - text_.data());
  std::size_t start = row_start_;
  for (std::size_t i = row_start_; i < end; ++i) {
    if (text_[i] != '\n') continue;
    ++spot.line;
    start = i + 1;
  }
  spot.column = static_cast<std::uint32_t>(end - start + 1);
  return spot;
}

}  // namespace buurtkas
