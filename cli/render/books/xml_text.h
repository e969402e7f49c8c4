#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

// XML as it is written, element after element; nothing of it is kept. Every text is made harmless first: XML
// has no place for control characters.

struct _xmlTextWriter;

namespace buurtkas {

class XmlText {
 public:
  explicit XmlText(std::ostream& out);  // REQUIRES: outlives this

  void open(const char* name);
  void attribute(const char* name, const char* value);  // of the element that was opened last
  void leaf(const char* name, std::string_view text);
  void close();
  void finish();  // closes all, and writes what was not written yet

 private:
  struct Frees {
    void operator()(_xmlTextWriter* writer) const;
  };
  std::unique_ptr<_xmlTextWriter, Frees> writer_;
};

}  // namespace buurtkas
