#include "cli/read/pb_sections.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 4> section_names = {"", "META", "PROJECTS", "VOTES"};

std::string_view name_of(PbSection section) {
  return section_names.at(static_cast<std::size_t>(section));
}

bool is_same_word(std::string_view text, std::string_view capitals) {
  return std::equal(text.begin(), text.end(), capitals.begin(), capitals.end(), [](char a, char b) {
    return a == b || (a >= 'a' && a <= 'z' && static_cast<char>(a - 'a' + 'A') == b);
  });
}

bool is_blank(const PbCell& cell) {
  return trimmed(cell.text).empty();
}

// A marker stands alone on its line; a spreadsheet may put empty cells behind it.
std::optional<PbSection> marker_of(std::span<const PbCell> cells) {
  const std::string_view word = trimmed(cells[0].text);
  if (word.size() < 4 || word.size() > 8) return std::nullopt;
  for (const PbSection section : {PbSection::meta, PbSection::projects, PbSection::votes}) {
    if (!is_same_word(word, name_of(section))) continue;
    if (std::all_of(cells.begin() + 1, cells.end(), is_blank)) return section;
  }
  return std::nullopt;
}

}  // namespace

PbSections::PbSections(std::string_view text, std::deque<std::string>& kept, FileFindings& findings)
    : scanner_(text, kept), findings_(findings) {}

bool PbSections::enter(PbSection section) {
  if (awaits_header_) findings_.error(code::truncated, scanner_.row_spot(), name_of(section_));
  const Spot spot = scanner_.row_spot();
  if (section <= section_) {
    findings_.error(section == section_ ? code::section_repeated : code::section_order, spot,
                    name_of(section), "META, PROJECTS, VOTES");
    return false;
  }
  if (static_cast<int>(section) > static_cast<int>(section_) + 1) {
    const auto missing = static_cast<PbSection>(static_cast<int>(section) - 1);
    findings_.error(code::section_missing, spot, name_of(section), name_of(missing));
    return false;
  }
  section_ = section;
  awaits_header_ = true;
  return true;
}

bool PbSections::check_header() {
  awaits_header_ = false;
  is_header_ = true;
  const auto cells = scanner_.cells();
  columns_ = cells.size();
  while (columns_ > 1 && is_blank(cells[columns_ - 1])) --columns_;
  std::set<std::string_view> seen;
  for (const PbCell& cell : cells.first(columns_)) {
    if (!seen.insert(trimmed(cell.text)).second) {
      findings_.error(code::duplicate_column, scanner_.spot(cell), cell.text);
    }
  }
  if (section_ == PbSection::meta && columns_ != 2) {
    findings_.error(code::syntax, scanner_.row_spot(), cells[0].text, "key;value");
    return false;
  }
  return true;
}

// Empty cells behind the last column are a spreadsheet's; other ones are not guessed at.
bool PbSections::check_row() {
  is_header_ = false;
  const auto cells = scanner_.cells();
  if (scanner_.stray_quote() != nullptr) {
    findings_.error(code::syntax, scanner_.spot({{}, scanner_.stray_quote()}),
                    std::string_view(scanner_.stray_quote(), 1), "\"\"");
    return false;
  }
  const bool is_whole =
      cells.size() >= columns_ &&
      std::all_of(cells.begin() + static_cast<std::ptrdiff_t>(columns_), cells.end(), is_blank);
  if (!is_whole) {
    findings_.error(code::cell_count, scanner_.row_spot(), std::to_string(cells.size()),
                    std::to_string(columns_));
  }
  return is_whole;
}

bool PbSections::next() {
  while (scanner_.next()) {
    if (const auto marker = marker_of(scanner_.cells())) {
      if (!enter(*marker)) return false;
      continue;
    }
    if (section_ == PbSection::none) {
      findings_.error(code::section_missing, scanner_.row_spot(), scanner_.cells()[0].text, "META");
      return false;
    }
    if (scanner_.is_truncated()) break;
    if (awaits_header_) return check_header();
    if (check_row()) return true;
  }
  finish();
  return false;
}

void PbSections::finish() {
  if (scanner_.is_truncated()) {
    findings_.error(code::truncated, scanner_.row_spot(), "\"", "\"");
  } else if (section_ < PbSection::projects) {
    findings_.error(code::section_missing, {0, 0}, {},
                    name_of(section_ == PbSection::none ? PbSection::meta : PbSection::projects));
  } else if (awaits_header_ && section_ == PbSection::projects) {
    findings_.error(code::truncated, {0, 0}, name_of(section_));
  }
}

}  // namespace buurtkas
