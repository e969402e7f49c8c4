#include "cli/read/csv_table.h"

#include <algorithm>
#include <array>

#include "cli/read/forbidden_field.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view blank = " \t";
  const std::size_t first = text.find_first_not_of(blank);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

}  // namespace

CsvTable::CsvTable(const Source& source, FileFindings& findings, std::span<const Column> columns)
    : text_(source.text), findings_(findings), columns_(columns), place_of_(columns.size(), -1) {
  read_header();
}

Spot CsvTable::here() const {
  return {line_, static_cast<std::uint32_t>(at_ - line_start_ + 1)};
}

void CsvTable::end_line() {
  if (at_ >= text_.size()) return;
  at_ += text_.substr(at_).starts_with("\r\n") ? 2 : 1;
  line_start_ = at_;
  ++line_;
}

void CsvTable::skip_line() {
  at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
  end_line();
}

// REQUIRES: at a quote. False, with a finding, when the closing quote is missing or not the cell's end.
bool CsvTable::read_quoted(Cell& cell) {
  const Spot opened = here();
  const std::size_t first = ++at_;
  bool has_doubled = false;
  for (;; ++at_) {
    at_ = text_.find_first_of("\"\r\n", at_);
    if (at_ == std::string_view::npos) {
      at_ = text_.size();
      findings_.error(code::truncated, opened, text_.substr(first - 1), "\"");
      return false;
    }
    if (text_[at_] == '"') {
      if (!text_.substr(at_ + 1).starts_with('"')) break;
      has_doubled = true;
      ++at_;
    } else {
      end_line();
      --at_;
    }
  }
  std::string_view inside = text_.substr(first, at_ - first);
  ++at_;
  while (!at_end_of_line() && (text_[at_] == ' ' || text_[at_] == '\t') && text_[at_] != separator_) ++at_;
  if (!at_end_of_line() && text_[at_] != separator_) {
    findings_.error(code::syntax, here(), text_.substr(at_, 1), std::string{separator_});
    return false;
  }
  if (has_doubled) {
    std::string& plain = unquoted_.emplace_back();
    for (std::size_t i = 0; i < inside.size(); ++i) {
      plain += inside[i];
      if (inside[i] == '"') ++i;
    }
    inside = plain;
  }
  cell.text = trimmed(inside);
  return true;
}

bool CsvTable::read_cell(Cell& cell) {
  cell.spot = here();
  if (!at_end_of_line() && text_[at_] == '"') return read_quoted(cell);
  const std::array<char, 4> stops = {separator_, '\r', '\n', '"'};
  const std::size_t first = at_;
  at_ = std::min(text_.find_first_of(std::string_view(stops.data(), stops.size()), at_), text_.size());
  if (at_ < text_.size() && text_[at_] == '"') {
    findings_.error(code::syntax, here(), text_.substr(first, at_ - first + 1), "\"\"");
    return false;
  }
  cell.text = trimmed(text_.substr(first, at_ - first));
  return true;
}

CsvTable::Row CsvTable::read_row() {
  row_.clear();
  unquoted_.clear();
  cell_count_ = 0;
  if (at_ >= text_.size()) return Row::end;
  row_line_ = line_;
  for (;;) {
    Cell cell;
    if (!read_cell(cell)) {
      skip_line();
      return Row::broken;
    }
    if (row_.size() < cells_kept_max_) row_.push_back(cell);
    ++cell_count_;
    if (at_end_of_line()) break;
    ++at_;
  }
  end_line();
  return Row::whole;
}

void CsvTable::read_header() {
  const std::string_view line = text_.substr(0, text_.find_first_of("\r\n"));
  const bool has_commas = line.find(',') != std::string_view::npos;
  if (line.find(';') == std::string_view::npos) {
    separator_ = ',';
    if (!has_commas && line.find('\t') != std::string_view::npos) {
      findings_.error(code::syntax, {1, static_cast<std::uint32_t>(line.find('\t') + 1)}, "\t", "; ,");
      return;
    }
  }
  if (read_row() != Row::whole) return;
  if (cell_count_ > cells_kept_max_) {
    findings_.error(code::cell_count, {1, 1}, std::to_string(cell_count_),
                    "<= " + std::to_string(cells_kept_max_));
    return;
  }
  cells_kept_max_ = cell_count_;
  find_columns();
}

void CsvTable::find_columns() {
  std::vector<std::string_view> names;
  for (const Column& column : columns_) names.push_back(column.name);
  std::vector<std::string_view> unknown;
  bool is_ambiguous = false;
  for (std::size_t place = 0; place < row_.size(); ++place) {
    const Cell& cell = row_[place];
    if (is_forbidden_field(cell.text)) {
      findings_.error(code::forbidden_field, cell.spot, cell.text);
      continue;
    }
    const auto known = std::find(names.begin(), names.end(), cell.text);
    if (known == names.end()) {
      const std::string_view found = cell.text.empty() ? std::string_view("\"\"") : cell.text;
      findings_.error(code::unknown_column, cell.spot, found, listed(names),
                      hint_for(findings_, cell.text, names));
      unknown.push_back(cell.text);
      continue;
    }
    int& place_of = place_of_[static_cast<std::size_t>(known - names.begin())];
    if (place_of >= 0) {
      findings_.error(code::duplicate_column, cell.spot, cell.text);
      is_ambiguous = true;
    }
    place_of = static_cast<int>(place);
  }
  has_required_columns_ = !is_ambiguous;
  for (std::size_t column = 0; column < columns_.size(); ++column) {
    if (!columns_[column].is_required || place_of_[column] >= 0) continue;
    findings_.error(code::missing_column, {1, 1}, {}, names[column],
                    hint_for(findings_, names[column], unknown));
    has_required_columns_ = false;
  }
}

bool CsvTable::next() {
  for (;;) {
    const Row row = read_row();
    if (row == Row::end) return false;
    if (row == Row::broken) {
      has_lost_rows_ = true;
      continue;
    }
    const bool is_blank =
        std::all_of(row_.begin(), row_.end(), [](const Cell& cell) { return cell.text.empty(); });
    if (is_blank && cell_count_ <= cells_kept_max_) continue;
    if (cell_count_ == cells_kept_max_) return true;
    const bool has_too_few = cell_count_ < cells_kept_max_;
    findings_.error(has_too_few ? code::too_few_cells : code::cell_count, {row_line_, 1},
                    std::to_string(cell_count_), std::to_string(cells_kept_max_));
    has_lost_rows_ = true;
  }
}

std::string_view CsvTable::cell(std::size_t column) const {
  return has_column(column) ? row_[static_cast<std::size_t>(place_of_[column])].text : std::string_view();
}

Spot CsvTable::spot(std::size_t column) const {
  return has_column(column) ? row_[static_cast<std::size_t>(place_of_[column])].spot : Spot{row_line_, 1};
}

}  // namespace buurtkas
