#include "cli/read/pb_sections.h"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <set>

#include "cli/read/forbidden_field.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 4> section_names = {"", "META", "PROJECTS", "VOTES"};

std::string_view name_of(PbSection section) {
  return section_names.at(static_cast<std::size_t>(section));
}

std::string_view header_of(PbSection section) {
  static constexpr std::array<std::string_view, 4> headers = {"", "key;value", "project_id;cost",
                                                              "voter_id;vote"};
  return headers.at(static_cast<std::size_t>(section));
}

bool is_same_word(std::string_view text, std::string_view capitals) {
  return std::equal(text.begin(), text.end(), capitals.begin(), capitals.end(), [](char a, char b) {
    return a == b || (a >= 'a' && a <= 'z' && static_cast<char>(a - 'a' + 'A') == b);
  });
}

// A marker stands alone on its line; a spreadsheet may put empty cells behind it. An empty cell in quotes is
// not a spreadsheet's: with it a voter may be called `votes`.
std::optional<PbSection> marker_of(const PbScanner& row) {
  const auto cells = row.cells();
  const std::string_view word = trimmed(cells[0].text);
  if (word.size() < 4 || word.size() > 8) return std::nullopt;
  for (const PbSection section : {PbSection::meta, PbSection::projects, PbSection::votes}) {
    if (!is_same_word(word, name_of(section))) continue;
    const bool is_alone = std::none_of(cells.begin() + 1, cells.end(), std::mem_fn(&PbCell::is_quoted));
    if (is_alone && row.is_blank_from(1)) return section;
  }
  return std::nullopt;
}

// One word in capitals, alone where the rows have more cells: a marker of a section that there is none of.
bool is_unknown_marker(const PbScanner& row) {
  const std::string_view word = trimmed(row.cells()[0].text);
  const bool has_capitals =
      std::all_of(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return row.cell_count() == 1 && !row.cells()[0].is_quoted() && word.size() > 2 && has_capitals;
}

}  // namespace

PbSections::PbSections(std::string_view text, std::deque<std::string>& kept, FileFindings& findings)
    : scanner_(text, kept), findings_(findings) {}

bool PbSections::enter(PbSection section) {
  const Spot spot = scanner_.row_spot();
  if (awaits_header_) findings_.error(code::syntax, spot, name_of(section), header_of(section_));
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
  marker_ = spot;
  awaits_header_ = true;
  return true;
}

bool PbSections::tell_unknown_section() {
  const std::string_view word = trimmed(scanner_.cells()[0].text);
  const std::span<const std::string_view> names = std::span(section_names).subspan(1);
  findings_.error(code::section_unknown, scanner_.row_spot(), word, "META, PROJECTS, VOTES",
                  hint_for(findings_, word, names));
  return false;
}

void PbSections::check_field(const PbCell& cell) {
  if (is_forbidden_field(cell.text)) findings_.error(code::forbidden_field, spot(cell), cell.text);
}

bool PbSections::check_header() {
  awaits_header_ = false;
  is_header_ = true;
  const auto cells = scanner_.cells();
  if (!scanner_.is_blank_from(PbScanner::cells_max)) {
    findings_.error(code::cell_count, scanner_.row_spot(), std::to_string(scanner_.cell_count()),
                    "<= " + std::to_string(PbScanner::cells_max));
    return false;
  }
  if (!check_quotes()) return false;
  columns_ = cells.size();
  while (columns_ > 1 && scanner_.is_blank_from(columns_ - 1)) --columns_;
  if (section_ == PbSection::meta) {
    const bool is_known = columns_ == 2 && is_same_word(trimmed(cells[0].text), "KEY") &&
                          is_same_word(trimmed(cells[1].text), "VALUE");
    if (!is_known)
      findings_.error(code::syntax, scanner_.row_spot(), scanner_.row_text(), header_of(section_));
    return columns_ == 2;
  }
  std::set<std::string_view> seen;
  for (const PbCell& cell : cells.first(columns_)) {
    check_field(cell);
    if (!seen.insert(trimmed(cell.text)).second) {
      findings_.error(code::duplicate_column, scanner_.spot(cell.begin), cell.text);
    }
  }
  return true;
}

bool PbSections::check_quotes() {
  const std::string_view stray = scanner_.stray();
  if (stray.empty()) return true;
  findings_.error(code::syntax, scanner_.spot(stray.data()), stray, "\"\"");
  return false;
}

// White space before a quote makes it no quote.
void PbSections::tell_cell_count() {
  const auto cells = scanner_.cells();
  const auto spaced = std::find_if(cells.begin(), cells.end(), [](const PbCell& cell) {
    return !cell.is_quoted() && !cell.text.starts_with('"') && trimmed(cell.text).starts_with('"');
  });
  const bool is_spaced = spaced != cells.end();
  findings_.error(is_spaced ? code::space_before_quote : code::cell_count,
                  is_spaced ? spot(*spaced) : scanner_.row_spot(), std::to_string(scanner_.cell_count()),
                  std::to_string(columns_));
}

// Empty cells behind the last column are a spreadsheet's; other ones are not guessed at.
bool PbSections::check_row() {
  is_header_ = false;
  bool is_whole = check_quotes();
  if (is_whole && (scanner_.cell_count() < columns_ || !scanner_.is_blank_from(columns_))) {
    tell_cell_count();
    is_whole = false;
  }
  if (section_ == PbSection::meta) check_field(scanner_.cells()[0]);
  if (section_ == PbSection::projects && !is_whole) has_lost_projects_ = true;
  return is_whole;
}

bool PbSections::next() {
  while (scanner_.next()) {
    if (!scanner_.unclosed().empty()) break;
    if (const auto marker = marker_of(scanner_)) {
      if (!enter(*marker)) return false;
      continue;
    }
    if (section_ == PbSection::none) {
      findings_.error(code::section_missing, scanner_.row_spot(), scanner_.cells()[0].text, "META");
      return false;
    }
    if (awaits_header_) return check_header();
    if (columns_ > 1 && is_unknown_marker(scanner_)) return tell_unknown_section();
    if (check_row()) return true;
  }
  finish();
  return false;
}

void PbSections::finish() {
  const std::string_view unclosed = scanner_.unclosed();
  if (!unclosed.empty()) {
    findings_.error(code::truncated, scanner_.spot(unclosed.data()), unclosed, "\"");
  } else if (section_ < PbSection::projects) {
    findings_.error(code::section_absent, {0, 0}, {},
                    name_of(section_ == PbSection::none ? PbSection::meta : PbSection::projects));
  } else if (awaits_header_ && section_ == PbSection::projects) {
    findings_.error(code::truncated, marker_, name_of(section_), header_of(section_));
  }
}

}  // namespace buurtkas
