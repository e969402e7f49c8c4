#include "cli/render/site/round_links.h"

#include "cli/render/site/count_steps.h"

namespace buurtkas {

std::vector<PageData> round_links(const Pages& pages) {
  std::vector<PageData> links(pages.instance().projects.size(), PageData(PageData::type::list));
  const auto push = [&](ProjectIndex project, const CountStep& step, const std::string& name) {
    PageData row;
    row.set("anchor", anchor_of(step));
    row.set("name", name);
    row.set("more", links[project].is_non_empty_list());
    links[project].push_back(row);
  };
  const std::vector<CountStage> stages = stages_of(pages.outcome().selection.trace);
  for (const CountStage& stage : stages) {
    const auto left_out = [&] {
      const std::string word = pages.say("rounds.link-left-out");
      return stages.size() < 2
                 ? word
                 : pages.say("rounds.link-of-stage", word, pages.say("rounds.title-" + word_of(stage)));
    };
    for (const CountStep& step : stage.steps) {
      for (const Event* tie : step.ties) {
        for (const ProjectIndex project : std::get<TieBroken>(*tie).tied) {
          if (project != project_of(step)) push(project, step, pages.say("rounds.link-tie"));
        }
      }
      push(project_of(step), step, step.round ? pages.say("rounds.link-round", *step.round) : left_out());
    }
  }
  return links;
}

}  // namespace buurtkas
