#include "engine/journal/note.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/journal/base64.h"

namespace buurtkas {
namespace {

// The example of the C2SP specification, and the one in the documentation of Go's package for notes.
constexpr auto example_verifier = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
constexpr auto example_note =
    "This is an example message.\n"
    "\n"
    "\u2014 example.com/foo "
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";
constexpr auto neumann_secret =
    "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
constexpr auto neumann_text =
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n";
constexpr auto neumann_line =
    "\u2014 PeterNeumann "
    "x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

SigningKey key_of(const std::string& name, std::uint8_t fill) {
  Seed seed{};
  seed.fill(fill);
  return {name, seed};
}

TEST(Note, IsSignedAsByOthers) {
  const auto key = parse_signing_key(neumann_secret);
  ASSERT_TRUE(key);
  const SignedNote note = sign_note(neumann_text, std::span(&*key, 1));
  EXPECT_EQ(to_string(note), std::string(neumann_text) + '\n' + neumann_line);
  EXPECT_TRUE(is_signed_by(note, key->verifier()));
}

TEST(Note, OfOthersIsChecked) {
  const auto note = parse_note(example_note);
  const auto key = parse_verifier_key(example_verifier);
  ASSERT_TRUE(note && key);
  EXPECT_EQ(note->text, "This is an example message.\n");
  ASSERT_EQ(note->signatures.size(), 1);
  EXPECT_EQ(note->signatures[0].name, "example.com/foo");
  EXPECT_EQ(note->signatures[0].id, 0x530d903aU);
  EXPECT_EQ(note->signatures[0].bytes.size(), 64);
  EXPECT_TRUE(is_signed_by(*note, *key));
  EXPECT_EQ(to_string(*note), example_note);
}

TEST(Note, MayHaveBlankLinesAndManySigners) {
  const std::vector<SigningKey> keys = {key_of("gemeente", 1), key_of("buurt", 2), key_of("gemeente", 3)};
  for (const std::string text : {"\n", "\n\n", "a\n", "a\n\n", "\na\n\n\nb\n", "\u2014 a AAAAAAA=\n",
                                 "a\n\n\u2014 buurt AAAAAAA=\n", "\u20AC 25\n"}) {
    const SignedNote note = sign_note(text, keys);
    EXPECT_EQ(note.text, text);
    const auto back = parse_note(to_string(note));
    ASSERT_TRUE(back) << text;
    EXPECT_EQ(*back, note);
    for (const SigningKey& key : keys) EXPECT_TRUE(is_signed_by(*back, key.verifier()));
    EXPECT_FALSE(is_signed_by(*back, key_of("buurt", 4).verifier()));
    EXPECT_FALSE(is_signed_by(*back, key_of("ander", 2).verifier()));
  }
}

TEST(Note, IsNotSignedWhenItsTextIsChanged) {
  const SigningKey key = key_of("gemeente", 1);
  SignedNote note = sign_note("100 voor de speeltuin\n", std::span(&key, 1));
  note.text = "900 voor de speeltuin\n";
  EXPECT_FALSE(is_signed_by(note, key.verifier()));
  note.text = "100 voor de speeltuin\n\n";
  EXPECT_FALSE(is_signed_by(note, key.verifier()));
}

TEST(Note, SaysNothingByOtherKeysAndIsRefusedByAWrongOneOfThisKey) {
  const SigningKey key = key_of("gemeente", 1);
  const SignedNote right = sign_note("text\n", std::span(&key, 1));
  const NoteSignature own = right.signatures[0];

  SignedNote note = right;
  note.signatures[0].name = "iemand";
  EXPECT_FALSE(is_signed_by(note, key.verifier()));
  note.signatures[0] = own;
  ++note.signatures[0].id;
  EXPECT_FALSE(is_signed_by(note, key.verifier()));

  // Others' lines, whatever they hold, take nothing away.
  note = right;
  note.signatures.insert(note.signatures.begin(), {"gemeente", own.id + 1, "wrong"});
  note.signatures.push_back({"iemand", own.id, "wrong"});
  EXPECT_TRUE(is_signed_by(note, key.verifier()));
  note.signatures.push_back(own);
  EXPECT_TRUE(is_signed_by(note, key.verifier()));

  // A line that claims this key does, first or last.
  for (const std::string& wrong : {std::string("wrong"), std::string(64, 'x'), own.bytes + 'x'}) {
    note = right;
    note.signatures.push_back({own.name, own.id, wrong});
    EXPECT_FALSE(is_signed_by(note, key.verifier()));
    std::swap(note.signatures.front(), note.signatures.back());
    EXPECT_FALSE(is_signed_by(note, key.verifier()));
  }
  note.signatures.clear();
  EXPECT_FALSE(is_signed_by(note, key.verifier()));
}

TEST(Note, IsRefusedWhenMalformed) {
  const std::string text = neumann_text;
  const std::string line = neumann_line;
  ASSERT_TRUE(parse_note(text + '\n' + line));
  const std::string name = "\u2014 PeterNeumann ";
  const std::string encoded = line.substr(name.size());
  const std::vector<std::string> table = {
      "",
      "\n",
      "\n\n",
      text,
      text + '\n',
      text + line,
      line,
      '\n' + line,
      text.substr(0, text.size() - 1) + '\n' + line,
      text + '\n' + line.substr(0, line.size() - 1),
      text + '\n' + line + '\n',
      text + '\n' + line + "more\n",
      text + '\n' + "more\n" + line,
      text + '\n' + line + '\n' + line + "more",
      text + '\n' + line.substr(3),
      text + '\n' + "- PeterNeumann " + encoded,
      text + '\n' + "\u2013 PeterNeumann " + encoded,
      text + '\n' + "\u2014PeterNeumann " + encoded,
      text + '\n' + "\u2014  " + encoded,
      text + '\n' + "\u2014 " + encoded,
      text + '\n' + "\u2014 PeterNeumann  " + encoded,
      text + '\n' + "\u2014 Peter Neumann " + encoded,
      text + '\n' + "\u2014 Peter\u2003Neumann " + encoded,
      text + '\n' + "\u2014 Peter+Neumann " + encoded,
      text + '\n' + name + '\n',
      text + '\n' + name + "x08gow==\n",
      text + '\n' + name + "x08g\n",
      text + '\n' + name + " " + encoded,
      text + '\n' + name + "=" + encoded,
      text + '\n' + line.substr(0, line.size() - 2) + '\n',
      text + '\n' + line.substr(0, line.size() - 1) + " \n",
      text + '\n' + line.substr(0, line.size() - 1) + "\r\n",
      "a\tb\n\n" + line,
      "a\r\n\n" + line,
      std::string("a\0b\n\n", 5) + line,
      "a\x1F\n\n" + line,
      "a\xFF\n\n" + line,
      "a\xC3\n\n" + line,
      "a\xED\xA0\x80\n\n" + line,
  };
  for (const std::string& wrong : table) EXPECT_FALSE(parse_note(wrong)) << wrong;
}

TEST(Note, HasAHundredSignaturesAtMost) {
  std::string text = std::string(neumann_text) + '\n';
  for (std::size_t count = 1; count <= note_signatures_max; ++count) {
    text += neumann_line;
    const auto note = parse_note(text);
    ASSERT_TRUE(note) << count;
    EXPECT_EQ(note->signatures.size(), count);
  }
  EXPECT_FALSE(parse_note(text + neumann_line));
}

TEST(Note, HasSignaturesOfOtherKinds) {
  const auto note = parse_note("text\n\n\u2014 witness " + base64("\x01\x02\x03\xFFx") + '\n');
  ASSERT_TRUE(note);
  EXPECT_EQ(note->signatures[0], (NoteSignature{"witness", 0x010203FFU, "x"}));
}

TEST(NoteText, IsUtf8InWholeLines) {
  for (const std::string right : {"\n", "a\n", "a\nb\n", "\u20AC\n", "\x7F\n"})
    EXPECT_TRUE(is_note_text(right));
  for (const std::string wrong : {"", "a", "a\n ", "\t\n", "\xFF\n", "\x1B[1m\n"})
    EXPECT_FALSE(is_note_text(wrong));
}

// What is read is what was written, or nothing, whichever byte is changed.
RC_GTEST_PROP(Note, HasOneText, ()) {
  std::string text = example_note;
  const int changes = *rc::gen::inRange(1, 4);
  for (int i = 0; i < changes; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    text[at] = *rc::gen::element('\n', ' ', '+', '=', 'A', '/', '\xE2', '\0', 'z');
  }
  const auto note = parse_note(text);
  if (!note) return;
  RC_ASSERT(to_string(*note) == text);
  RC_ASSERT(text == example_note || !is_signed_by(*note, *parse_verifier_key(example_verifier)));
}

TEST(NoteDeathTest, IsNotMadeOfWhatIsNoText) {
  const SigningKey key = key_of("gemeente", 1);
  EXPECT_DEATH(sign_note("no line end", std::span(&key, 1)), "is_note_text");
  EXPECT_DEATH(sign_note("text\n", {}), "keys.empty");
  EXPECT_DEATH(key_of("two words", 1), "is_key_name");
}

}  // namespace
}  // namespace buurtkas
