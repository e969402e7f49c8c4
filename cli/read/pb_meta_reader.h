#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/id_table.h"
#include "cli/read/pb_meta.h"
#include "cli/read/pb_sections.h"

// Reads the META section, row by row.

namespace buurtkas {

class PbMetaReader {
 public:
  explicit PbMetaReader(FileFindings& findings) : findings_(findings) {}

  void add(const PbSections& row);
  PbMeta take(Spot header);  // what is missing is missed there

 private:
  struct Entry {
    std::string_view key;
    std::string_view value;
    Spot key_spot, spot;  // of the value
  };
  const Entry* find(std::string_view key) const;
  std::string text(std::string_view key) const;
  Spot spot(std::string_view key) const;  // of the value
  void require(Spot header);
  void read_currency(PbMeta& meta);
  void read_type(PbMeta& meta);
  void read_rule(PbMeta& meta);
  void check_rule(const PbMeta& meta);
  void read_dates();
  void read_default_score(PbMeta& meta);
  std::optional<Money> money(std::string_view key, Currency currency, Severity severity);
  std::optional<std::uint64_t> whole(std::string_view key);
  std::optional<Ratio> number(std::string_view key, Severity severity);
  std::optional<Ratio> number_of_one(std::string_view key);  // may be below 0

  FileFindings& findings_;
  std::vector<Entry> entries_;
  IdTable keys_;  // from a key to its entry
};

}  // namespace buurtkas
