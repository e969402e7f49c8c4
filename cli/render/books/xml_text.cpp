#include "cli/render/books/xml_text.h"

#include <new>

#include <libxml/xmlwriter.h>

#include "cli/render/plain_text.h"

namespace buurtkas {
namespace {

const xmlChar* xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);
}

int write_to(void* context, const char* bytes, int count) {
  static_cast<std::ostream*>(context)->write(bytes, count);
  return count;  // whether the stream could take it, its owner asks
}

// Harmless, and without the two characters more that XML does not have.
std::string characters_of(std::string_view text) {
  std::string result = harmless(text);
  for (const char* character : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"}) {
    for (std::size_t at = 0; (at = result.find(character, at)) != std::string::npos;) {
      result.replace(at, 3, "·");
    }
  }
  return result;
}

}  // namespace

void XmlText::Frees::operator()(_xmlTextWriter* writer) const {
  xmlFreeTextWriter(writer);
}

XmlText::XmlText(std::ostream& out) {
  xmlOutputBuffer* buffer = xmlOutputBufferCreateIO(write_to, nullptr, &out, nullptr);
  if (buffer == nullptr) throw std::bad_alloc();
  writer_.reset(xmlNewTextWriter(buffer));
  if (!writer_) {
    xmlOutputBufferClose(buffer);
    throw std::bad_alloc();
  }
  xmlTextWriterSetIndent(writer_.get(), 1);
  xmlTextWriterSetIndentString(writer_.get(), xml("  "));
  xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr);
}

void XmlText::open(const char* name) {
  xmlTextWriterStartElement(writer_.get(), xml(name));
}

void XmlText::attribute(const char* name, const char* value) {
  xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(value));
}

void XmlText::leaf(const char* name, std::string_view text) {
  xmlTextWriterWriteElement(writer_.get(), xml(name), xml(characters_of(text).c_str()));
}

void XmlText::close() {
  xmlTextWriterEndElement(writer_.get());
}

void XmlText::finish() {
  xmlTextWriterEndDocument(writer_.get());
  xmlTextWriterFlush(writer_.get());
}

}  // namespace buurtkas
