#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <utility>

// Names of things in a round, kept apart by type: a ProjectId is not a VoterId. An id is text,
// case-sensitive, exactly as its file has it (`OGM/0015`, `BO.D5.13/24`); ids are ordered by their bytes, so
// "10" is before "9".

namespace buurtkas {

template <class Tag>
class Id {
 public:
  Id() = default;
  explicit Id(std::string text) : text_(std::move(text)) {}

  const std::string& text() const { return text_; }
  auto operator<=>(const Id&) const = default;

 private:
  std::string text_;
};

using ProjectId = Id<struct ProjectTag>;
using PotId = Id<struct PotTag>;
using ResidentId = Id<struct ResidentTag>;
using ChannelId = Id<struct ChannelTag>;

// Positions in an instance's projects and pots (round/instance.h).
using ProjectIndex = std::uint32_t;
using PotIndex = std::uint32_t;

}  // namespace buurtkas
