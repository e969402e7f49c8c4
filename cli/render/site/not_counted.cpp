#include "cli/render/site/not_counted.h"

#include "cli/render/round_rules.h"

namespace buurtkas {

PageData not_counted(const Pages& pages) {
  PageData rows(PageData::type::list);
  const auto push = [&](const std::string& name, const std::string& why) {
    PageData row;
    row.set("name", name);
    row.set("why", why);
    rows.push_back(row);
  };
  for (const WithdrawnProject& one : pages.outcome().election.withdrawn) {
    push(one.name.empty() ? one.id.text() : one.name,
         one.reason.empty() ? pages.say("outcome.withdrawn")
                            : pages.say("outcome.withdrawn-because", without_stop(one.reason)));
  }
  if (pages.outcome().round == nullptr || pages.outcome().rules == nullptr) return rows;
  for (const RefusedProposal& one :
       refused_proposals(*pages.outcome().round, *pages.outcome().rules, pages.language())) {
    push(one.name, one.grounds.front());
  }
  return rows;
}

}  // namespace buurtkas
