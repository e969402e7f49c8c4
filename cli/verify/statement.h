#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "engine/money/ratio.h"

// A part of a certificate, asked for strictly: every object has exactly the keys that its kind has, and every
// number is written in the one way that numbers are written. What is not right is Refuted.

namespace buurtkas::verify {

struct Words {
  std::string nl, en;
};

Words plain(std::string_view text);  // the same in both languages

// The certificate and the files disagree: a sentence that names the statement.
struct Refuted {
  Words sentence;
};

class Statement {
 public:
  // `where`: `statement 12`, in words. The JSON outlives this.
  Statement(const nlohmann::json& json, Words where);
  void name_kind();                                          // from here on, where it is wrong
  void hold_to_certificate() { is_by_certificate_ = true; }  // from here on; else to the files

  void has_keys(std::initializer_list<std::string_view> keys,
                std::initializer_list<std::string_view> may_have = {}) const;
  bool has(std::string_view key) const;
  std::string kind() const;  // empty when it has none
  const std::string& text(std::string_view key) const;
  Ratio number(std::string_view key) const;
  Statement object(std::string_view key) const;
  std::vector<Statement> objects(std::string_view key) const;
  std::vector<std::string> texts(std::string_view key) const;
  std::vector<Ratio> numbers(std::string_view key) const;
  const nlohmann::json& items(std::string_view key) const;  // of a list
  const nlohmann::json& value(std::string_view key) const;

  // That the text is this one.
  void expect(std::string_view key, std::string_view by_the_files) const;
  void expect_value(std::string_view key, const nlohmann::json& by_the_files) const;
  [[noreturn]] void refute(std::string_view key, const Words& by_the_files) const;
  [[noreturn]] void refute(const Words& sentence) const;  // of the whole

 private:
  Statement(const nlohmann::json& json, const Statement& whole, std::string path);
  [[noreturn]] void refute_form(std::string_view key) const;

  const nlohmann::json* json_;
  Words where_;
  bool is_by_certificate_ = false;
  std::string path_;  // within the statement: `looks[2].`
};

// Harmless on a terminal, and not long.
std::string shown(std::string_view text);

}  // namespace buurtkas::verify
