#include "cli/render/pb_text.h"

#include <algorithm>
#include <numeric>

#include "engine/money/amount.h"

namespace buurtkas {
namespace {

bool has(std::span<const std::string_view> words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

void put(std::string& text, std::string_view cell) {
  if (cell.find_first_of(";\"\r\n") == std::string_view::npos) {
    text += cell;
    return;
  }
  text += '"';
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  text += '"';
}

// `a, b` as `a,b`.
std::string list_text(std::string_view list) {
  std::string text;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    std::string_view item = list.substr(at, end - at);
    while (item.starts_with(' ')) item.remove_prefix(1);
    while (item.ends_with(' ')) item.remove_suffix(1);
    text += (at == 0 ? "" : ",") + std::string(item);
    at = end + 1;
  }
  return text;
}

// `200000.0` as `200000`; what is no amount stays as it is.
std::string amount_text_of(std::string_view written) {
  const auto amount = parse_amount(written, Currency());
  if (!amount) return std::string(written);
  std::string text = to_string(*amount);
  return text.ends_with(".00") ? text.substr(0, text.size() - 3) : text;
}

std::string_view column_name(const std::string& name, std::span<const std::string_view> known) {
  return name == "target" && has(known, "beneficiaries") ? std::string_view("beneficiaries")
                                                         : std::string_view(name);
}

std::string cell_text(std::string_view column, std::string_view cell) {
  if (column == "cost") return amount_text_of(cell);
  if (column == "vote" || column == "points" || column == "category" || column == "beneficiaries")
    return list_text(cell);
  return std::string(cell);
}

// The file's columns in the format's order; those that it does not know behind them.
std::vector<std::size_t> ordered(const PbTable& table, std::span<const std::string_view> known) {
  std::vector<std::size_t> order(table.columns.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t column) {
    return std::find(known.begin(), known.end(), column_name(table.columns[column], known)) - known.begin();
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

void put_table(std::string& text, const PbTable& table, std::span<const std::string_view> known) {
  const std::vector<std::size_t> order = ordered(table, known);
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0) text += ';';
    put(text, column_name(table.columns[order[i]], known));
  }
  text += '\n';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0) text += ';';
      const std::string_view column = column_name(table.columns[order[i]], known);
      put(text, cell_text(column, table.cells[row * order.size() + order[i]]));
    }
    text += '\n';
  }
}

std::string meta_value(const PbDocument& document, std::string_view key, const std::string& written) {
  if (key == "num_projects") return std::to_string(document.projects.rows());
  if (key == "num_votes") return std::to_string(document.votes.rows());
  if (key == "budget" || key == "max_sum_cost" || key == "min_sum_cost") return amount_text_of(written);
  return written;
}

}  // namespace

PbText pb_text(const PbDocument& document) {
  PbText result;
  std::string& text = result.text;
  text = "META\nkey;value\n";
  for (const std::string_view key : pb_meta_keys()) {
    const auto entry = std::find_if(document.meta.begin(), document.meta.end(),
                                    [&](const auto& one) { return one.first == key; });
    if (entry == document.meta.end() || entry->second.empty()) continue;
    text += std::string(key) + ';';
    put(text, meta_value(document, key, entry->second));
    text += '\n';
  }
  for (const auto& [key, value] : document.meta) {
    if (!has(pb_meta_keys(), key)) result.left_out.push_back(key);
  }
  text += "PROJECTS\n";
  put_table(text, document.projects, pb_project_columns());
  text += "VOTES\n";
  if (document.votes.columns.empty()) {
    text += "voter_id;vote\n";
  } else {
    put_table(text, document.votes, pb_vote_columns());
  }
  return result;
}

}  // namespace buurtkas
