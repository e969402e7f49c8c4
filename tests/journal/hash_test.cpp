#include "engine/journal/hash.h"

#include <string>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/sha256.h"

namespace buurtkas {
namespace {

// FIPS 180-4's own examples.
TEST(Hash, IsSha256) {
  EXPECT_EQ(hexadecimal(sha256_bytes({})),
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(hexadecimal(sha256_bytes({"abc"})),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  EXPECT_EQ(hexadecimal(sha256_bytes({"abcdbcdecdefdefgefgh", "", "fghighijhijkijkljklmklmnlmnomnopnopq"})),
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

RC_GTEST_PROP(Hash, OfPartsIsThatOfTheWhole, (const std::string& first, const std::string& second)) {
  const Hash hash = sha256_bytes({first, second});
  RC_ASSERT(hexadecimal(hash) == sha256_of(first + second));
  RC_ASSERT(hash_from_hexadecimal(hexadecimal(hash)) == hash);
  RC_ASSERT(hash_from_bytes(bytes_of(hash)) == hash);
}

TEST(Hash, IsReadOnlyAsItIsWritten) {
  const std::string right = "00112233445566778899aabbccddeeff0123456789abcdeffedcba9876543210";
  const auto hash = hash_from_hexadecimal(right);
  ASSERT_TRUE(hash);
  EXPECT_EQ(hash->at(0), 0x00);
  EXPECT_EQ(hash->at(10), 0xAA);
  EXPECT_EQ(hash->at(31), 0x10);
  EXPECT_EQ(hexadecimal(*hash), right);

  EXPECT_FALSE(hash_from_hexadecimal(""));
  EXPECT_FALSE(hash_from_hexadecimal(right.substr(1)));
  EXPECT_FALSE(hash_from_hexadecimal(right + "0"));
  EXPECT_FALSE(hash_from_hexadecimal(right + "00"));
  for (const char wrong : {'A', 'F', 'g', ' ', '/', ':', '`', '\0', '\xFF'}) {
    for (std::size_t at = 0; at < right.size(); ++at) {
      std::string changed = right;
      changed[at] = wrong;
      EXPECT_FALSE(hash_from_hexadecimal(changed)) << at << wrong;
    }
  }
}

TEST(Hash, HasThirtyTwoBytes) {
  EXPECT_FALSE(hash_from_bytes(""));
  EXPECT_FALSE(hash_from_bytes(std::string(31, 'x')));
  EXPECT_FALSE(hash_from_bytes(std::string(33, 'x')));
  EXPECT_TRUE(hash_from_bytes(std::string(32, '\0')));
}

}  // namespace
}  // namespace buurtkas
