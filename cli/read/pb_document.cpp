#include "cli/read/pb_file.h"
#include "cli/read/pb_sections.h"

namespace buurtkas {

Reading<PbDocument> read_pb_document(const Source& source) {
  Reading<PbDocument> reading;
  FindingList list;
  FileFindings findings(list, source.name);
  PbDocument document;
  PbSections sections(source.text, document.kept, findings);
  while (sections.next()) {
    if (sections.section() == PbSection::meta) {
      if (sections.is_header()) continue;
      document.meta.emplace_back(trimmed(sections.cells()[0].text), value_of(sections.cells()[1]));
      continue;
    }
    PbTable& table = sections.section() == PbSection::projects ? document.projects : document.votes;
    for (const PbCell& cell : sections.cells()) {
      if (sections.is_header()) {
        table.columns.emplace_back(trimmed(cell.text));
      } else {
        table.cells.push_back(value_of(cell));
      }
    }
  }
  const bool is_whole = list.errors() == 0;
  reading.findings = list.take(source.name);
  if (is_whole) reading.value = std::move(document);
  return reading;
}

}  // namespace buurtkas
