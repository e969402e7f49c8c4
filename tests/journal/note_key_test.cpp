#include "engine/journal/note_key.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

#include "engine/journal/base64.h"
#include "engine/journal/hash.h"
#include "tests/journal/hexadecimal_bytes.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

// The example of the C2SP specification, and the pair in the documentation of Go's package for notes.
constexpr auto example_verifier = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr auto neumann_verifier = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
constexpr auto neumann_secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";

Seed some_seed(std::uint8_t first) {
  Seed seed{};
  for (std::uint8_t& byte : seed) byte = first++;
  return seed;
}

// Project Wycheproof's, with the ways in which verifiers have gone wrong.
TEST(Ed25519, IsRightOrNotAsInTheVectors) {
  const nlohmann::json all =
      nlohmann::json::parse(testing::text_of(testing::shared_folder() / "vectors/ed25519/ed25519_test.json"));
  int right = 0;
  int wrong = 0;
  int of_other_length = 0;
  for (const auto& group : all.at("testGroups")) {
    const auto public_key =
        hash_from_hexadecimal(group.at("publicKey").at("pk").get_ref<const std::string&>());
    ASSERT_TRUE(public_key);
    for (const auto& one : group.at("tests")) {
      const std::string message = testing::bytes_from_hexadecimal(one.at("msg").get<std::string>());
      const std::string signature = testing::bytes_from_hexadecimal(one.at("sig").get<std::string>());
      const bool is_wanted = one.at("result") == "valid";
      EXPECT_EQ(is_signature_right(*public_key, message, signature), is_wanted) << one.at("tcId");
      ++(is_wanted ? right : wrong);
      if (signature.size() != 64) ++of_other_length;
    }
  }
  EXPECT_EQ(right + wrong, 151);
  EXPECT_EQ(right, 88);
  EXPECT_GT(of_other_length, 0);
}

TEST(VerifierKey, IsReadAsOthersWriteIt) {
  for (const std::string text : {example_verifier, neumann_verifier}) {
    const auto key = parse_verifier_key(text);
    ASSERT_TRUE(key) << text;
    EXPECT_EQ(to_string(*key), text);
  }
  const auto key = parse_verifier_key(example_verifier);
  EXPECT_EQ(key->name, "example.com/foo");
  EXPECT_EQ(key->id, 0x530d903aU);
  EXPECT_EQ(key->public_key[0], 0xE9);
  EXPECT_EQ(key->public_key[31], 0xA4);
}

TEST(SigningKey, IsReadAsOthersWriteIt) {
  const auto key = parse_signing_key(neumann_secret);
  ASSERT_TRUE(key);
  EXPECT_EQ(key->secret_text(), neumann_secret);
  EXPECT_EQ(to_string(key->verifier()), neumann_verifier);
}

// RFC 8032, section 7.1, the second test.
TEST(SigningKey, SignsAsTheStandardSays) {
  const auto seed = hash_from_hexadecimal("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");
  const SigningKey key("example", *seed);
  EXPECT_EQ(hexadecimal(key.verifier().public_key),
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  EXPECT_EQ(
      key.signature_of("\x72"),
      testing::bytes_from_hexadecimal("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"));
}

RC_GTEST_PROP(SigningKey, SignsWhatItsVerifierFindsRight, (const std::string& message, std::uint8_t first)) {
  const SigningKey key("gemeente.example/kas", some_seed(first));
  std::string signature = key.signature_of(message);
  RC_ASSERT(is_signature_right(key.verifier().public_key, message, signature));
  RC_ASSERT(!is_signature_right(key.verifier().public_key, message + "!", signature));
  RC_ASSERT(!is_signature_right(key.verifier().public_key, message, signature + "!"));
  RC_ASSERT(!is_signature_right(key.verifier().public_key, message, signature.substr(1)));
  const SigningKey other("gemeente.example/kas", some_seed(static_cast<std::uint8_t>(first + 1)));
  RC_ASSERT(!is_signature_right(other.verifier().public_key, message, signature));
  const auto at = *rc::gen::inRange<std::size_t>(0, signature.size());
  signature[at] = static_cast<char>(signature[at] ^ 4);
  RC_ASSERT(!is_signature_right(key.verifier().public_key, message, signature));
}

RC_GTEST_PROP(SigningKey, IsReadBackAsItWasWritten, (std::uint8_t first)) {
  const std::string name =
      *rc::gen::element<std::string>("a", "buurt.example/kas", "\u20AC", "Geuzeveld\u2014West");
  const SigningKey key(name, some_seed(first));
  const auto back = parse_signing_key(key.secret_text());
  RC_ASSERT(back.has_value());
  RC_ASSERT(back->verifier() == key.verifier());
  RC_ASSERT(back->signature_of("text\n") == key.signature_of("text\n"));
  RC_ASSERT(parse_verifier_key(to_string(key.verifier())) == key.verifier());
  RC_ASSERT(key.verifier() == verifier_key(name, key.verifier().public_key));
}

TEST(KeyName, IsPrintableAndInOnePiece) {
  for (const std::string right :
       {"a", "example.com/log42", "Ren\u00E9e", "\u0391", "\u5E81", "\U0001F3E0", "-"})
    EXPECT_TRUE(is_key_name(right)) << right;
  const std::vector<std::string> table = {"",
                                          " ",
                                          "a b",
                                          "a ",
                                          " a",
                                          "a+b",
                                          "+",
                                          "a\n",
                                          "a\tb",
                                          "a\x7F",
                                          "\x01",
                                          "a\u00A0b",
                                          "\u0085",
                                          "a\u0080",
                                          "a\u009F",
                                          "\u1680",
                                          "\u2000",
                                          "\u2005a",
                                          "a\u200A",
                                          "a\u2028b",
                                          "\u2029",
                                          "\u202F",
                                          "\u205F",
                                          "\u3000",
                                          "a\u3000",
                                          "\xFF",
                                          "a\xC2",
                                          "\xC3\x28",
                                          "\x80",
                                          "\xC0\xAF",
                                          "\xED\xA0\x80",
                                          "\xF5\x80\x80\x80",
                                          std::string("a\0b", 3)};
  for (const std::string& wrong : table) EXPECT_FALSE(is_key_name(wrong)) << wrong;
}

// With the id that belongs to it, so that only what is changed can be refused.
std::string verifier_text(const std::string& name, const std::string& type_and_key) {
  const Hash hash = sha256_bytes({name, "\n", type_and_key});
  return name + '+' + hexadecimal(hash).substr(0, 8) + '+' + base64(type_and_key);
}

TEST(VerifierKey, IsRefusedWhenMalformed) {
  const std::string key(32, 'k');
  ASSERT_TRUE(parse_verifier_key(verifier_text("name", '\1' + key)));
  const std::string right = neumann_verifier;
  const std::vector<std::string> table = {
      "",
      "+",
      "++",
      "name",
      "PeterNeumann+c74f20a3",
      "PeterNeumann+c74f20a3+",
      right + "\n",
      " " + right,
      right + "=",
      "PeterNeumann+C74F20A3" + right.substr(21),
      "PeterNeumann+c74f20a4" + right.substr(21),
      "PeterNeumann+0c74f20a3" + right.substr(21),
      "PeterNeumann+c74f20a" + right.substr(21),
      "PeterNeumann+" + right.substr(21),
      "Peter" + right.substr(12),
      right.substr(12),
      verifier_text("", '\1' + key),
      verifier_text("a name", '\1' + key),
      verifier_text("a\u3000name", '\1' + key),
      verifier_text("name", '\2' + key),
      verifier_text("name", '\4' + key),
      verifier_text("name", key),
      verifier_text("name", '\1' + key.substr(1)),
      verifier_text("name", '\1' + key + 'k'),
      verifier_text("name", "\1"),
      neumann_secret,
  };
  for (const std::string& wrong : table) EXPECT_FALSE(parse_verifier_key(wrong)) << wrong;
}

TEST(SigningKey, IsRefusedWhenMalformed) {
  const std::string right = neumann_secret;
  const std::string beginning = "PRIVATE+KEY+";
  const std::vector<std::string> table = {
      "",
      beginning,
      right.substr(beginning.size()),
      "private+key+" + right.substr(beginning.size()),
      "PRIVATE+KEY" + right.substr(beginning.size()),
      right + "\n",
      right.substr(0, right.size() - 4),
      right + "AAAA",
      beginning + neumann_verifier,
      beginning + "PeterNeumann+c74f20a4" + right.substr(beginning.size() + 21),
      beginning + "peterneumann+c74f20a3" + right.substr(beginning.size() + 21),
      beginning + "PeterNeumann+c74f20a3+AoEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz",
      beginning + "PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFa",
  };
  for (const std::string& wrong : table) EXPECT_FALSE(parse_signing_key(wrong)) << wrong;
}

// Not only the parts that a table thinks of: no byte of a key's text can be another.
TEST(Keys, AreRefusedWhenAnyByteIsChanged) {
  const std::string verifier = neumann_verifier;
  for (std::size_t at = 0; at < verifier.size(); ++at) {
    std::string wrong = verifier;
    wrong[at] = wrong[at] == 'B' ? 'C' : 'B';
    EXPECT_FALSE(parse_verifier_key(wrong)) << wrong;
  }
  const std::string secret = neumann_secret;
  for (std::size_t at = 0; at < secret.size(); ++at) {
    std::string wrong = secret;
    wrong[at] = wrong[at] == 'B' ? 'C' : 'B';
    EXPECT_FALSE(parse_signing_key(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace buurtkas
