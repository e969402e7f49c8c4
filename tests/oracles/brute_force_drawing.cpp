#include "tests/oracles/brute_force_drawing.h"

#include <algorithm>
#include <functional>
#include <optional>

namespace buurtkas::oracles {
namespace {

using Parts = std::vector<std::int64_t>;
using Ways = std::function<void(const std::vector<Parts>&)>;

// Every way to take all of each line, and of the last one, if it is open, any part.
class Every {
 public:
  Every(Parts purses, std::vector<TinyLine> lines, bool is_last_open, Ways found)
      : left_(std::move(purses)),
        lines_(std::move(lines)),
        is_last_open_(is_last_open),
        found_(std::move(found)),
        parts_(lines_.size(), Parts(left_.size(), 0)) {}

  void go() { line(0); }

 private:
  void line(std::size_t i) {
    if (i == lines_.size()) return found_(parts_);
    purse(i, 0, lines_[i].cents);
  }

  void purse(std::size_t i, std::size_t p, std::int64_t unpaid) {
    if (p == left_.size()) {
      if (unpaid == 0 || (is_last_open_ && i + 1 == lines_.size())) line(i + 1);
      return;
    }
    const std::int64_t most = lines_[i].may_draw[p] ? std::min(unpaid, left_[p]) : 0;
    for (std::int64_t cents = 0; cents <= most; ++cents) {
      parts_[i][p] = cents;
      left_[p] -= cents;
      purse(i, p + 1, unpaid - cents);
      left_[p] += cents;
    }
    parts_[i][p] = 0;
  }

  Parts left_;
  std::vector<TinyLine> lines_;
  bool is_last_open_;
  Ways found_;
  std::vector<Parts> parts_;
};

std::int64_t sum(const Parts& parts) {
  std::int64_t total = 0;
  for (const std::int64_t cents : parts) total += cents;
  return total;
}

// The most that the last of them can have, beside the others in full.
std::int64_t most_of_last(const Parts& purses, const std::vector<TinyLine>& lines) {
  std::int64_t most = -1;
  Every(purses, lines, true, [&](const std::vector<Parts>& ways) {
    most = std::max(most, sum(ways.back()));
  }).go();
  return most;
}

// The purses' totals in order, then line after line what it has of each purse in order.
Parts key_of(const std::vector<Parts>& ways, std::size_t purses) {
  Parts key(purses, 0);
  for (const Parts& parts : ways) {
    for (std::size_t p = 0; p < purses; ++p) key[p] += parts[p];
  }
  for (const Parts& parts : ways) key.insert(key.end(), parts.begin(), parts.end());
  return key;
}

}  // namespace

std::vector<TinyDrawn> brute_force_draw(const std::vector<std::int64_t>& purses,
                                        const std::vector<TinyLine>& lines) {
  std::vector<TinyDrawn> drawn(lines.size(), {false, Parts(purses.size(), 0), 0, {}});
  std::vector<TinyLine> paid;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    paid.push_back(lines[i]);
    const std::int64_t most = most_of_last(purses, paid);
    drawn[i].short_by = lines[i].cents - most;
    drawn[i].is_paid = most == lines[i].cents;
    if (drawn[i].is_paid) continue;
    for (std::size_t p = 0; p < purses.size(); ++p) {
      Parts richer = purses;
      ++richer[p];
      if (most_of_last(richer, paid) > most) drawn[i].dry.push_back(p);
    }
    paid.pop_back();
  }
  std::optional<Parts> best_key;
  std::vector<Parts> best;
  Every(purses, paid, false, [&](const std::vector<Parts>& ways) {
    Parts key = key_of(ways, purses.size());
    if (best_key && key <= *best_key) return;
    best_key = std::move(key);
    best = ways;
  }).go();
  std::size_t next = 0;
  for (TinyDrawn& one : drawn) {
    if (one.is_paid) one.parts = best.at(next++);
  }
  return drawn;
}

}  // namespace buurtkas::oracles
