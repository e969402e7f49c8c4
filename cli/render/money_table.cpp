#include "cli/render/money_table.h"

#include <algorithm>

#include "cli/render/amounts.h"
#include "cli/render/column.h"
#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

constexpr std::size_t line_width = 80;
constexpr std::size_t amount_width = 12;
constexpr std::size_t name_width_min = 8;

std::string cell_text(Money money, Language language) {
  return money.is_zero() ? "-" : amount_text(money, language);
}

}  // namespace

void MoneyTable::column(std::string_view head, Shown shown) {
  heads_.push_back({std::string(head), shown});
}

void MoneyTable::row(std::string name, std::vector<Money> amounts) {
  rows_.push_back({std::move(name), std::move(amounts)});
}

std::vector<Money> MoneyTable::sums() const {
  std::vector<Money> sums;
  for (const Row& row : rows_) {
    for (std::size_t i = 0; i < heads_.size(); ++i) {
      if (i == sums.size()) sums.emplace_back(0, row.amounts[i].currency());
      sums[i] += row.amounts[i];
    }
  }
  return sums;
}

std::string MoneyTable::text() const {
  if (rows_.empty()) return {};
  std::vector<std::size_t> columns;
  for (std::size_t i = 0; i < heads_.size(); ++i) {
    const bool has_any =
        std::any_of(rows_.begin(), rows_.end(), [i](const Row& row) { return !row.amounts[i].is_zero(); });
    if (has_any || heads_[i].shown == Shown::always) columns.push_back(i);
  }
  std::vector<Row> rows = rows_;
  if (has_sums_ && rows.size() > 1) rows.push_back({std::string(in(language_, "Samen", "Together")), sums()});
  const std::string text = in_columns(rows, columns);
  return text.empty() ? in_lines(rows, columns) : text;
}

std::string MoneyTable::in_columns(const std::vector<Row>& rows,
                                   const std::vector<std::size_t>& columns) const {
  std::vector<Column> cells;
  std::size_t width = 0;
  for (const std::size_t i : columns) {
    Column& column = cells.emplace_back(amount_width, heads_[i].text);
    for (const Row& row : rows) column.add(cell_text(row.amounts[i], language_));
    width += column.width();
  }
  if (width + name_width_min > line_width) return {};
  const std::size_t name_width = line_width - width;
  std::string text;
  for (std::size_t row = 0; row <= rows.size(); ++row) {
    text += left_in(row == 0 ? title_ : rows[row - 1].name, name_width);
    for (const Column& column : cells) text += column.cell(row);
    text += '\n';
  }
  return text;
}

std::string MoneyTable::in_lines(const std::vector<Row>& rows,
                                 const std::vector<std::size_t>& columns) const {
  std::string text = wrapped(title_, line_width) + '\n';
  for (const Row& row : rows) {
    text += left_in(row.name, std::min(line_width, display_width(harmless(row.name)))) + '\n';
    for (const std::size_t i : columns) {
      text +=
          "  " + left_in(heads_[i].text, 24) + right_whole(cell_text(row.amounts[i], language_), 32) + '\n';
    }
  }
  return text;
}

}  // namespace buurtkas
