#include "engine/journal/checkpoint.h"

#include <limits>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/journal/merkle.h"
#include "engine/journal/note.h"

namespace buurtkas {
namespace {

const std::string root = "CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=";

// The example of the C2SP specification.
TEST(Checkpoint, IsReadAsOthersWriteIt) {
  const auto note = parse_note(
      "example.com/behind-the-sofa\n20852163\n" + root +
      "\n\n\u2014 example.com/behind-the-sofa "
      "Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n");
  ASSERT_TRUE(note);
  const auto checkpoint = parse_checkpoint(note->text);
  ASSERT_TRUE(checkpoint);
  EXPECT_EQ(checkpoint->origin, "example.com/behind-the-sofa");
  EXPECT_EQ(checkpoint->size, 20852163);
  EXPECT_EQ(hexadecimal(checkpoint->root),
            "0ac5186a91863e8e1d90c808014aa89bf5da8e3ee1d9f07630f0378f68f1ab62");
  EXPECT_TRUE(checkpoint->extensions.empty());
  EXPECT_EQ(checkpoint_text(*checkpoint), note->text);
}

TEST(Checkpoint, HasAText) {
  const Checkpoint empty{"buurt.example/2024", 0, empty_root(), {}};
  EXPECT_EQ(checkpoint_text(empty), "buurt.example/2024\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n");
  const Checkpoint full{
      "een buurt", std::numeric_limits<std::uint64_t>::max(), Hash{}, {"on 2024-05-01", " "}};
  EXPECT_EQ(
      checkpoint_text(full),
      "een buurt\n18446744073709551615\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\non 2024-05-01\n \n");
}

RC_GTEST_PROP(Checkpoint, IsReadBackAsItWasWritten, (std::uint64_t size)) {
  const auto line = rc::gen::nonEmpty(rc::gen::container<std::string>(rc::gen::inRange(' ', '\x7F')));
  Checkpoint checkpoint{*line, size, leaf_hash(*line), {}};
  checkpoint.extensions = *rc::gen::container<std::vector<std::string>>(line);
  RC_ASSERT(parse_checkpoint(checkpoint_text(checkpoint)) == checkpoint);
}

TEST(Checkpoint, IsRefusedWhenMalformed) {
  ASSERT_TRUE(parse_checkpoint("origin\n7\n" + root + "\n"));
  const std::vector<std::string> table = {
      "",
      "\n",
      "origin\n",
      "origin\n7\n",
      "origin\n7\n\n",
      "7\n" + root + "\n",
      "\n7\n" + root + "\n",
      "origin\n\n" + root + "\n",
      "origin\n7\n" + root,
      "origin\n7\n" + root + "\n\n",
      "origin\n7\n" + root + "\n\nmore\n",
      "origin\n7\n" + root + "\nmore",
      "origin\n7\n" + root + "\nmore\n\n",
      "origin\n07\n" + root + "\n",
      "origin\n00\n" + root + "\n",
      "origin\n-7\n" + root + "\n",
      "origin\n+7\n" + root + "\n",
      "origin\n 7\n" + root + "\n",
      "origin\n7 \n" + root + "\n",
      "origin\n0x7\n" + root + "\n",
      "origin\n7.0\n" + root + "\n",
      "origin\n\u0667\n" + root + "\n",
      "origin\nseven\n" + root + "\n",
      "origin\n18446744073709551616\n" + root + "\n",
      "origin\n7\n" + root.substr(0, 43) + "\n",
      "origin\n7\n" + root + " \n",
      "origin\n7\n" + root.substr(4) + "\n",
      "origin\n7\nAAAA" + root + "\n",
      "origin\n7\n" + root.substr(0, 42) + "J=\n",
      "origin\r\n7\r\n" + root + "\r\n",
      "ori\tgin\n7\n" + root + "\n",
      "ori\xFFgin\n7\n" + root + "\n",
  };
  for (const std::string& wrong : table) EXPECT_FALSE(parse_checkpoint(wrong)) << wrong;
}

TEST(CheckpointDeathTest, HasOnlyWholeLines) {
  EXPECT_DEATH(checkpoint_text({"", 0, Hash{}, {}}), "is_line");
  EXPECT_DEATH(checkpoint_text({"two\nlines", 0, Hash{}, {}}), "is_line");
  EXPECT_DEATH(checkpoint_text({"origin", 0, Hash{}, {"\n"}}), "is_line");
  EXPECT_DEATH(checkpoint_text({"origin", 0, Hash{}, {""}}), "is_line");
}

}  // namespace
}  // namespace buurtkas
