#include "cli/read/bank/xml_document.h"

#include <algorithm>
#include <new>
#include <set>
#include <span>
#include <utility>
#include <vector>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

constexpr std::string_view white_space = " \t\r\n";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) + 1 - first);
}

std::string_view view_of(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

// Counts lines as spot_of does, on from the place that was asked last.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {}

  Spot at(std::size_t place) {
    if (place < at_) *this = Places(text_);
    for (; at_ < place; ++at_) {
      const char c = text_[at_];
      const bool is_within = c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n';
      if ((c == '\n' || c == '\r') && !is_within) {
        ++spot_.line;
        spot_.column = 1;
      } else {
        ++spot_.column;
      }
    }
    return spot_;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  Spot spot_ = {1, 1};
};

// Where the first tag begins that is longer than any of a bank; npos when none is. libxml2 compares the
// attributes of a tag two by two, and would be at it for days.
std::size_t long_tag(std::string_view text) {
  const auto behind = [&](std::string_view close, std::size_t at) {
    const std::size_t found = text.find(close, at);
    return found == std::string_view::npos ? text.size() : found + close.size();
  };
  for (std::size_t at = text.find('<'); at < text.size(); at = text.find('<', at)) {
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("<!--")) {
      at = behind("-->", at + 4);
    } else if (rest.starts_with("<![CDATA[")) {
      at = behind("]]>", at + 9);
    } else if (rest.starts_with("<?")) {
      at = behind("?>", at + 2);
    } else if (rest.starts_with("<!")) {
      return std::string_view::npos;  // a DOCTYPE: nothing behind it is read
    } else {
      char quote = '\0';
      std::size_t end = at + 1;
      for (; end < text.size() && text[end] != '<' && (quote != '\0' || text[end] != '>'); ++end) {
        if (end - at >= xml_tag_bytes_max) return at;
        const char c = text[end];
        if (c == quote) {
          quote = '\0';
        } else if (quote == '\0' && (c == '"' || c == '\'')) {
          quote = c;
        }
      }
      at = end;
    }
  }
  return std::string_view::npos;
}

class Parse {
 public:
  Parse(XmlDocument& document, FileFindings& findings)
      : document_(document), findings_(findings), places_(document.source) {
    document_.texts.reserve(document.source.size());  // no text is longer than it was written
  }

  // Whether all of it was read.
  bool run() {
    const std::size_t tag = long_tag(document_.source);
    if (tag != std::string_view::npos) {
      const std::string_view shown = std::string_view(document_.source).substr(tag, shown_bytes);
      findings_.error(code::too_long, places_.at(tag), shown, std::to_string(xml_tag_bytes_max));
      return false;
    }
    const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
        xmlCreateMemoryParserCtxt(document_.source.data(), static_cast<int>(document_.source.size())),
        &xmlFreeParserCtxt);
    if (!parser) throw std::bad_alloc();
    parser_ = parser.get();
    // The text is UTF-8 whatever it says of itself.
    xmlCtxtUseOptions(parser_, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    // All that is not named here does nothing: no entity is ever declared, found or loaded.
    *parser_->sax = xmlSAXHandler{};
    parser_->sax->initialized = XML_SAX2_MAGIC;
    parser_->sax->internalSubset = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      static_cast<Parse*>(self)->on_doctype();
    };
    parser_->sax->startElementNs = [](void* self, const xmlChar* name, const xmlChar*, const xmlChar* space,
                                      int spaces, const xmlChar**, int attributes, int,
                                      const xmlChar** values) {
      if (!static_cast<Parse*>(self)->are_known({&name, 1})) return;
      static_cast<Parse*>(self)->on_start(view_of(name), view_of(space), static_cast<std::size_t>(spaces),
                                          static_cast<std::size_t>(attributes), values);
    };
    parser_->sax->endElementNs = [](void* self, const xmlChar*, const xmlChar*, const xmlChar*) {
      static_cast<Parse*>(self)->on_end();
    };
    parser_->sax->processingInstruction = [](void* self, const xmlChar* name, const xmlChar*) {
      static_cast<Parse*>(self)->are_known({&name, 1});
    };
    const auto on_text = [](void* self, const xmlChar* text, int size) {
      const auto* bytes = reinterpret_cast<const char*>(text);
      static_cast<Parse*>(self)->on_characters({bytes, static_cast<std::size_t>(size)});
    };
    parser_->sax->characters = on_text;
    parser_->sax->ignorableWhitespace = on_text;
    parser_->sax->cdataBlock = on_text;
    parser_->sax->serror = [](void* self, xmlErrorPtr error) { static_cast<Parse*>(self)->on_error(*error); };
    parser_->userData = this;
    xmlParseDocument(parser_);
    parser_ = nullptr;
    return !has_failed_ && document_.root != nullptr;
  }

 private:
  static constexpr std::size_t shown_bytes = 60;

  struct Open {
    XmlElement* element;
    XmlElement* last = nullptr;  // of its elements
    std::size_t text = 0;        // where its own begins, in the texts
  };

  std::size_t place() const {
    const long place = xmlByteConsumed(parser_);
    return std::min(place < 0 ? 0 : static_cast<std::size_t>(place), document_.source.size());
  }

  // No attribute holds a `<`.
  std::size_t tag_place(std::string_view opening) const {
    const std::size_t found = document_.source.rfind(opening, place());
    return found == std::string::npos ? 0 : found;
  }

  void fail(code::Code code, Spot spot, std::string_view found, std::string_view expected = {}) {
    if (has_failed_) return;
    has_failed_ = true;
    findings_.error(code, spot, found, expected);
    xmlStopParser(parser_);
  }

  // libxml2 gives a name one address, and finds it slowly among very many.
  bool are_known(std::span<const xmlChar* const> names) {
    if (has_failed_) return false;
    names_.insert(names.begin(), names.end());
    if (names_.size() <= xml_names_max) return true;
    const std::string shown = '<' + std::string(view_of(names.front()).substr(0, shown_bytes)) + '>';
    fail(code::too_many, places_.at(place()), shown, std::to_string(xml_names_max));
    return false;
  }

  void on_doctype() { fail(code::doctype_refused, places_.at(tag_place("<!DOCTYPE")), "<!DOCTYPE"); }

  void on_start(std::string_view name, std::string_view space, std::size_t spaces, std::size_t attributes,
                const xmlChar** values) {
    if (has_failed_) return;
    const std::size_t tag = tag_place("<");
    namespaces_ += spaces;
    ++elements_;
    ++levels_;
    const std::string shown = '<' + std::string(name.substr(0, shown_bytes)) + '>';
    if (levels_ > xml_levels_max) {
      return fail(code::too_deep, places_.at(tag), shown, std::to_string(xml_levels_max));
    }
    const bool is_many = elements_ > xml_elements_max;
    if (is_many || attributes > xml_attributes_max || namespaces_ > xml_namespaces_max) {
      const std::size_t most = is_many                           ? xml_elements_max
                               : attributes > xml_attributes_max ? xml_attributes_max
                                                                 : xml_namespaces_max;
      return fail(code::too_many, places_.at(tag), shown, std::to_string(most));
    }
    for (std::size_t i = 0; i < attributes; ++i) {
      if (!are_known({values + 5 * i, 1})) return;
    }
    if (skipped_ > 0) {
      ++skipped_;
      return;
    }
    if (!open_.empty() && !leave_text()) return;
    if (document_.root == nullptr) {
      document_.name_space = std::string(space);
    } else if (space != document_.name_space) {
      skipped_ = 1;
      return;
    }
    add(tag, name, attributes, values);
  }

  void add(std::size_t tag, std::string_view name, std::size_t attributes, const xmlChar** values) {
    const std::string_view source = document_.source;
    XmlElement element;
    element.spot = places_.at(tag);
    // The name as it is written, which lasts: `<ns2:Amt` has it before the next white space.
    const std::size_t written = source.find(name, tag);
    BUURTKAS_ASSERT(written != std::string_view::npos);
    element.name = source.substr(written, name.size());
    std::size_t content = std::min(source.find('>', place()), source.size() - 1) + 1;
    content = std::min(source.find_first_not_of(white_space, content), source.size());
    for (std::size_t i = 0; i < attributes; ++i) {
      const xmlChar** attribute = values + 5 * i;  // name, prefix, namespace, value, its end
      if (view_of(attribute[0]) != "Ccy" || attribute[2] != nullptr) continue;
      const std::size_t begin = document_.texts.size();
      const auto* value = reinterpret_cast<const char*>(attribute[3]);
      document_.texts.append(value, static_cast<std::size_t>(attribute[4] - attribute[3]));
      element.currency = trimmed(std::string_view(document_.texts).substr(begin));
      element.has_currency = true;
    }
    element.text_spot = places_.at(content);
    document_.elements.push_back(element);
    XmlElement* added = &document_.elements.back();
    if (open_.empty()) {
      document_.root = added;
    } else {
      Open& parent = open_.back();
      if (parent.last == nullptr) {
        parent.element->first = added;
      } else {
        parent.last->next = added;
      }
      parent.last = added;
    }
    open_.push_back({added, nullptr, document_.texts.size()});
  }

  // The open element gets an element: what stands between elements is white space, or lost.
  bool leave_text() {
    XmlElement& element = *open_.back().element;
    if (element.has_elements) return true;
    element.has_elements = true;
    return is_short(open_.back());
  }

  bool is_short(const Open& open) {
    const std::string_view text = trimmed(std::string_view(document_.texts).substr(open.text));
    if (text.size() <= xml_text_bytes_max) return true;
    fail(code::too_long, open.element->text_spot, text.substr(0, shown_bytes),
         std::to_string(xml_text_bytes_max));
    return false;
  }

  void on_end() {
    if (has_failed_) return;
    --levels_;
    if (skipped_ > 0) {
      --skipped_;
      return;
    }
    const Open& open = open_.back();
    if (!open.element->has_elements) {
      if (!is_short(open)) return;
      open.element->text = trimmed(std::string_view(document_.texts).substr(open.text));
    }
    open_.pop_back();
  }

  void on_characters(std::string_view text) {
    if (has_failed_ || skipped_ > 0 || open_.empty() || open_.back().element->has_elements) return;
    BUURTKAS_ASSERT(document_.texts.size() + text.size() <= document_.texts.capacity());
    document_.texts += text;
  }

  void on_error(const xmlError& error) {
    if (has_failed_ || error.level == XML_ERR_WARNING) return;
    has_failed_ = true;
    const std::size_t at = place();
    const bool is_at_end = trimmed(std::string_view(document_.source).substr(at)).empty();
    const Spot spot = places_.at(at);
    if (is_at_end && levels_ > 0) {
      const std::string last = open_.empty() ? std::string() : std::string(open_.back().element->name);
      findings_.error(code::truncated, spot, '<' + last.substr(0, shown_bytes) + '>');
      return;
    }
    findings_.error(code::not_xml, spot, trimmed(error.message == nullptr ? "" : error.message));
  }

  XmlDocument& document_;
  FileFindings& findings_;
  Places places_;
  xmlParserCtxt* parser_ = nullptr;
  std::vector<Open> open_;
  std::size_t levels_ = 0;
  std::size_t skipped_ = 0;  // how deep inside an element of another namespace
  std::size_t elements_ = 0;
  std::size_t namespaces_ = 0;
  std::set<const xmlChar*> names_;
  bool has_failed_ = false;
};

// What libxml2 says outside a parser would go to the terminal.
class Silence {
 public:
  Silence() : context_(xmlStructuredErrorContext), function_(xmlStructuredError) {
    xmlSetStructuredErrorFunc(nullptr, [](void*, xmlErrorPtr) {});
  }
  ~Silence() { xmlSetStructuredErrorFunc(context_, function_); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  void* context_;
  xmlStructuredErrorFunc function_;
};

}  // namespace

std::unique_ptr<const XmlDocument> read_xml(std::string text, FileFindings& findings) {
  const Silence silence;
  auto document = std::make_unique<XmlDocument>();
  document->source = std::move(text);
  Parse parse(*document, findings);
  if (!parse.run()) return nullptr;
  return document;
}

}  // namespace buurtkas
