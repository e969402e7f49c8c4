#include "cli/read/yaml_document.h"

#include <algorithm>
#include <array>
#include <istream>
#include <map>
#include <streambuf>
#include <utility>

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

#include "cli/read/forbidden_field.h"

namespace buurtkas {
namespace {

Spot spot_of(const YAML::Mark& mark) {
  if (mark.is_null()) return {};
  return {static_cast<std::uint32_t>(mark.line) + 1, static_cast<std::uint32_t>(mark.column) + 1};
}

// Hands the text to the parser in small pieces, and no further than `yaml_stretch_max` beyond what it has
// understood: its scanner reads a flow list to its end before it tells anything of it.
class MeteredText : public std::streambuf {
 public:
  explicit MeteredText(std::string_view text) : text_(text) {}

  void understood_to(std::size_t position) { understood_ = std::max(understood_, position); }
  bool is_spent() const { return is_spent_; }
  std::size_t understood() const { return understood_; }

 protected:
  int_type underflow() override {
    if (given_ >= text_.size()) return traits_type::eof();
    if (given_ > understood_ + yaml_stretch_max) {
      is_spent_ = true;
      return traits_type::eof();
    }
    const std::string_view piece = text_.substr(given_, piece_bytes);
    given_ += piece.size();
    std::copy(piece.begin(), piece.end(), piece_.begin());
    setg(piece_.data(), piece_.data(), piece_.data() + piece.size());
    return traits_type::to_int_type(piece_.front());
  }

 private:
  static constexpr std::size_t piece_bytes = 2048;
  std::string_view text_;
  std::array<char, piece_bytes> piece_ = {};
  std::size_t given_ = 0;
  std::size_t understood_ = 0;
  bool is_spent_ = false;
};

bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

std::string_view line_of(std::string_view text, std::uint32_t line) {
  for (std::uint32_t before = 1; before < line; ++before) {
    const std::size_t end = text.find('\n');
    if (end == std::string_view::npos) return {};
    text.remove_prefix(end + 1);
  }
  text = text.substr(0, text.find('\n'));
  return text.ends_with('\r') ? text.substr(0, text.size() - 1) : text;
}

// A text in quotes, from the one to the other; all there is when that does not come.
std::string_view quoted_at(std::string_view text) {
  const char quote = text.front();
  for (std::size_t at = 1; at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (text[at] == quote) {
      const bool is_doubled = quote == '\'' && text.substr(at + 1).starts_with(quote);
      if (!is_doubled) return text.substr(0, at + 1);
      ++at;
    }
  }
  return text;
}

// `  - id: ` or `cost:`.
bool begins_with_field(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" -");
  if (first == std::string_view::npos) return false;
  text.remove_prefix(first);
  const std::size_t end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_");
  if (end == 0 || end == std::string_view::npos || text[end] != ':') return false;
  text.remove_prefix(end + 1);
  return text.empty() || std::string_view(" \r\n").find(text.front()) != std::string_view::npos;
}

// Ends the parser's work from within; what was wrong is a finding by then.
struct Stop {};

class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(std::string_view text, MeteredText& meter, FileFindings& findings)
      : text_(text), meter_(meter), findings_(findings) {}

  YamlNode take() { return std::move(root_); }

  // The innermost `[` or `{` that is open; nothing when none is.
  std::optional<Spot> open_bracket() const {
    if (levels_.empty() || !levels_.back().is_bracketed) return std::nullopt;
    return levels_.back().node.spot;
  }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ == 1) return;
    findings_.error(code::syntax, spot_of(mark), "---", "YAML");
    throw Stop();
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t) override {
    check_properties(mark);
    YamlNode node;
    node.spot = spot_of(mark);
    node.text = word_at(mark);
    add(std::move(node));
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    findings_.error(code::alias_refused, spot_of(mark), word_at(mark));
    add({YamlNode::Kind::refused, spot_of(mark), {}, {}, {}});
  }
  void OnScalar(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                const std::string& value) override {
    check_properties(mark);
    check_quotes(mark);
    add({YamlNode::Kind::text, spot_of(mark), value, {}, {}});
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                       YAML::EmitterStyle::value style) override {
    open(mark, YamlNode::Kind::list, style == YAML::EmitterStyle::Flow);
  }
  void OnSequenceEnd() override { close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t,
                  YAML::EmitterStyle::value style) override {
    open(mark, YamlNode::Kind::map, style == YAML::EmitterStyle::Flow);
  }
  void OnMapEnd() override { close(); }

 private:
  struct Level {
    YamlNode node;
    std::map<std::string, Spot> seen;  // a map's keys so far
    std::optional<YamlNode> key;       // whose value comes next
    bool is_bracketed = false;
    bool is_repeated = false;  // that key: its value is dropped
  };

  // What a node begins with in the text: its anchor or tag, if it has one.
  char first_of(const YAML::Mark& mark) const {
    return !mark.is_null() && static_cast<std::size_t>(mark.pos) < text_.size()
               ? text_[static_cast<std::size_t>(mark.pos)]
               : '\0';
  }
  std::string word_at(const YAML::Mark& mark) const {
    if (first_of(mark) == '\0') return {};
    const std::string_view rest = text_.substr(static_cast<std::size_t>(mark.pos), 64);
    return std::string(rest.substr(0, rest.find_first_of(" \t\r\n,]}")));
  }

  void check_properties(const YAML::Mark& mark) {
    if (!mark.is_null()) meter_.understood_to(static_cast<std::size_t>(mark.pos));
    if (++values_ > yaml_values_max) {
      const std::string bound = std::to_string(yaml_values_max);
      findings_.error(code::file_too_large, spot_of(mark), "> " + bound, "<= " + bound);
      throw Stop();
    }
    // A map and its first key may begin at one mark.
    const char first = first_of(mark);
    if (mark.pos == last_refused_) return;
    if (first == '&') findings_.error(code::alias_refused, spot_of(mark), word_at(mark));
    if (first == '!') findings_.error(code::tag_refused, spot_of(mark), word_at(mark));
    if (first == '&' || first == '!') last_refused_ = mark.pos;
  }

  // A quote that is not closed lasts until the next one, and what stands between would not be missed.
  void check_quotes(const YAML::Mark& mark) {
    const char quote = first_of(mark);
    if (quote != '\'' && quote != '"') return;
    const std::string_view text = quoted_at(text_.substr(static_cast<std::size_t>(mark.pos)));
    std::string_view rest = text;
    std::uint32_t line = spot_of(mark).line;
    bool has_field = false;
    for (std::size_t end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
      rest.remove_prefix(end + 1);
      has_field = has_field || begins_with_field(rest);
      ++line;
    }
    if (!has_field) return;
    const std::string_view first = line_of(text, 1);
    const std::string hint = quote == '"' ? std::string(first) + '"' : '"' + std::string(first) + '"';
    const bool is_plain = first.find_first_of("\"\\", 1) == std::string_view::npos;
    findings_.error(code::quote_open, spot_of(mark), first, std::to_string(line),
                    is_plain ? hint : std::string());
    throw Stop();
  }

  void open(const YAML::Mark& mark, YamlNode::Kind kind, bool is_bracketed) {
    check_properties(mark);
    if (levels_.size() == yaml_levels_max) {
      findings_.error(code::too_deep, spot_of(mark), {}, std::to_string(yaml_levels_max));
      throw Stop();
    }
    levels_.push_back({{kind, spot_of(mark), {}, {}, {}}, {}, {}, is_bracketed, false});
  }

  void close() {
    YamlNode node = std::move(levels_.back().node);
    levels_.pop_back();
    add(std::move(node));
  }

  void add(YamlNode node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == YamlNode::Kind::list) {
      level.node.items.push_back(std::move(node));
    } else if (!level.key) {
      add_key(level, std::move(node));
    } else {
      add_value(level, std::move(node));
    }
  }

  void add_key(Level& level, YamlNode key) {
    level.is_repeated = false;
    if (key.kind == YamlNode::Kind::refused) {
      level.is_repeated = true;
    } else if (key.kind != YamlNode::Kind::text) {
      findings_.error(code::wrong_type, key.spot, key.text, "key");
      level.is_repeated = true;
    } else {
      const auto [first, is_new] = level.seen.emplace(key.text, key.spot);
      if (is_forbidden_field(key.text)) findings_.error(code::forbidden_field, key.spot, key.text);
      if (!is_new) {
        findings_.error(code::duplicate_key, key.spot, key.text, findings_.place(first->second));
        level.is_repeated = true;
      }
    }
    level.key = std::move(key);
  }

  void add_value(Level& level, YamlNode value) {
    if (!level.is_repeated) {
      if (value.kind == YamlNode::Kind::empty) {
        // A value that is not written has no place of its own: the parser tells that of what comes next.
        if (!is_null_word(value.text)) {
          value.text.clear();
          value.spot = level.key->spot;
        }
      }
      level.node.keys.push_back(std::move(*level.key));
      level.node.items.push_back(std::move(value));
    }
    level.key.reset();
  }

  std::string_view text_;
  MeteredText& meter_;
  FileFindings& findings_;
  std::vector<Level> levels_;
  YamlNode root_;
  std::size_t documents_ = 0;
  std::size_t values_ = 0;
  int last_refused_ = -1;  // where the last anchor or tag was
};

// `name: Fiets: de tweede` is the slip that is made most: a text with a colon wants quotes,
// and so does one that begins with `@`.
std::string with_quotes(std::string_view line) {
  const std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos) return {};
  const std::string_view value = line.substr(colon + 2);
  const bool is_plain = value.find_first_of("\"'[]{}#") == std::string_view::npos;
  const bool wants_quotes = value.find(": ") != std::string_view::npos || value.find_first_of("@`%") == 0;
  if (!is_plain || !wants_quotes) return {};
  const std::size_t first = line.find_first_not_of(" -");
  return std::string(line.substr(first, colon + 2 - first)) + '"' + std::string(value) + '"';
}

std::string with_spaces(std::string_view line) {
  std::string result;
  for (const char c : line) result += c == '\t' ? std::string("  ") : std::string(1, c);
  return result;
}

// Control characters have no place in YAML, and the parser takes one of them for the end of the file.
bool has_only_text(std::string_view text, FileFindings& findings) {
  Spot spot = {1, 1};
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool is_line_end = text[i] == '\n' || (text[i] == '\r' && text.substr(i + 1).starts_with('\n'));
    if ((byte < 0x20 && text[i] != '\t' && !is_line_end) || byte == 0x7F) {
      findings.error(code::not_text, spot, text.substr(i, 1));
      return false;
    }
    spot = text[i] == '\n' ? Spot{spot.line + 1, 1} : Spot{spot.line, spot.column + 1};
  }
  return true;
}

Spot end_of(std::string_view text) {
  const std::size_t line_end = text.find_last_of('\n');
  const std::size_t start = line_end == std::string_view::npos ? 0 : line_end + 1;
  return {static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n') + 1),
          static_cast<std::uint32_t>(text.size() - start + 1)};
}

void report_syntax(const YAML::Exception& fault, const Source& source, std::optional<Spot> bracket,
                   FileFindings& findings) {
  const Spot spot = spot_of(fault.mark);
  const std::string_view line = line_of(source.text, spot.line);
  const bool is_at_end =
      !fault.mark.is_null() && static_cast<std::size_t>(fault.mark.pos) >= source.text.size();
  const bool has_tab = line.substr(0, line.find_first_not_of(" \t")).find('\t') != std::string_view::npos;
  if (is_at_end) {
    const Spot opened = bracket.value_or(end_of(source.text));
    findings.error(code::truncated, opened, line_of(source.text, opened.line));
  } else if (has_tab) {
    findings.error(code::syntax, spot, line, "YAML", with_spaces(line));
  } else {
    findings.error(code::syntax, spot, line, "YAML", with_quotes(line));
  }
}

}  // namespace

std::optional<YamlNode> read_yaml(const Source& source, FileFindings& findings) {
  if (!has_only_text(source.text, findings)) return std::nullopt;
  MeteredText meter(source.text);
  std::istream stream(&meter);
  TreeBuilder builder(source.text, meter, findings);
  try {
    YAML::Parser parser(stream);
    while (parser.HandleNextDocument(builder)) {
    }
  } catch (const Stop&) {
    return std::nullopt;
  } catch (const YAML::Exception& fault) {
    if (!meter.is_spent()) report_syntax(fault, source, builder.open_bracket(), findings);
    if (!meter.is_spent()) return std::nullopt;
  }
  if (meter.is_spent()) {
    const std::string_view before = std::string_view(source.text).substr(0, meter.understood());
    const auto line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n') + 1);
    const std::string bound = std::to_string(yaml_stretch_max >> 10U) + " KiB";
    findings.error(code::file_too_large, {line, 1}, "> " + bound, "<= " + bound);
    return std::nullopt;
  }
  return builder.take();
}

}  // namespace buurtkas
