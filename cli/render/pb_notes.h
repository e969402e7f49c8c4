#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "cli/render/pb_of_round.h"

// What the parts of pb_of_round share: what one vote of the file is, and how something is left out and told.

namespace buurtkas {

// What readers of the format take for a missing value.
inline constexpr std::string_view pb_no_value = "None";

bool has_points(const Profile& profile);

// So many units of weight are one vote of the file.
std::uint64_t units_of_vote(const Profile& profile);

class PbNotes {
 public:
  PbNotes(Language language, PbOfRound& result) : language_(language), result_(result) {}

  template <class... Values>
  void leave_out(std::string_view dutch, std::string_view english, const Values&... values) {
    result_.left_out.push_back(fmt::format(fmt::runtime(in(language_, dutch, english)), values...));
  }

  // A text of the round, in one line. `None` is left out.
  std::string text_of(const std::string& text, std::string_view of);

  void miss(std::string_view key) { result_.missing.emplace_back(key); }
  void drop_least_marks() { result_.drops_least_marks = true; }

 private:
  Language language_;
  PbOfRound& result_;
};

}  // namespace buurtkas
