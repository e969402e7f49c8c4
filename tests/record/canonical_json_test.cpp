#include "cli/record/canonical_json.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/journal/canonical.h"
#include "tests/journal/hexadecimal_bytes.h"
#include "tests/support/support.h"

namespace buurtkas {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

// Those of the author of RFC 8785.
TEST(CanonicalJson, IsThatOfTheVectors) {
  const fs::path folder = testing::shared_folder() / "vectors/jcs";
  int count = 0;
  for (const auto& input : fs::directory_iterator(folder / "input")) {
    ++count;
    const std::string name = input.path().stem().string();
    const std::string text = canonical_json(json::parse(testing::text_of(input.path())));
    EXPECT_EQ(text, testing::text_of(folder / "output" / (name + ".json")));
    EXPECT_EQ(text, testing::bytes_from_hexadecimal(testing::text_of(folder / "outhex" / (name + ".txt"))));
  }
  EXPECT_EQ(count, 6);
}

// RFC 8785, appendix B.
TEST(CanonicalJson, HasNumbersAsJavaScriptDoes) {
  const std::vector<std::pair<std::uint64_t, std::string>> table = {
      {0x0000000000000000, "0"},
      {0x8000000000000000, "0"},
      {0x0000000000000001, "5e-324"},
      {0x8000000000000001, "-5e-324"},
      {0x7fefffffffffffff, "1.7976931348623157e+308"},
      {0xffefffffffffffff, "-1.7976931348623157e+308"},
      {0x4340000000000000, "9007199254740992"},
      {0xc340000000000000, "-9007199254740992"},
      {0x4430000000000000, "295147905179352830000"},
      {0x44b52d02c7e14af5, "9.999999999999997e+22"},
      {0x44b52d02c7e14af6, "1e+23"},
      {0x44b52d02c7e14af7, "1.0000000000000001e+23"},
      {0x444b1ae4d6e2ef4e, "999999999999999700000"},
      {0x444b1ae4d6e2ef4f, "999999999999999900000"},
      {0x444b1ae4d6e2ef50, "1e+21"},
      {0x3eb0c6f7a0b5ed8c, "9.999999999999997e-7"},
      {0x3eb0c6f7a0b5ed8d, "0.000001"},
      {0x41b3de4355555553, "333333333.3333332"},
      {0x41b3de4355555554, "333333333.33333325"},
      {0x41b3de4355555555, "333333333.3333333"},
      {0x41b3de4355555556, "333333333.3333334"},
      {0x41b3de4355555557, "333333333.33333343"},
      {0xbecbf647612f3696, "-0.0000033333333333333333"},
      {0x43143ff3c1cb0959, "1424953923781206.2"},
  };
  for (const auto& [bits, text] : table) EXPECT_EQ(canonical_json(std::bit_cast<double>(bits)), text);
  for (const std::uint64_t bits : {0x7fffffffffffffffU, 0x7ff0000000000000U, 0xfff0000000000000U})
    EXPECT_THROW(canonical_json(std::bit_cast<double>(bits)), std::invalid_argument);
}

TEST(CanonicalJson, HasWholeNumbersAsDoubles) {
  const std::vector<std::pair<std::string, std::string>> table = {
      {"0", "0"},
      {"-0", "0"},
      {"1", "1"},
      {"-1", "-1"},
      {"10", "10"},
      {"1200", "1200"},
      {"1.0", "1"},
      {"1e3", "1000"},
      {"0.1", "0.1"},
      {"-12.50", "-12.5"},
      {"1e-7", "1e-7"},
      {"1.5e-7", "1.5e-7"},
      {"123456789e-10", "0.0123456789"},
      {"100000000000000000000", "100000000000000000000"},
      {"1000000000000000000000", "1e+21"},
      {"9007199254740991", "9007199254740991"},
      {"9007199254740993", "9007199254740992"},
      {"9223372036854775807", "9223372036854776000"},
      {"-9223372036854775808", "-9223372036854776000"},
      {"18446744073709551615", "18446744073709552000"},
  };
  for (const auto& [written, text] : table) EXPECT_EQ(canonical_json(json::parse(written)), text) << written;
}

std::string digits_of(const std::string& number) {
  std::string digits;
  for (const char c : number.substr(0, number.find('e'))) {
    if (c >= '0' && c <= '9') digits += c;
  }
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
  digits.erase(digits.find_last_not_of('0') + 1);
  return digits;
}

// The slow way: more and more digits, until they read back as the same.
std::string shortest_digits(double value) {
  for (int precision = 0;; ++precision) {
    std::string text(64, '\0');
    text.resize(static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%.*e", precision, value)));
    if (std::strtod(text.c_str(), nullptr) == value) return digits_of(text);
  }
}

RC_GTEST_PROP(CanonicalJson, HasTheShortestNumbers, (std::uint64_t bits)) {
  const bool is_usual = *rc::gen::arbitrary<bool>();
  const auto value = is_usual ? static_cast<double>(static_cast<std::int64_t>(bits)) / 100
                              : std::bit_cast<double>(bits * 0x9E3779B97F4A7C15U);
  RC_PRE(std::isfinite(value));
  const std::string text = canonical_json(value);
  RC_ASSERT(std::strtod(text.c_str(), nullptr) == value);
  RC_ASSERT(digits_of(text) == shortest_digits(value));
}

TEST(CanonicalJson, EscapesNoMoreThanItMust) {
  std::string all;
  std::string wanted = "\"";
  const std::string letters = "btn?fr";
  for (char c = 0; c < 0x20; ++c) {
    all += c;
    if (c >= '\b' && c <= '\r' && c != '\v') {
      wanted += std::string("\\") + letters[static_cast<std::size_t>(c - '\b')];
    } else {
      wanted += c < 0x10 ? "\\u000" : "\\u001";
      wanted += "0123456789abcdef"[c % 16];
    }
  }
  all += " \"\\/\x7F\u0080\u2028\u20AC\U0001F602";
  wanted += " \\\"\\\\/\x7F\u0080\u2028\u20AC\U0001F602\"";
  EXPECT_EQ(canonical_json(all), wanted);
  EXPECT_EQ(canonical_json(json{{all, nullptr}}), '{' + wanted + ":null}");
}

// U+1F602 is D83D DE02 in UTF-16, so it stands before U+FB33 and U+E000, and after U+D7FF.
TEST(CanonicalJson, SortsKeysByUtf16) {
  const json value = json::parse(
      R"({"\uFFFF":1,"\uE000":2,"\uD83D\uDE02":3,"\uD7FF":4,"b":5,"B":6,"":7,"aa":8,"a":9,"\uFB33":10,"10":11,"9":12,
          "\uD83D\uDE02x":13,"\uD83D\uDE01":14,"a\uE000":15,"a\uD83D\uDE02":16})");
  EXPECT_EQ(canonical_json(value),
            "{\"\":7,\"10\":11,\"9\":12,\"B\":6,\"a\":9,\"aa\":8,\"a\U0001F602\":16,\"a\uE000\":15,\"b\":5,"
            "\"\uD7FF\":4,\"\U0001F601\":14,\"\U0001F602\":3,\"\U0001F602x\":13,\"\uE000\":2,\"\uFB33\":10,"
            "\"\uFFFF\":1}");
}

TEST(CanonicalJson, RefusesWhatHasNone) {
  for (const std::string wrong : {"\xFF", "a\x80", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80"}) {
    EXPECT_THROW(canonical_json(wrong), std::invalid_argument);
    EXPECT_THROW(canonical_json(json{{wrong, 1}}), std::invalid_argument);
    EXPECT_THROW(canonical_json(json::array({1, {{"a", wrong}}})), std::invalid_argument);
  }
  const double infinity = std::numeric_limits<double>::infinity();
  EXPECT_THROW(canonical_json(json::array({1, {{"a", -infinity}}})), std::invalid_argument);
  EXPECT_THROW(canonical_json(json::binary({1, 2})), std::invalid_argument);
  EXPECT_THROW(canonical_json(json(json::value_t::discarded)), std::invalid_argument);
}

TEST(CanonicalJson, IsNotNestedWithoutEnd) {
  json value = json::array();
  for (int depth = 1; depth < canonical_json_depth_max; ++depth) value = json::array({std::move(value)});
  const std::size_t depth_max = canonical_json_depth_max;
  EXPECT_EQ(canonical_json(value), std::string(depth_max, '[') + std::string(depth_max, ']'));
  EXPECT_THROW(canonical_json(json{{"a", std::move(value)}}), std::invalid_argument);
}

std::string random_text() {
  std::string text;
  const int count = *rc::gen::inRange(0, 4);
  for (int i = 0; i < count; ++i)
    text += *rc::gen::element<std::string>("a", "b", "10", "\"", "\\", "\n", "\x01", "\u00E9", "\uE000",
                                           "\uFB33", "\U0001F602");
  return text;
}

json random_value(int depth, bool has_numbers) {
  switch (*rc::gen::inRange(0, depth == 0 ? 4 : 10)) {
    case 0:
      return nullptr;
    case 1:
      return *rc::gen::arbitrary<bool>();
    case 2:
      return random_text();
    case 3:
      if (!has_numbers) return "3";
      if (*rc::gen::arbitrary<bool>()) return *rc::gen::arbitrary<std::int64_t>();
      return *rc::gen::arbitrary<double>();
    case 4:
    case 5: {
      json array = json::array();
      const int count = *rc::gen::inRange(0, 4);
      for (int i = 0; i < count; ++i) array.push_back(random_value(depth - 1, has_numbers));
      return array;
    }
    default: {
      json object = json::object();
      const int count = *rc::gen::inRange(0, 7);
      for (int i = 0; i < count; ++i) object[random_text()] = random_value(depth - 1, has_numbers);
      return object;
    }
  }
}

RC_GTEST_PROP(CanonicalJson, IsReadBackAndIsItsOwnCanonicalText, ()) {
  const json value = random_value(3, true);
  const std::string text = canonical_json(value);
  const json back = json::parse(text);
  RC_ASSERT(canonical_json(back) == text);
  RC_ASSERT(canonical_json(json::parse(value.dump(2))) == text);
}

// What the journal takes for canonical is this, where there are no numbers.
RC_GTEST_PROP(CanonicalJson, WithoutNumbersIsTheJournals, ()) {
  const json value = {{"body", random_value(3, false)}, {random_text(), random_value(2, false)}};
  const std::string text = canonical_json(value);
  RC_ASSERT(!first_not_canonical(text));
  RC_ASSERT(json::parse(text) == value);
}

}  // namespace
}  // namespace buurtkas
