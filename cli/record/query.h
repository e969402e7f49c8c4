#pragma once

#include <cstdint>
#include <memory>
#include <string_view>

#include "cli/record/database.h"

// SQL as our own code runs it. Throws as Database does.

struct sqlite3_stmt;

namespace buurtkas {

// One SQL statement, prepared once and run often. Columns and parameters count from 0.
class Query {
 public:
  Query(const Database& database, std::string_view sql);

  Query& set(int parameter, std::int64_t value);
  Query& set_text(int parameter, std::string_view value);   // the text outlives the next `step`
  Query& set_bytes(int parameter, std::string_view value);  // so do the bytes
  bool step();                                              // whether there is a row
  void reset();                                             // to be run again

  std::int64_t number(int column) const;
  std::string_view bytes(int column) const;  // of a text or a blob, until the next step

 private:
  struct Finalizes {
    void operator()(sqlite3_stmt* statement) const;
  };
  const Database& database_;
  std::unique_ptr<sqlite3_stmt, Finalizes> statement_;
};

}  // namespace buurtkas
