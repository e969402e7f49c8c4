#pragma once

#include <vector>

#include "cli/read/bank/account_statement.h"
#include "cli/read/bank/message_fields.h"
#include "cli/read/bank/status_report.h"

// The two messages, from their XML. Both versions of each have the same names in the same places where they
// are read here, but for Ntry/Sts, which is a text in camt.053.001.02 and has a code inside in .08.

namespace buurtkas {

// `document` is its outermost element. Findings go to the fields'; what comes out is right when there are
// none.
StatusReport read_status_report(MessageFields& fields, const XmlElement& document);
std::vector<AccountStatement> read_account_statements(MessageFields& fields, const XmlElement& document);

}  // namespace buurtkas
