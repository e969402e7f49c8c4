#include "engine/journal/canonical.h"

#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <rapidcheck/gtest.h>

namespace buurtkas {
namespace {

using Json = nlohmann::json;

// All that the form has, in a text that is canonical.
const std::string whole =
    "{\"\":\"\",\"\\u0000\":\"\\u0001\\b\\t\\n\\u000b\\f\\r\\u000e\\u001f\",\"\\\"\":\"\\\"\\\\/"
    "\",\"a\":[true,false,"
    "null,{},[],\"\"],\"b\":{\"c\":[[\"x\"],{\"y\":\"0\"}],\"d\":\"\x7F\u0080\u00E9\u2028\u20AC\U0001F602\"},"
    "\"\u00E9\":true,\"\U0001F602\":null,\"\uE000\":false}";

TEST(Canonical, IsOneTextOfAnObject) {
  const std::vector<std::string> table = {
      "{}",
      R"({"":{}})",
      R"({"a":"b"})",
      R"({"a":true,"b":false,"c":null})",
      R"({"a":[],"b":[[]],"c":[{}],"d":["",""]})",
      R"({"A":"","B":"","a":"","aa":"","b":""})",
      R"({"10":"","9":""})",
      R"({"a":{"b":{"a":{"b":""}}}})",
      R"({"a":"\b\t\n\f\r\"\\\u0000\u0007\u000b\u001f"})",
      R"({"a":"/ 'b' <c> & \\u00e9 1e5"})",
      "{\"\u00E9\":\"\u00E9\x7F\u2028\uFEFF\uFFFF\U0010FFFF\"}",
      "{\"\uD7FF\":\"\",\"\U00010000\":\"\",\"\U0010FFFF\":\"\",\"\uE000\":\"\",\"\uFFFF\":\"\"}",
      whole,
  };
  for (const std::string& text : table) EXPECT_EQ(first_not_canonical(text), std::nullopt) << text;
}

struct Row {
  std::string text;
  std::size_t at;  // where it stops being canonical
};

void expect_refused(const std::vector<Row>& table) {
  for (const Row& row : table) EXPECT_EQ(first_not_canonical(row.text), row.at) << row.text;
}

TEST(Canonical, IsNothingElse) {
  expect_refused({
      {"", 0},
      {" ", 0},
      {"[]", 0},
      {"\"a\"", 0},
      {"true", 0},
      {"null", 0},
      {"1", 0},
      {"\xEF\xBB\xBF{}", 0},
      {"{", 1},
      {"{}}", 2},
      {"{}{}", 2},
      {"{}\n", 2},
      {std::string("{}\0", 3), 2},
      {" {}", 0},
      {"{ }", 1},
      {R"({"a" :""})", 4},
      {R"({"a": ""})", 5},
      {R"({"a":"" })", 7},
      {R"({"a":"", "b":""})", 8},
      {R"({"a":[ ]})", 6},
      {R"({"a":["" ]})", 8},
      {"{\"a\":\r\n\"\"}", 5},
      {"{\"a\":/**/\"\"}", 5},
      {R"({"a":"",})", 8},
      {R"({,"a":""})", 1},
      {R"({"a":"","b"})", 11},
      {R"({"a"})", 4},
      {R"({"a":})", 5},
      {R"({a:""})", 1},
      {R"({'a':''})", 1},
      {R"({"a":[,]})", 6},
      {R"({"a":["",]})", 9},
      {R"({"a":["" ""]})", 8},
      {R"({"a":[})", 6},
      {R"({"a":]})", 5},
      {R"({"a":[}])", 6},
  });
}

TEST(Canonical, HasNoNumbersAndNoOtherWords) {
  for (const std::string value :
       {"0",    "1",    "-1",    "1.0",  "1e5", "01",        "+1",  ".5", "0x10", "NaN", "Infinity",
        "True", "TRUE", "False", "Null", "nil", "undefined", "tru", "t",  "'a'",  "a"}) {
    EXPECT_EQ(first_not_canonical("{\"a\":" + value + "}"), 5U) << value;
    EXPECT_EQ(first_not_canonical("{\"a\":[" + value + "]}"), 6U) << value;
  }
  EXPECT_EQ(first_not_canonical("{\"a\":truefalse}"), 9U);
  EXPECT_EQ(first_not_canonical("{\"a\":true1}"), 9U);
}

TEST(Canonical, HasKeysInOneOrderAndOnce) {
  expect_refused({
      {R"({"a":"","a":""})", 8},
      {R"({"b":"","a":""})", 8},
      {R"({"a":"","":""})", 8},
      {R"({"aa":"","a":""})", 9},
      {R"({"9":"","10":""})", 8},
      {R"({"a":"","B":""})", 8},
      {R"({"a":"","c":"","b":""})", 15},
      {R"({"a":{"b":"","b":""}})", 13},
      {R"({"a":[{"b":"","a":""}]})", 14},
      {R"({"\n":"","\n":""})", 9},
      {R"({"\n":"","\t":""})", 9},
      {"{\"\u00E9\":\"\",\"e\":\"\"}", 9},
      // As UTF-16 has them: U+1F602 is D83D DE02, before U+E000.
      {"{\"\uE000\":\"\",\"\U0001F602\":\"\"}", 10},
      {"{\"\uFFFF\":\"\",\"\U00010000\":\"\"}", 10},
      {"{\"\U0001F602\":\"\",\"\U0001F602\":\"\"}", 11},
      {"{\"\U0001F602\":\"\",\"\uD7FF\":\"\"}", 11},
  });
  // In the order of what the keys are, not of how they are written: U+000A is before U+000D, and both are
  // before a quotation mark.
  EXPECT_EQ(
      first_not_canonical(R"({"\n":"","\r":"","\u000e":"","!":"","\"":"","#":"","[":"","\\":"","]":""})"),
      std::nullopt);
}

TEST(Canonical, EscapesWhatItMustAndAsItMust) {
  for (const std::string text : {"\\/",     "\\u00e9", "\\u00E9", "\\u001F", "\\u000A", "\\u000a",
                                 "\\u0008", "\\u0009", "\\u000c", "\\u000d", "\\u0022", "\\u005c",
                                 "\\u005C", "\\u0020", "\\u0061", "\\u007f", "\\u2028", "\\ud83d\\ude02",
                                 "\\uD83D", "\\ude02", "\\U0001", "\\x01",   "\\0",     "\\a",
                                 "\\v",     "\\'",     "\\u",     "\\u0",    "\\u00",   "\\u000",
                                 "\\u00 1", "\\u+001", "\\u00g1", "\\u{1}",  "\\\n"}) {
    EXPECT_EQ(first_not_canonical("{\"a\":\"" + text + "\"}"), 6U) << text;
    EXPECT_EQ(first_not_canonical("{\"" + text + "\":\"\"}"), 2U) << text;
  }
  for (char c = 0; c < 0x20; ++c) {
    EXPECT_EQ(first_not_canonical(std::string("{\"a\":\"") + c + "\"}"), 6U) << int{c};
  }
  expect_refused({{R"({"a":"")", 7}, {R"({"a":")", 6}, {R"({"a)", 3}, {R"({"a\)", 3}, {R"({"a":"\")", 8}});
}

TEST(Canonical, IsUtf8) {
  for (const std::string text : {"\x01", "a", "\x7F", "\u0080", "\u07FF", "\u0800", "\uD7FF", "\uE000",
                                 "\uFFFD", "\uFFFF", "\U00010000", "\U0010FFFF"})
    EXPECT_TRUE(is_utf8("b" + text + "b" + text)) << text;
  // Cut off, too long for what they are, surrogates, beyond the last, and bytes that are never there.
  for (const std::string text : {"\x80",
                                 "\xBF",
                                 "\xC3",
                                 "\xE2\x82",
                                 "\xF0\x9F\x98",
                                 "\xC0\x80",
                                 "\xC1\xBF",
                                 "\xE0\x80\x80",
                                 "\xE0\x9F\xBF",
                                 "\xF0\x80\x80\x80",
                                 "\xF0\x8F\xBF\xBF",
                                 "\xED\xA0\x80",
                                 "\xED\xBF\xBF",
                                 "\xED\xA0\xBD\xED\xB8\x82",
                                 "\xF4\x90\x80\x80",
                                 "\xF5\x80\x80\x80",
                                 "\xF8\x88\x80\x80\x80",
                                 "\xFE",
                                 "\xFF",
                                 "\xC3\xC3\xA9",
                                 "\xE2\x28\xA1",
                                 "\xE2\x82\x28",
                                 "\xF0\x28\x8C\xBC",
                                 "\xF0\x9F\x28\x82",
                                 "\xF0\x9F\x98\x28",
                                 "\xC3\x28"}) {
    EXPECT_FALSE(is_utf8(text));
    EXPECT_FALSE(is_utf8("a" + text));
    EXPECT_FALSE(is_utf8(text + "a"));
    EXPECT_TRUE(first_not_canonical("{\"a\":\"" + text + "\"}").has_value());
    EXPECT_TRUE(first_not_canonical("{\"" + text + "\":\"a\"}").has_value());
  }
}

std::string nested(const std::string& open, const std::string& close, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += open;
  for (int i = 0; i < count; ++i) text += close;
  return text;
}

TEST(Canonical, IsNotNestedWithoutEnd) {
  const int most = canonical_depth_max;
  EXPECT_FALSE(first_not_canonical("{\"a\":" + nested("[", "]", most - 1) + "}"));
  EXPECT_EQ(first_not_canonical("{\"a\":" + nested("[", "]", most) + "}"), 4U + most);
  const auto objects = [](int count) {
    std::string text = "{}";
    for (int i = 1; i < count; ++i) text = "{\"a\":" + text + "}";
    return text;
  };
  EXPECT_FALSE(first_not_canonical(objects(most)));
  EXPECT_TRUE(first_not_canonical(objects(most + 1)));
  for (const char* open : {"[", "{\"a\":", "[[],", "{\"a\":[", "[{\"a\":"}) {
    std::string deep = "{\"a\":";
    for (int i = 0; i < 1'000'000; ++i) deep += open;
    EXPECT_TRUE(first_not_canonical(deep)) << open;
  }
  EXPECT_EQ(first_not_canonical("{\"a\":\"" + std::string(1'000'000, '[') + "\"}"), std::nullopt);
}

// What is refused, or is another value. So one value has one text, and a seal binds the value.
class Changes {
 public:
  void look(const std::string& changed) {
    if (changed == whole) return;
    tried_ += 1;
    if (first_not_canonical(changed)) return;
    canonical_ += 1;
    const Json value = Json::parse(changed, nullptr, false);
    EXPECT_FALSE(value.is_discarded()) << changed;
    EXPECT_NE(value, Json::parse(whole)) << changed;
  }
  int tried() const { return tried_; }
  int canonical() const { return canonical_; }

 private:
  int tried_ = 0;
  int canonical_ = 0;
};

TEST(Canonical, HasNoOtherTextOneByteAway) {
  ASSERT_FALSE(first_not_canonical(whole));
  Changes changes;
  for (std::size_t at = 0; at <= whole.size(); ++at) {
    for (int byte = 0; byte < 256; ++byte) {
      const std::string put(1, static_cast<char>(byte));
      std::string changed = whole;
      changes.look(changed.insert(at, put));
      if (at < whole.size()) changes.look(std::string(whole).replace(at, 1, put));
    }
    if (at < whole.size()) changes.look(std::string(whole).erase(at, 1));
    if (at + 1 < whole.size()) {
      std::string swapped = whole;
      std::swap(swapped[at], swapped[at + 1]);
      changes.look(swapped);
    }
    if (at < whole.size()) changes.look(whole.substr(0, at));
  }
  EXPECT_GT(changes.tried(), 90'000);
  EXPECT_GT(changes.canonical(), 1000);
}

// The slow way: as UTF-16.
std::u16string utf16_of(const std::vector<char32_t>& characters) {
  std::u16string text;
  for (const char32_t c : characters) {
    if (c < 0x10000) {
      text += static_cast<char16_t>(c);
    } else {
      text += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10U));
      text += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  return text;
}

std::string utf8_of(const std::vector<char32_t>& characters) {
  std::string text;
  for (const char32_t c : characters) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    const auto rest = [&](unsigned shift) { add(0x80U | (c >> shift & 0x3FU)); };
    if (c < 0x80) {
      add(c);
    } else if (c < 0x800) {
      add(0xC0U | c >> 6U);
      rest(0);
    } else if (c < 0x10000) {
      add(0xE0U | c >> 12U);
      rest(6);
      rest(0);
    } else {
      add(0xF0U | c >> 18U);
      rest(12);
      rest(6);
      rest(0);
    }
  }
  return text;
}

std::vector<char32_t> some_characters() {
  const auto character =
      rc::gen::oneOf(rc::gen::element<char32_t>('a', 'b', 0, 0x1F, '"', '\\', 0x7F, 0x80, 0x7FF, 0x800,
                                                0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x1F602, 0x10FFFF),
                     rc::gen::suchThat(rc::gen::inRange<char32_t>(0, 0x110000),
                                       [](char32_t c) { return c < 0xD800 || c >= 0xE000; }));
  return *rc::gen::container<std::vector<char32_t>>(character);
}

RC_GTEST_PROP(Canonical, HasKeysInTheOrderOfUtf16, ()) {
  const auto a = some_characters();
  const auto b = some_characters();
  RC_ASSERT(is_utf8(utf8_of(a)));
  RC_ASSERT(is_key_before(utf8_of(a), utf8_of(b)) == (utf16_of(a) < utf16_of(b)));
  RC_ASSERT(!is_key_before(utf8_of(a), utf8_of(a)));
}

RC_GTEST_PROP(Canonical, QuotesAnyText, ()) {
  const std::string text = utf8_of(some_characters());
  std::string json = "{\"a\":";
  append_quoted(json, text);
  json += '}';
  RC_ASSERT(!first_not_canonical(json));
  RC_ASSERT(Json::parse(json).at("a").get<std::string>() == text);
}

RC_GTEST_PROP(Canonical, IsAskedOfAnyBytes, (const std::string& bytes)) {
  const auto at = first_not_canonical(bytes);
  if (at) RC_ASSERT(*at <= bytes.size());
  RC_ASSERT(first_not_canonical("{\"a\":\"" + bytes).has_value());
}

}  // namespace
}  // namespace buurtkas
