#include "engine/id.h"

#include <algorithm>
#include <string>
#include <type_traits>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

static_assert(!std::is_same_v<ProjectId, PotId>);
static_assert(!std::is_convertible_v<std::string, ProjectId>, "a text is no id before it was read as one");
static_assert(!std::is_convertible_v<const char*, PotId>);
static_assert(!std::is_constructible_v<ProjectId, PotId>);
static_assert(!std::is_constructible_v<ResidentId, ChannelId>);

template <class A, class B>
concept AreComparable = requires(const A& a, const B& b) {
  a == b;
};
static_assert(AreComparable<ProjectId, ProjectId>);
static_assert(!AreComparable<ProjectId, ResidentId>, "a project is nobody");

TEST(Ids, AreOrderedByTheirBytes) {
  const std::vector<std::string> in_order = {
      "",  "+",  "-1", "/",      "007",    "07",     "1",      "10",        "2",  "9",
      "A", "B.", "Z",  "_",      "a",      "a ",     "a-b",    "a/b",       "aa", "b",
      "z", "zz", "~",  "\u00e9", "\u03b1", "\u6811", "\uffe5", "\U0001F333"};
  for (std::size_t i = 0; i + 1 < in_order.size(); ++i) {
    EXPECT_LT(ProjectId(in_order[i]), ProjectId(in_order[i + 1])) << in_order[i] << " " << in_order[i + 1];
  }
}

TEST(Ids, AreTheTextAsItIsWritten) {
  EXPECT_EQ(ProjectId("OGM/0015").text(), "OGM/0015");
  EXPECT_NE(ProjectId("bench"), ProjectId("Bench"));
  EXPECT_NE(ProjectId("7"), ProjectId("07"));
  EXPECT_NE(ProjectId("\u00e9"), ProjectId("e\u0301")) << "they look alike and are other bytes";
  EXPECT_EQ(ProjectId().text(), "");
}

RC_GTEST_PROP(Ids, CompareAsUnsignedBytesDo, (const std::string& a, const std::string& b)) {
  const auto byte = [](char left, char right) {
    return static_cast<unsigned char>(left) < static_cast<unsigned char>(right);
  };
  RC_ASSERT((PotId(a) < PotId(b)) ==
            std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(), byte));
  RC_ASSERT((PotId(a) == PotId(b)) == (a == b));
}

}  // namespace
}  // namespace buurtkas
