#include "cli/read/csv_text.h"

#include <utility>

namespace buurtkas {

CsvForm csv_form_of(const Source& source) {
  const std::string head = source.text.substr(0, source.text.find('\n'));
  const bool has_commas = head.find(';') == std::string::npos && head.find(',') != std::string::npos;
  return {has_commas ? ',' : ';', head.ends_with('\r') ? "\r\n" : "\n", source.had_mark};
}

CsvText::CsvText(CsvForm form) : form_(std::move(form)), text_(form_.has_mark ? "\xEF\xBB\xBF" : "") {}

void CsvText::add_row(std::span<const std::string_view> cells) {
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) text_ += form_.separator;
    const bool is_plain = cells[i].find_first_of(";,\"") == std::string_view::npos;
    if (!is_plain) text_ += '"';
    for (const char c : cells[i]) text_ += c == '"' ? std::string("\"\"") : std::string(1, c);
    if (!is_plain) text_ += '"';
  }
  text_ += form_.line_end;
}

}  // namespace buurtkas
