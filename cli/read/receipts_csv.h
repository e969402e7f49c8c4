#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "cli/read/csv_text.h"
#include "cli/read/finding_list.h"
#include "engine/round/resident.h"

// private/receipts.csv: the code on each resident's receipt, by which they find their ballot on a page that
// everybody may read. It is drawn at random, so that nobody can make it from a name or a pseudonym.

namespace buurtkas {

struct Receipt {
  std::string resident;  // the pseudonym, as in residents.csv
  std::string code;
};

// 80 bits in letters and digits of which no two look alike: `k7mf-2qxr-9wtd-hv3n`.
inline constexpr std::size_t receipt_bytes = 10;
std::string receipt_code(const std::array<unsigned char, receipt_bytes>& random);
bool is_receipt_code(std::string_view text);

// A code or a resident that is there twice is an error; a resident that residents.csv has not is a warning.
std::vector<Receipt> read_receipts_csv(const Source& source, FileFindings& findings,
                                       const std::vector<Resident>& residents);

std::string receipts_text(const CsvForm& form, const std::vector<Receipt>& receipts);

}  // namespace buurtkas
