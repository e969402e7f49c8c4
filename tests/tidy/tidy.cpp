#include "tests/tidy/tidy.h"

#include <algorithm>
#include <array>
#include <map>
#include <regex>

namespace buurtkas::tidy {
namespace {

constexpr std::size_t header_lines_max = 70;
constexpr std::size_t source_lines_max = 400;
constexpr std::size_t function_lines_max = 70;
constexpr std::size_t columns_max = 120;

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    lines.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

// The part of the house that a file belongs to.
std::string part_of(std::string_view path) {
  static constexpr std::array<std::string_view, 13> parts = {
      "engine/money/",  "engine/round/",   "engine/funding/", "engine/voting/", "engine/rulebook/",
      "engine/claims/", "engine/journal/", "cli/read/terms/", "cli/read/",      "cli/record/",
      "cli/render/",    "cli/commands/",   "cli/verify/"};
  for (const std::string_view part : parts) {
    if (path.starts_with(part)) return std::string(part);
  }
  const std::size_t slash = path.find('/');
  return std::string(path.substr(0, slash == std::string_view::npos ? 0 : slash + 1));
}

// Which parts each may include, besides itself.
const std::map<std::string, std::vector<std::string>>& arrows() {
  static const std::map<std::string, std::vector<std::string>> allowed = {
      {"engine/", {}},
      {"engine/money/", {"engine/"}},
      {"engine/round/", {"engine/", "engine/money/"}},
      {"engine/funding/", {"engine/", "engine/money/", "engine/round/"}},
      {"engine/voting/", {"engine/", "engine/money/", "engine/round/", "engine/funding/"}},
      {"engine/rulebook/", {"engine/", "engine/money/", "engine/round/"}},
      {"engine/claims/",
       {"engine/", "engine/money/", "engine/round/", "engine/funding/", "engine/rulebook/"}},
      {"engine/journal/", {"engine/", "engine/money/"}},
      // Neither of the first two may see what counts.
      {"cli/read/", {"engine/", "engine/money/", "engine/round/", "engine/rulebook/"}},
      {"cli/verify/",
       {"engine/", "engine/money/", "engine/round/", "engine/rulebook/", "engine/journal/", "cli/read/",
        "cli/record/"}},
      {"cli/read/terms/", {"engine*", "cli/read/"}},
      {"cli/record/", {"engine*"}},
      {"cli/render/", {"engine*"}},
      {"cli/commands/",
       {"engine*", "cli/read/", "cli/read/terms/", "cli/record/", "cli/render/", "cli/verify/"}},
      {"cli/", {"engine*", "cli/commands/", "cli/verify/"}},
  };
  return allowed;
}

bool may_include(const std::string& from, const std::string& to) {
  if (from == to || from == "tests/") return to != "sample-budgets/" && to != "rules/";
  const auto known = arrows().find(from);
  if (known == arrows().end()) return false;
  return std::any_of(known->second.begin(), known->second.end(), [&](const std::string& one) {
    return one == to || (one == "engine*" && to.starts_with("engine/"));
  });
}

std::size_t columns_of(const std::string& line) {
  return static_cast<std::size_t>(std::count_if(
      line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; }));
}

// Functions are the outermost braces that follow a parenthesis: clang-format puts the closing one on a line
// of its own, as deep as the first line of the function.
Complaints long_functions(const std::vector<std::string>& lines) {
  Complaints complaints;
  static const std::regex opening(R"(^(\s*)\S.*\)[^;=]*\{$)");
  for (std::size_t first = 0; first < lines.size(); ++first) {
    std::smatch match;
    if (!std::regex_match(lines[first], match, opening)) continue;
    const std::size_t depth = match[1].str().size();
    for (std::size_t last = first + 1; last < lines.size(); ++last) {
      const std::size_t indent = lines[last].find_first_not_of(' ');
      if (indent == std::string::npos || indent > depth || lines[last][indent] != '}') continue;
      if (last - first + 1 >= function_lines_max) {
        complaints.push_back({first + 1, "a function of " + std::to_string(last - first + 1) +
                                             " lines; fewer than " + std::to_string(function_lines_max) +
                                             " are wanted"});
      }
      break;
    }
  }
  return complaints;
}

// From the quotation mark of `R"x(...)x"` to its last one, whose place it returns.
std::size_t blank_raw_string(std::string& code, std::size_t quote) {
  const std::size_t open = code.find('(', quote);
  std::string close = ")";
  close.append(code, quote + 1, open - quote - 1).append(1, '"');
  const std::size_t end = std::min(code.find(close, open), code.size() - close.size()) + close.size() - 1;
  for (std::size_t i = quote; i <= end; ++i) {
    if (code[i] != '\n') code[i] = ' ';
  }
  return end;
}

}  // namespace

std::string code_of(std::string_view text) {
  std::string code(text);
  enum class Inside { plain, line_comment, comment, string, character } inside = Inside::plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const char next = i + 1 < text.size() ? text[i + 1] : '\0';
    if (inside == Inside::plain && c == '"' && i > 0 && text[i - 1] == 'R') {
      i = blank_raw_string(code, i);
      continue;
    }
    const bool is_digit_mark =
        c == '\'' && i > 0 && std::isalnum(static_cast<unsigned char>(text[i - 1])) != 0;
    if (inside == Inside::plain) {
      if (c == '/' && next == '/') inside = Inside::line_comment;
      if (c == '/' && next == '*') inside = Inside::comment;
      if (c == '"') inside = Inside::string;
      if (c == '\'' && !is_digit_mark) inside = Inside::character;
      if (inside == Inside::line_comment || inside == Inside::comment) code[i] = ' ';
      continue;
    }
    if (c != '\n') code[i] = ' ';
    const bool ends_string =
        (inside == Inside::string && c == '"') || (inside == Inside::character && c == '\'');
    if ((inside == Inside::string || inside == Inside::character) && c == '\\') {
      code[++i] = ' ';
    } else if (ends_string || (inside == Inside::line_comment && c == '\n')) {
      inside = Inside::plain;
    } else if (inside == Inside::comment && c == '/' && text[i - 1] == '*') {
      inside = Inside::plain;
    }
  }
  return code;
}

Complaints check_arrows(std::string_view path, std::string_view text) {
  Complaints complaints;
  static const std::regex include("^\\s*#\\s*include\\s*\"([^\"]+)\".*");
  const auto lines = lines_of(text);
  const std::string from = part_of(path);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch match;
    if (!std::regex_match(lines[i], match, include)) continue;
    const std::string to = part_of(match[1].str());
    if (to.empty()) {
      complaints.push_back({i + 1, "`" + match[1].str() + "` is not named from the project's root"});
    } else if (!may_include(from, to)) {
      complaints.push_back({i + 1, "`" + from + "` may not include `" + match[1].str() + "`"});
    }
  }
  return complaints;
}

Complaints check_pure_words(std::string_view path, std::string_view text) {
  if (!path.starts_with("engine/")) return {};
  static const std::regex impure(
      "\\b(double|float|stod|stof|strtod|system_clock|steady_clock|time_t|getenv|ifstream|ofstream|fopen|"
      "iostream"
      "|fstream|filesystem|unordered_\\w+|random_device|mt19937|thread|mutex|YAML|sqlite\\w*|locale)\\b");
  const bool is_filter = path == "engine/voting/estimate.h" || path == "engine/voting/estimate.cpp";
  Complaints complaints;
  const auto lines = lines_of(code_of(text));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    std::smatch match;
    if (std::regex_search(lines[i], match, impure) && !(is_filter && match[1] == "double")) {
      complaints.push_back(
          {i + 1, "`" + match[1].str() + "` has no place in engine/, which is pure and exact"});
    }
  }
  return complaints;
}

Complaints check_sizes(std::string_view path, std::string_view text) {
  Complaints complaints;
  const auto lines = lines_of(text);
  const bool is_header = path.ends_with(".h");
  const std::size_t most = is_header ? header_lines_max : source_lines_max;
  // A finding's code is a line, and so is a test's row: those lists may be as long as they are.
  const bool is_list = path == "engine/finding_codes.h" || (path.starts_with("tests/") && is_header);
  if (lines.size() > most && !is_list) {
    complaints.push_back(
        {0, std::to_string(lines.size()) + " lines; at most " + std::to_string(most) + " are wanted"});
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (columns_of(lines[i]) > columns_max)
      complaints.push_back({i + 1, "wider than " + std::to_string(columns_max)});
  }
  for (Complaint& complaint : long_functions(lines_of(code_of(text))))
    complaints.push_back(std::move(complaint));
  return complaints;
}

Complaints check_form(std::string_view path, std::string_view text) {
  Complaints complaints;
  if (!text.ends_with('\n')) complaints.push_back({0, "no line end at the end"});
  const auto lines = lines_of(text);
  static const std::regex left(R"(\b(TO)(DO)\b|\bFIX(ME)\b|\bXX(X)\b)");
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].find('\t') != std::string::npos) complaints.push_back({i + 1, "a tab"});
    if (std::regex_search(lines[i], left)) complaints.push_back({i + 1, "something is left to do"});
  }
  if (!path.ends_with(".h")) return complaints;
  if (lines.empty() || lines[0] != "#pragma once")
    complaints.push_back({1, "a header starts with `#pragma once`"});
  const auto is_comment = [](const std::string& line) { return line.starts_with("//"); };
  const auto first = std::find_if(lines.begin(), lines.end(), is_comment);
  const auto space = std::find_if(lines.begin(), lines.end(),
                                  [](const auto& line) { return line.starts_with("namespace"); });
  if (first == lines.end() || first > space) {
    complaints.push_back({1, "no comment before the namespace says what this is and why"});
  } else if (std::find_if_not(first, lines.end(), is_comment) - first > 8) {
    complaints.push_back(
        {static_cast<std::size_t>(first - lines.begin()) + 1, "the first comment is over 8 lines"});
  }
  return complaints;
}

}  // namespace buurtkas::tidy
