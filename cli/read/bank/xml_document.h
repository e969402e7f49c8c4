#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

#include "cli/read/finding_list.h"

// An XML file as a tree of elements with their places, as far as a bank's messages need it: the elements in
// the namespace of the outermost one, whatever their prefix, the text of each, and the attribute Ccy. Far
// less than XML: no DTD, so no entity but the five that XML has itself; nothing else is opened, and nothing
// is included. Time and memory stay small whatever the file holds.

namespace buurtkas {

inline constexpr std::size_t xml_levels_max = 64;
inline constexpr std::size_t xml_elements_max = 1'000'000;
inline constexpr std::size_t xml_text_bytes_max = 10'000;  // of one element
inline constexpr std::size_t xml_tag_bytes_max = 4'096;    // with its attributes
inline constexpr std::size_t xml_attributes_max = 16;      // of one element
inline constexpr std::size_t xml_namespaces_max = 64;      // of all of the file
inline constexpr std::size_t xml_names_max = 2'000;  // different ones, of elements, attributes and the like

struct XmlElement {
  std::string_view name;      // without its prefix
  std::string_view text;      // without white space around it
  std::string_view currency;  // its attribute Ccy
  bool has_currency = false;
  bool has_elements = false;          // of any namespace: what has no text of its own
  Spot spot;                          // of its `<`
  Spot text_spot;                     // of what follows its tag
  const XmlElement* first = nullptr;  // of its elements
  const XmlElement* next = nullptr;   // of its parent's
};

struct XmlDocument {
  std::string name_space;  // of the outermost element; may be empty
  const XmlElement* root = nullptr;

  std::string source;  // what names and texts point into
  std::string texts;
  std::deque<XmlElement> elements;
};

// `text` is UTF-8. Nothing, and a finding: not-xml, truncated, doctype-refused, too-deep, too-long, too-many.
// Columns count the bytes of `text`.
std::unique_ptr<const XmlDocument> read_xml(std::string text, FileFindings& findings);

}  // namespace buurtkas
