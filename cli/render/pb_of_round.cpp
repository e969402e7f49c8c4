#include "cli/render/pb_of_round.h"

#include <algorithm>
#include <functional>
#include <numeric>

#include <fmt/format.h>

#include "cli/render/pb_meta_of_round.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

constexpr std::int64_t withdrawn_cents = 99'999'999'900;  // as readers of the format take it

std::string joined(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ","));
}

class PbWriter {
 public:
  PbWriter(const Outcome& outcome, Language language)
      : outcome_(outcome),
        round_(*outcome.round),
        instance_(outcome.election.instance),
        profile_(outcome.election.profile),
        notes_(language, result_) {
    for (const Proposal& proposal : round_.proposals) {
      if (proposal.status == ProposalStatus::admitted) proposals_.push_back(&proposal);
    }
  }

  PbOfRound write(const std::string& country) {
    result_.document.meta = pb_meta_of_round(outcome_, country, notes_);
    put_projects();
    put_votes();
    for (const WithdrawnProject& project : outcome_.election.withdrawn)
      result_.withdrawn.emplace_back(project.id.text());
    return std::move(result_);
  }

 private:
  std::string_view keep(std::string text) { return result_.document.kept.emplace_back(std::move(text)); }

  void put_projects();
  std::string tags_of(const Proposal& proposal);
  std::vector<std::uint64_t> sums(
      const std::function<std::uint64_t(std::size_t, std::size_t)>& of_mark) const;
  std::string selected(ProjectIndex project) const;
  void put_votes();

  const Outcome& outcome_;
  const Round& round_;
  const Instance& instance_;
  const Profile& profile_;
  std::vector<const Proposal*> proposals_;  // as the instance's projects
  PbOfRound result_;
  PbNotes notes_;
};

std::string PbWriter::tags_of(const Proposal& proposal) {
  std::vector<std::string> tags;
  for (const std::string& tag : proposal.tags) {
    if (tag.find(',') == std::string::npos) {
      tags.push_back(tag);
    } else {
      notes_.leave_out("het label `{}` van {}, om de komma", "the tag `{}` of {}, for its comma", tag,
                       proposal.id.text());
    }
  }
  return notes_.text_of(joined(tags), proposal.id.text());
}

// Of each project, over all votes of the file.
std::vector<std::uint64_t> PbWriter::sums(
    const std::function<std::uint64_t(std::size_t, std::size_t)>& of_mark) const {
  std::vector<std::uint64_t> sums(proposals_.size(), 0);
  const std::uint64_t units = units_of_vote(profile_);
  for (std::size_t group = 0; group < profile_.groups(); ++group) {
    const auto projects = profile_.projects(group);
    for (std::size_t mark = 0; mark < projects.size(); ++mark)
      sums[projects[mark]] += of_mark(group, mark) * (profile_.weight(group) / units);
  }
  return sums;
}

std::string PbWriter::selected(ProjectIndex project) const {
  const auto& chosen = outcome_.selection.projects;
  if (std::find(chosen.begin(), chosen.end(), project) != chosen.end()) return "1";
  return outcome_.selection.next && outcome_.selection.next->project == project ? "2" : "0";
}

void PbWriter::put_projects() {
  const auto any = [&](const std::function<bool(const Proposal*)>& has) {
    return std::any_of(proposals_.begin(), proposals_.end(), has);
  };
  const bool has_score = has_points(profile_);
  const bool has_tags = any([](const Proposal* one) { return !one->tags.empty(); });
  const bool has_places = any([](const Proposal* one) { return !one->place.empty(); });
  const bool has_stories = any([](const Proposal* one) { return !one->description.empty(); });
  PbTable& table = result_.document.projects;
  table.columns = {"project_id", "cost", "votes", "name", "selected"};
  if (has_score) table.columns.emplace_back("score");
  if (has_tags) table.columns.emplace_back("category");
  if (has_places) table.columns.emplace_back("neighborhood");
  if (has_stories) table.columns.emplace_back("description");
  const auto votes = sums([](std::size_t, std::size_t) { return 1; });
  const auto scores = sums([&](std::size_t group, std::size_t mark) {
    return has_score ? static_cast<std::uint64_t>(profile_.points(group)[mark]) : 0;
  });
  for (ProjectIndex project = 0; project < proposals_.size(); ++project) {
    const Proposal& proposal = *proposals_[project];
    const std::string id(proposal.id.text());
    const auto add = [&](std::string cell) { table.cells.push_back(keep(std::move(cell))); };
    add(id);
    add(to_string(proposal.cost));
    add(std::to_string(votes[project]));
    add(notes_.text_of(proposal.name, id));
    add(selected(project));
    if (has_score) add(std::to_string(scores[project]));
    if (has_tags) add(tags_of(proposal));
    if (has_places) add(notes_.text_of(proposal.place, id));
    if (has_stories) add(notes_.text_of(proposal.description, id));
  }
}

void PbWriter::put_votes() {
  PbTable& table = result_.document.votes;
  table.columns = {"voter_id", "vote"};
  if (has_points(profile_)) table.columns.emplace_back("points");
  std::uint64_t voter = 0;
  for (std::size_t group = 0; group < profile_.groups(); ++group) {
    std::vector<std::string> ids;
    for (const ProjectIndex project : profile_.projects(group))
      ids.emplace_back(instance_.projects[project].id.text());
    std::vector<std::string> points;
    for (const std::int64_t given : profile_.points(group)) points.push_back(std::to_string(given));
    const std::string_view vote = keep(joined(ids));
    const std::string_view given = keep(joined(points));
    for (std::uint64_t left = profile_.weight(group) / units_of_vote(profile_); left > 0; --left) {
      table.cells.push_back(keep(std::to_string(++voter)));
      table.cells.push_back(vote);
      if (has_points(profile_)) table.cells.push_back(given);
    }
  }
}

}  // namespace

bool has_points(const Profile& profile) {
  return profile.type() == BallotType::cumulative || profile.type() == BallotType::scoring;
}

std::uint64_t units_of_vote(const Profile& profile) {
  std::uint64_t units = profile.voter_weight();
  for (const std::uint64_t weight : profile.weights()) units = std::gcd(units, weight);
  return units;
}

std::string PbNotes::text_of(const std::string& text, std::string_view of) {
  std::string line = text;
  const auto is_layout = [](char c) { return c == '\n' || c == '\r' || c == '\t'; };
  std::replace_if(line.begin(), line.end(), is_layout, ' ');
  if (line != pb_no_value) return line;
  leave_out("de tekst `None` van {}", "the text `None` of {}", of);
  return {};
}

std::uint64_t pb_votes(const Profile& profile) {
  return profile.weight() / units_of_vote(profile);
}

Findings not_for_pb(const Round& round, const std::string& file) {
  Findings findings;
  const auto refuse = [&](std::string found) {
    findings.push_back({code::not_for_pb, Severity::error, {file, 0, 0}, std::move(found), {}, {}});
  };
  for (const Proposal& proposal : round.proposals) {
    if (proposal.status != ProposalStatus::admitted) continue;
    if (proposal.id.text() == pb_no_value) refuse(std::string(pb_no_value));
    if (proposal.cost.cents() == withdrawn_cents)
      refuse(std::string(proposal.id.text()) + ' ' + to_string(proposal.cost));
  }
  return findings;
}

PbOfRound pb_of_round(const Outcome& outcome, const std::string& country, Language language) {
  BUURTKAS_ASSERT(outcome.round != nullptr);
  return PbWriter(outcome, language).write(country);
}

}  // namespace buurtkas
