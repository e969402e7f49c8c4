#include "cli/read/pb_scanner.h"

#include <array>

#include "cli/read/lines.h"

namespace buurtkas {
namespace {

// Where an unquoted cell may end.
constexpr std::array<bool, 256> make_ends() {
  std::array<bool, 256> ends{};
  ends[';'] = ends['\n'] = ends['\r'] = true;
  return ends;
}
constexpr std::array<bool, 256> ends_cell = make_ends();

// A quoted text without its doubled quotes, and with LF for every line break.
std::string_view plain_text(std::string_view raw, std::deque<std::string>& kept) {
  std::string& text = kept.emplace_back();
  for (std::size_t i = 0; i < raw.size(); ++i) {
    text += raw[i] == '\r' ? '\n' : raw[i];
    const char next = i + 1 < raw.size() ? raw[i + 1] : '\0';
    if (raw[i] == '"' || (raw[i] == '\r' && next == '\n')) ++i;
  }
  return text;
}

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

void PbScanner::put(std::string_view text, const char* begin) {
  ++cell_count_;
  if (cells_.size() < cells_max) {
    cells_.push_back({text, begin});
  } else {
    is_rest_blank_ = is_rest_blank_ && trimmed(text).empty();
  }
}

// at_ is on the opening quote; afterwards on what follows the cell.
void PbScanner::read_quoted() {
  const char* const begin = text_.data() + at_;
  const std::size_t first = ++at_;
  bool is_plain = true;
  while (true) {
    const std::size_t quote = text_.find('"', at_);
    if (quote == std::string_view::npos) {
      unclosed_ = text_.substr(first - 1);
      at_ = text_.size();
      put(text_.substr(first), begin);
      return;
    }
    at_ = quote + 1;
    if (at_ >= text_.size() || text_[at_] != '"') break;
    is_plain = false;
    ++at_;
  }
  const std::string_view raw = text_.substr(first, at_ - 1 - first);
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool is_pair = raw[i] == '\r' && i + 1 < raw.size() && raw[i + 1] == '\n';
    if (raw[i] == '\n' || (raw[i] == '\r' && !is_pair)) ++line_;
    if (raw[i] == '\r') is_plain = false;
  }
  put(is_plain || cells_.size() >= cells_max ? raw : plain_text(raw, kept_), begin);
  while (at_ < text_.size() && (text_[at_] == ' ' || text_[at_] == '\t')) ++at_;
  const std::size_t behind = at_;
  while (at_ < text_.size() && !ends_cell[static_cast<unsigned char>(text_[at_])]) ++at_;
  if (stray_.empty()) stray_ = text_.substr(behind, at_ - behind);
}

void PbScanner::read_row() {
  cells_.clear();
  cell_count_ = 0;
  is_rest_blank_ = true;
  stray_ = {};
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
      put({bytes + first, at_ - first}, bytes + first);
    }
    if (at_ >= size || bytes[at_] != ';') break;
    ++at_;
  }
  row_end_ = at_;
  end_line();
}

bool PbScanner::is_blank_from(std::size_t cell) const {
  for (std::size_t i = cell; i < cells_.size(); ++i) {
    if (!trimmed(cells_[i].text).empty()) return false;
  }
  return is_rest_blank_;
}

bool PbScanner::next() {
  while (at_ < text_.size()) {
    read_row();
    if (!is_blank_from(0)) return true;
  }
  return false;
}

Spot PbScanner::spot(const char* place) const {
  return spot_of(text_.substr(row_start_), static_cast<std::size_t>(place - text_.data()) - row_start_,
                 row_line_);
}

}  // namespace buurtkas
