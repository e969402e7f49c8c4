#include <gtest/gtest.h>

#include "tests/read/pb_support.h"

// What a comment says of projects that exclude each other; and sentences that do not say it clearly.

namespace buurtkas {
namespace {

using testing::replaced;

Reading<Election> with_comment(const std::string& rule, const std::string& comment) {
  return testing::read_pb(
      replaced(replaced(replaced(testing::pb_right, "rule;greedy\n", "rule;" + rule + "\n"), "PROJECTS\n",
                        "comment;" + comment + "\nPROJECTS\n"),
               "trees;200;1;Bomen;natuur,groen;1\n", "trees;200;1;Bomen;natuur,groen;1\nb.1/2;50;0;;;0\n"));
}

// The groups; or the sentence that is not understood.
std::string exclusions_of(const std::string& rule, const std::string& comment) {
  const auto reading = with_comment(rule, comment);
  std::string groups;
  for (const Finding& finding : reading.findings) {
    if (finding.code == code::not_understood) groups += "? " + finding.found;
  }
  for (const Limit& limit : reading.value.value().declared->limits) {
    EXPECT_EQ(limit.kind, Limit::Kind::exclusion);
    for (const ProjectIndex project : limit.projects)
      groups += reading.value->instance.projects[project].id.text() + " ";
    groups += "; ";
  }
  return groups;
}

TEST(PbExclusions, AreWhatTheCommentSays) {
  struct Row {
    const char* comment;
    const char* groups;
  };
  for (
      const Row& row : std::initializer_list<Row>{
          {"#1: Projects bench, pond, and trees overlapped. The city kept project pond.",
           "bench pond trees ; "},
          {"#1: About age 0. #2: In this pool, projects trees and bench were treated as mutually exclusive.",
           "bench trees ; "},
          {"#1: According to published coverage of the official BO 2021 results for Ursyn\xC3\xB3w, projects "
           "bench, pond, and trees overlapped at the Kabaty area and could not all be implemented "
           "simultaneously. The official winner list retained project pond, and this exclusion changes the "
           "subsequent greedy path. Therefore rule greedy-exclusive is applied.",
           "bench pond trees ; "},
          {"#1: In the municipal small-project pool, projects bench and b.1/2 were treated by the city as "
           "mutually exclusive because they concern the same area. Project bench was funded and project "
           "b.1/2 "
           "was excluded because project bench received the higher score. #2: Unused money is for the next "
           "project by score.",
           "bench b.1/2 ; "},
          {"#1: Project bench and project trees could not be carried out simultaneously.", "bench trees ; "},
          {"Projects bench and trees could not both be implemented.", "bench trees ; "},
          {"#1: At most one is selected of projects bench, trees #2: Projects are nice.", "bench trees ; "},
          {"Of projects bench,pond and trees, at most one may be selected.", "bench pond trees ; "},
          {"Only one of projects bench & trees can be built", "bench trees ; "},
          {"Project bench overlaps with projects pond and trees.", "bench pond ; bench trees ; "},
          {"Project trees conflicts with project bench. Projects bench and trees overlap.", "bench trees ; "},
          {"Projects bench, pond as well as trees exclude each other", "bench pond trees ; "},
          {"Projects bench, pond, and project trees were mutually exclusive.", "bench pond trees ; "},
          {"#1: If a given project has two places, their middle is taken.", ""},
      }) {
    EXPECT_EQ(exclusions_of("greedy-exclusive", row.comment), row.groups) << row.comment;
  }
  EXPECT_EQ(exclusions_of("greedy", "Projects bench and trees exclude each other"), "");
}

// What is out already excludes nothing.
TEST(PbExclusions, NameWhatWasWithdrawn) {
  const auto of = [](const std::string& comment) {
    const auto reading = testing::read_pb(
        replaced(replaced(replaced(testing::pb_right, "rule;greedy\n", "rule;greedy-exclusive\n"),
                          "PROJECTS\n", "comment;" + comment + "\nPROJECTS\n"),
                 "pond;700.50;1;Een vijver;;0\n", "pond;700.50;1;Een vijver;;0\nlake;999999999;0;;;0\n"));
    for (const Finding& finding : reading.findings) EXPECT_NE(finding.code, code::not_understood);
    std::vector<std::vector<ProjectIndex>> groups;
    for (const Limit& limit : reading.value.value().declared->limits) groups.push_back(limit.projects);
    return groups;
  };
  using Groups = std::vector<std::vector<ProjectIndex>>;
  EXPECT_EQ(of("#1: Projects bench and lake are mutually exclusive."), Groups());
  EXPECT_EQ(of("Projects bench, lake and trees exclude each other."), (Groups{{0, 2}}));
  EXPECT_EQ(of("Project lake conflicts with projects bench and trees."), Groups());
}

// One such sentence, and nothing is followed.
TEST(PbExclusions, AreNotGuessed) {
  for (const std::string sentence : {
           "Project bench conflicts with project pond, and project trees conflicts with project b.1/2",
           "Projects bench, pond (the water) and trees are mutually exclusive",
           "Of projects bench, pond and pont only one of them may be funded",
           "Projects bench and trees could be implemented simultaneously",
           "Projects bench and trees do not overlap",
           "Projects bench and trees are mutually exclusive, unlike projects pond and b.1/2",
           "Projects bench and trees overlapped but both were funded, since this is not a conflict",
           "Projects bench and trees overlap?",
           "In no pool, projects bench and trees overlap",
           "According to nobody, projects bench and trees overlap",
           "Projects bench and trees overlap at the pond that is no area",
           "Projects bench, pond and trees could not all be built together",
           "Projects bench and trees could not be built",
           "Projects bench and trees overlapped and could not be built",
           "Projects bench and bench overlap",
           "Project bench overlaps",
           "Project bench overlaps with bench, and with a bridge",
           "Project bench overlaps with project bench",
           "Projects bench and pond, and projects pond and trees, exclude each other",
           "Projects bench and pond and projects trees and b.1/2 exclude each other",
           "Projects bench and trees could not be funded",
           "Projects pont and brook exclude each other",
           "Projects bench and trees are nice",
           "The same is true of b.1/2",
           "Projects that overlap exclude each other",
           "Project bench was funded and projects pond and trees were excluded",
           "Project bench was funded and project pond was excluded because of rain",
           "At most one of project bench",
           "Of projects bench and trees only one",
       }) {
    for (const std::string before : {"", "#1: Projects bench and pond exclude each other. "}) {
      const std::string shown = sentence.size() > 80 ? sentence.substr(0, 80) + "\xE2\x80\xA6" : sentence;
      EXPECT_EQ(exclusions_of("greedy-exclusive", before + sentence + "."), "? " + shown);
    }
  }
  const auto reading = with_comment("greedy-exclusive", "Projects bench and trees touch.");
  EXPECT_EQ(
      testing::lines_of({reading.findings.back()}),
      "warning f.pb:14:9 not-understood Projects bench and trees touch|Projects a, b and c exclude each "
      "other.|\n");
}

}  // namespace
}  // namespace buurtkas
