// What the journal takes for canonical, is what canonical_json() writes of an object without numbers: held to
// any text, right or wrong, by a reader that is not ours.

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "cli/record/canonical_json.h"
#include "engine/journal/canonical.h"

namespace buurtkas {
namespace {

using nlohmann::json;

bool has_number(const json& value) {
  return value.is_number() || (value.is_structured() && std::any_of(value.begin(), value.end(), has_number));
}

int depth_of(const json& value) {
  int most = 0;
  if (value.is_structured()) {
    for (const json& inner : value) most = std::max(most, depth_of(inner));
    most += 1;
  }
  return most;
}

bool is_canonical(const std::string& text) {
  const json value = json::parse(text, nullptr, false);
  return value.is_object() && !has_number(value) && depth_of(value) <= canonical_depth_max &&
         canonical_json(value) == text;
}

// Pieces of JSON one after another: now and then they are one text.
std::string some_pieces() {
  const auto piece = rc::gen::element<std::string>(
      "{", "}", "[", "]", ":", ",", "\"", "\\", "\"a\"", "\"b\":", "\"\"", "true", "false", "null", "1", "-0",
      "1e5", " ", "\n", "\\n", "\\u0000", "\\u000a", "\\u001F", "\\/", "\\u00e9", "\\ud83d\\ude02", "\\ud83d",
      "\u00E9", "\U0001F602", "\uE000", "\x7F", "\x1F", "\x80", "\xED\xA0\x80", "\xC0\x80", "\xEF\xBB\xBF");
  std::string text;
  for (const std::string& one : *rc::gen::container<std::vector<std::string>>(piece)) text += one;
  return text;
}

RC_GTEST_PROP(CanonicalAgrees, OnPiecesOfJson, ()) {
  const std::string text = some_pieces();
  for (const std::string& whole : {text, '{' + text + '}', "{\"a\":" + text + '}', "{\"a\":\"" + text + "\"}",
                                   "{\"" + text + "\":{}}", "{\"a\":[" + text + "]}"}) {
    RC_ASSERT(!first_not_canonical(whole).has_value() == is_canonical(whole));
  }
}

std::string some_key() {
  return *rc::gen::element<std::string>("", "a", "b", "aa", "\"", "\\", "\n", "\x1F", "\x7F", "\u00E9",
                                        "\uD7FF", "\uE000", "\U0001F602", "10", "9");
}

json some_value(int depth) {
  switch (*rc::gen::inRange(0, depth == 0 ? 4 : 7)) {
    case 0:
      return nullptr;
    case 1:
      return *rc::gen::arbitrary<bool>();
    case 2:
    case 3:
      return some_key();
    case 4: {
      json list = json::array();
      for (int i = *rc::gen::inRange(0, 4); i > 0; --i) list.push_back(some_value(depth - 1));
      return list;
    }
    default: {
      json object = json::object();
      for (int i = *rc::gen::inRange(0, 6); i > 0; --i) object[some_key()] = some_value(depth - 1);
      return object;
    }
  }
}

// One that is right, changed in up to three places.
RC_GTEST_PROP(CanonicalAgrees, OnTextsThatWereChanged, ()) {
  std::string text = canonical_json({{some_key(), some_value(3)}, {some_key(), some_value(3)}});
  RC_ASSERT(is_canonical(text) && !first_not_canonical(text));
  for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size() + 1);
    const auto length = *rc::gen::inRange<std::size_t>(0, 3);
    const std::string put =
        *rc::gen::element<std::string>("", "", "\"", ",", ":", "a", "{", "}", "[", "]", "\\", " ", "\"a\"",
                                       "\\u0001", "true", "0", "\xC3", "\x01");
    text.replace(at, std::min(length, text.size() - at), put);
    RC_ASSERT(!first_not_canonical(text).has_value() == is_canonical(text));
  }
}

TEST(CanonicalAgrees, OnAllShortTexts) {
  const std::string alphabet = "{}[]\":,at\\n 1";
  std::vector<std::string> texts = {""};
  int canonical = 0;
  for (int length = 1; length <= 5; ++length) {
    std::vector<std::string> longer;
    for (const std::string& text : texts) {
      for (const char c : alphabet) longer.push_back(text + c);
    }
    texts = std::move(longer);
    for (const std::string& text : texts) {
      const std::string whole = "{\"a\":" + text + '}';
      const bool is_right = is_canonical(whole);
      canonical += is_right ? 1 : 0;
      if (!first_not_canonical(whole).has_value() != is_right) ADD_FAILURE() << whole;
    }
  }
  EXPECT_GT(canonical, 100);
}

}  // namespace
}  // namespace buurtkas
