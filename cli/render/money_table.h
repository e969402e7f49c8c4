#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/render/language.h"
#include "engine/money/money.h"

// A table of amounts under heads, with a name before each row and the sums below: at most 80 columns wide.
// Nothing is a dash. Where amounts are too long for that, each stands on a line of its own.

namespace buurtkas {

class MoneyTable {
 public:
  MoneyTable(std::string_view title, Language language) : title_(title), language_(language) {}

  enum class Shown { always, if_any };  // if_any: not when it is nothing in every row
  void column(std::string_view head, Shown shown = Shown::always);
  // REQUIRES: as many as there are columns, of one currency.
  void row(std::string name, std::vector<Money> amounts);
  bool is_empty() const { return rows_.empty(); }
  void without_sums() { has_sums_ = false; }
  std::vector<Money> sums() const;
  std::string text() const;  // nothing without rows

 private:
  struct Head {
    std::string text;
    Shown shown = Shown::always;
  };
  struct Row {
    std::string name;
    std::vector<Money> amounts;
  };
  std::string in_columns(const std::vector<Row>& rows, const std::vector<std::size_t>& columns) const;
  std::string in_lines(const std::vector<Row>& rows, const std::vector<std::size_t>& columns) const;

  std::string title_;
  Language language_;
  std::vector<Head> heads_;
  std::vector<Row> rows_;
  bool has_sums_ = true;
};

}  // namespace buurtkas
