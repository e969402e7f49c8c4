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
    while (item.starts_with(' ') || item.starts_with('\t')) item.remove_prefix(1);
    while (item.ends_with(' ') || item.ends_with('\t')) item.remove_suffix(1);
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

// `target` is what `beneficiaries` was called before; a table that has both keeps both.
std::vector<std::string_view> column_names(const PbTable& table, std::span<const std::string_view> known) {
  std::vector<std::string_view> names(table.columns.begin(), table.columns.end());
  if (!has(known, "beneficiaries") || has(names, "beneficiaries")) return names;
  std::replace(names.begin(), names.end(), std::string_view("target"), std::string_view("beneficiaries"));
  return names;
}

// A row that a reader would take for a section's marker: a voter called `votes` with an empty ballot.
bool is_like_marker(std::string_view row) {
  const std::size_t end = row.find(';');
  if (end == std::string_view::npos || row.find_first_not_of(';', end) != std::string_view::npos)
    return false;
  std::string word(row.substr(0, end));
  for (char& c : word) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  return word == "META" || word == "PROJECTS" || word == "VOTES";
}

std::string cell_text(std::string_view column, std::string_view cell) {
  if (column == "cost") return amount_text_of(cell);
  if (column == "vote" || column == "points" || column == "category" || column == "beneficiaries")
    return list_text(cell);
  return std::string(cell);
}

// The file's columns in the format's order; those that it does not know behind them.
std::vector<std::size_t> ordered(std::span<const std::string_view> names,
                                 std::span<const std::string_view> known) {
  std::vector<std::size_t> order(names.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const auto rank = [&](std::size_t column) {
    return std::find(known.begin(), known.end(), names[column]) - known.begin();
  };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
  return order;
}

void put_table(std::string& text, const PbTable& table, std::span<const std::string_view> known) {
  const std::vector<std::string_view> names = column_names(table, known);
  const std::vector<std::size_t> order = ordered(names, known);
  for (std::size_t i = 0; i < order.size(); ++i) {
    if (i > 0) text += ';';
    put(text, names[order[i]]);
  }
  text += '\n';
  for (std::size_t row = 0; row < table.rows(); ++row) {
    const std::size_t start = text.size();
    for (std::size_t i = 0; i < order.size(); ++i) {
      if (i > 0) text += ';';
      put(text, cell_text(names[order[i]], table.cells[row * order.size() + order[i]]));
    }
    if (is_like_marker(std::string_view(text).substr(start))) text += "\"\"";
    text += '\n';
  }
}

std::string meta_value(const PbDocument& document, std::string_view key, const std::string& written) {
  if (key == "num_projects") return std::to_string(document.projects.rows());
  if (key == "num_votes") return std::to_string(document.votes.rows());
  if (key == "budget" || key == "max_sum_cost" || key == "min_sum_cost") return amount_text_of(written);
  return written;
}

bool wants_points(const PbDocument& document) {
  return std::any_of(document.meta.begin(), document.meta.end(), [](const auto& entry) {
    return entry.first == "vote_type" && (entry.second == "cumulative" || entry.second == "scoring");
  });
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
    text += wants_points(document) ? "voter_id;vote;points\n" : "voter_id;vote\n";
  } else {
    put_table(text, document.votes, pb_vote_columns());
  }
  return result;
}

}  // namespace buurtkas
