#include "tests/read/pb_support.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace buurtkas::testing {
namespace {

std::string line_of(const Project& project) {
  std::string line =
      "project " + project.id.text() + ' ' + to_string(project.cost) + " [" + project.name + ']';
  for (const std::string& tag : project.tags) line += " #" + tag;
  return line + '\n';
}

std::string lines_of(const Declared& declared) {
  std::string lines = "declared " + declared.rule + " [" + declared.comment + "]";
  if (declared.threshold) lines += " threshold " + to_string(*declared.threshold);
  lines += "\nselected";
  for (const int mark : declared.selected) lines += ' ' + std::to_string(mark);
  lines += "\nscores";
  for (const Ratio& score : declared.scores) lines += ' ' + to_string(score);
  return lines + '\n';
}

}  // namespace

Reading<Election> read_pb(const std::string& text) {
  const Source source = {"f.pb", text};
  return read_pb_election(source);
}

std::string story_of(const Reading<Election>& reading) {
  if (!reading.value) return lines_of(reading.findings);
  const Election& election = *reading.value;
  const Profile& profile = election.profile;
  std::string story = '[' + election.name + "] " + to_string(votable(election.instance)) + ' ' +
                      std::string(election.instance.currency.code()) + '\n';
  for (const Project& project : election.instance.projects) story += line_of(project);
  for (const WithdrawnProject& project : election.withdrawn)
    story += "withdrawn " + project.id.text() + " [" + project.name + "]\n";
  if (election.declared) story += lines_of(*election.declared);
  story += lines_of(election.account);
  story += "type " + std::to_string(static_cast<int>(profile.type())) + " unit " +
           std::to_string(profile.points_unit) + " default " + std::to_string(profile.default_points) + '\n';
  return story + lines_of(election);
}

void expect_pb_findings(const std::vector<PbSlip>& slips, const std::string& text) {
  for (const PbSlip& slip : slips) {
    const std::string wrong = replaced(text, slip.from, slip.to);
    const auto reading = read_pb(wrong);
    EXPECT_EQ(lines_of(reading.findings), slip.findings) << slip.from << " -> " << slip.to;
    EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings)) << slip.from << " -> " << slip.to;
    const Source source = {"f.pb", wrong};
    for (const Finding& finding : read_pb_document(source).findings) {
      EXPECT_NE(std::find(reading.findings.begin(), reading.findings.end(), finding), reading.findings.end())
          << slip.from << " -> " << slip.to << ": " << finding.code;
    }
  }
}

}  // namespace buurtkas::testing
