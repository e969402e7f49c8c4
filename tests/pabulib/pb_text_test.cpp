// Every real file, read, written, and read again: the same election, and the same text from then on.

#include "cli/render/pb_text.h"

#include <gtest/gtest.h>

#include "cli/read/pb_file.h"
#include "tests/pabulib/elections.h"

namespace buurtkas {
namespace {

void expect_same(const Election& a, const Election& b, const std::string& file) {
  ASSERT_EQ(a.instance.projects.size(), b.instance.projects.size()) << file;
  for (std::size_t i = 0; i < a.instance.projects.size(); ++i) {
    EXPECT_EQ(a.instance.projects[i].id, b.instance.projects[i].id) << file;
    EXPECT_EQ(a.instance.projects[i].cost, b.instance.projects[i].cost) << file;
    EXPECT_EQ(a.instance.projects[i].name, b.instance.projects[i].name) << file;
    EXPECT_EQ(a.instance.projects[i].tags, b.instance.projects[i].tags) << file;
  }
  EXPECT_EQ(votable(a.instance), votable(b.instance)) << file;
  EXPECT_EQ(a.withdrawn.size(), b.withdrawn.size()) << file;
  EXPECT_EQ(a.declared->selected, b.declared->selected) << file;
  EXPECT_EQ(a.declared->scores, b.declared->scores) << file;
  ASSERT_EQ(a.profile.groups(), b.profile.groups()) << file;
  for (std::size_t group = 0; group < a.profile.groups(); ++group) {
    ASSERT_TRUE(std::ranges::equal(a.profile.projects(group), b.profile.projects(group))) << file;
    ASSERT_TRUE(std::ranges::equal(a.profile.points(group), b.profile.points(group))) << file;
    ASSERT_EQ(a.profile.weight(group), b.profile.weight(group)) << file;
  }
}

TEST(PbText, IsTheSameElectionWhenReadAgain) {
  for (const auto& path : testing::pabulib_files()) {
    const std::string file = path.filename().string();
    const auto source = read_source(path, file, table_bytes_max);
    ASSERT_TRUE(source.value) << file;
    const auto document = read_pb_document(*source.value);
    ASSERT_TRUE(document.value) << file;
    const PbText written = pb_text(*document.value);
    EXPECT_TRUE(written.left_out.empty()) << file;

    const Source again = {file, written.text};
    const auto second = read_pb_document(again);
    ASSERT_TRUE(second.value) << file;
    EXPECT_EQ(pb_text(*second.value).text, written.text) << file;
    const auto before = read_pb_election(*source.value);
    const auto after = read_pb_election(again);
    ASSERT_TRUE(before.value && after.value) << file;
    expect_same(*before.value, *after.value, file);
  }
}

}  // namespace
}  // namespace buurtkas
