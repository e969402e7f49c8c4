#include "tests/support/xml_schema.h"

#include <cstdarg>
#include <cstdio>
#include <memory>

#include <libxml/parser.h>
#include <libxml/xmlschemas.h>

#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

void keep(void* faults, const char* format, ...) {
  std::va_list values;
  va_start(values, format);
  char line[1000];
  std::vsnprintf(line, sizeof line, format, values);
  va_end(values);
  static_cast<std::string*>(faults)->append(line);
}

}  // namespace

std::string schema_faults(const std::string& text, const std::string& schema) {
  std::string faults;
  const std::string path = (shared_folder() / "vectors" / schema).string();
  const std::unique_ptr<xmlSchemaParserCtxt, void (*)(xmlSchemaParserCtxtPtr)> parser(
      xmlSchemaNewParserCtxt(path.c_str()), xmlSchemaFreeParserCtxt);
  xmlSchemaSetParserErrors(parser.get(), keep, keep, &faults);
  const std::unique_ptr<xmlSchema, void (*)(xmlSchemaPtr)> read(xmlSchemaParse(parser.get()), xmlSchemaFree);
  if (!read) return "NO SCHEMA AT " + path + ": set BUURTKAS_SHARED to the folder that holds it. " + faults;
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), "it.xml", nullptr, XML_PARSE_NONET),
      xmlFreeDoc);
  if (!document) return "not well-formed";
  const std::unique_ptr<xmlSchemaValidCtxt, void (*)(xmlSchemaValidCtxtPtr)> valid(
      xmlSchemaNewValidCtxt(read.get()), xmlSchemaFreeValidCtxt);
  xmlSchemaSetValidErrors(valid.get(), keep, keep, &faults);
  const int result = xmlSchemaValidateDoc(valid.get(), document.get());
  return result == 0 ? std::string() : "not valid: " + faults;
}

}  // namespace buurtkas::testing
