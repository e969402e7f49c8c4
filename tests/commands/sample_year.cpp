#include "tests/commands/sample_year.h"

namespace buurtkas::testing {

const std::vector<const char*>& calls_of_sample_year() {
  static const std::vector<const char*> calls = {
      "claims sample-budgets/groz-zuid-2026 --on 2026-03-31",
      "vote sample-budgets/groz-zuid-2026 --quiet",
      "claims sample-budgets/groz-zuid-2026 --on 2026-03-31 --quiet",
      "claims sample-budgets/groz-zuid-2026 --on 2026-05-20 --quiet --lang en",
      "approve sample-budgets/groz-zuid-2026 c019 c104 --by r192 --on 2026-05-20",
      "approve sample-budgets/groz-zuid-2026 c105 --by r192 --on 2026-05-20",
      "approve sample-budgets/groz-zuid-2026 c037 --by r192 --on 2026-05-20 --quiet",
      "approve sample-budgets/groz-zuid-2026 c037 --by r223 --on 2026-05-20 --quiet",
      "approve sample-budgets/groz-zuid-2026 c005 c007 c028 c105 --by r192 --on 2026-05-20 --lang en",
      "waive sample-budgets/groz-zuid-2026 c104/1 --by r030 --on 2026-05-20",
      "waive sample-budgets/groz-zuid-2026 c013 --by r237 --on 2026-05-20",
      "pay sample-budgets/groz-zuid-2026 --on 2026-05-29 --by r192",
      "pay sample-budgets/groz-zuid-2026 --on 2026-05-29 --by r054 --dry-run --lang en",
      "pay sample-budgets/groz-zuid-2026 --on 2026-05-29 --by r054",
      "pay sample-budgets/groz-zuid-2026 --on 2026-05-29 --by r054",
      "waive sample-budgets/groz-zuid-2026 c005/1 --by r255 --on 2026-05-29",
      "report sample-budgets/groz-zuid-2026 --statement s0002",
      "report sample-budgets/groz-zuid-2026 --statement s0016 --lang en",
      "report sample-budgets/groz-zuid-2026 --statement s0002 --format json",
      "report sample-budgets/groz-zuid-2026 --statement s9999",
      "claims sample-budgets/groz-zuid-2026 --on 2026-05-31 --quiet",
      "claims sample-budgets/groz-zuid-2026 --correct --on 2026-05-31 --lang en",
      "claims sample-budgets/groz-zuid-2026 --correct --on 2026-05-31",
      "settle sample-budgets/groz-zuid-2026 "
      "sample-budgets/groz-zuid-2026/private/bank-answers/2026-06-01-status.xml --on 2026-06-01 --by r054",
      "settle sample-budgets/groz-zuid-2026 "
      "sample-budgets/groz-zuid-2026/private/bank-answers/2026-06-02-statement.xml --on 2026-06-03 --by r054",
      "settle sample-budgets/groz-zuid-2026 "
      "sample-budgets/groz-zuid-2026/private/bank-answers/2026-06-02-statement.xml "
      "sample-budgets/groz-zuid-2026/private/bank-answers/2026-06-05-statement.xml --on 2026-06-08 --by r054 "
      "--lang en",
      "report sample-budgets/groz-zuid-2026 --statement s0011",
      "repaid sample-budgets/groz-zuid-2026 c019 1 71.60 --on 2026-06-08 --by r054",
      "repaid sample-budgets/groz-zuid-2026 c019 1 17.60 --on 2026-06-08 --by r054 --dry-run --lang en",
      "repaid sample-budgets/groz-zuid-2026 c019 1 17.60 --on 2026-06-08 --by r054",
      "repaid sample-budgets/groz-zuid-2026 c019 1 17.60 --on 2026-06-08 --by r054",
      "claims sample-budgets/groz-zuid-2026 --on 2026-12-31",
      "claims sample-budgets/groz-zuid-2026 --on 2026-12-31 --lang en --quiet",
      "approve sample-budgets/groz-zuid-2026 c002 --by r042 --on 2026-12-31",
      "approve sample-budgets/groz-zuid-2026 c002 --by r192 --on 2026-12-31",
      "approve sample-budgets/groz-zuid-2026 c030 --by r192 --on 2026-12-31",
      "approve sample-budgets/groz-zuid-2026 c030 --by r192 --on 2026-12-31 --lang en",
      "approve sample-budgets/groz-zuid-2026 c030 --by r223 --on 2026-12-31 --lang en",
      "approve sample-budgets/groz-zuid-2026 c029 --by r192 --on 2026-12-31",
      "approve sample-budgets/groz-zuid-2026 c020 --by r192 --on 2026-12-31",
      "approve sample-budgets/groz-zuid-2026 c032/3 --by r192 --on 2026-12-31 --refuse dubbel",
      "approve sample-budgets/groz-zuid-2026 c007 c033 --by r192 --on 2026-12-31 --quiet",
      "approve sample-budgets/groz-zuid-2026 c033 --by r223 --on 2026-12-31 --quiet",
      "pay sample-budgets/groz-zuid-2026 --on 2026-12-31 --by r054 --dry-run",
      "pay sample-budgets/groz-zuid-2026 --on 2026-12-31 --by r054 --with r279 --lang en",
      "pay sample-budgets/groz-zuid-2026 --on 2026-12-31 --by r188",
      "settle sample-budgets/groz-zuid-2026 "
      "sample-budgets/groz-zuid-2026/private/bank-answers/2026-12-31-statement.xml --on 2026-12-31 --by r188",
      "status sample-budgets/groz-zuid-2026",
      "report sample-budgets/groz-zuid-2026 --year 2026 --lang en",
      "audit sample-budgets/groz-zuid-2026 --only statement",
      "explain sample-budgets/groz-zuid-2026 c019/1",
      "explain sample-budgets/groz-zuid-2026 c030/1",
      "explain sample-budgets/groz-zuid-2026 c101/1 --lang en",
      "explain sample-budgets/groz-zuid-2026 c016/3 --lang en",
      "explain sample-budgets/groz-zuid-2026 c016/3 --format json",
      "explain sample-budgets/groz-zuid-2026 c200",
      "audit sample-budgets/groz-zuid-2026 --lang en",
      "audit sample-budgets/groz-zuid-2026 --only assessment",
  };
  return calls;
}

}  // namespace buurtkas::testing
