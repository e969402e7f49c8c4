#include "engine/rulebook/boxes.h"

#include <algorithm>

namespace buurtkas {
namespace {

bool has_any(const std::vector<bool>& cells) {
  return std::find(cells.begin(), cells.end(), true) != cells.end();
}

bool is_within(const std::vector<bool>& a, const std::vector<bool>& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i] && !b[i]) return false;
  }
  return true;
}

}  // namespace

std::vector<bool> in_both(const std::vector<bool>& a, const std::vector<bool>& b) {
  std::vector<bool> result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = a[i] && b[i];
  return result;
}

std::vector<bool> without(const std::vector<bool>& a, const std::vector<bool>& b) {
  std::vector<bool> result(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) result[i] = a[i] && !b[i];
  return result;
}

bool take_steps(std::size_t& steps, std::size_t count) {
  if (steps < count) steps = 0;
  steps -= std::min(steps, count);
  return steps > 0;
}

bool is_empty(const Box& box) {
  return std::any_of(box.begin(), box.end(), [](const std::vector<bool>& cells) { return !has_any(cells); });
}

bool meet(const Box& a, const Box& b) {
  for (std::size_t i = 0; i < a.size(); ++i) {
    bool is_shared = false;
    for (std::size_t cell = 0; cell < a[i].size() && !is_shared; ++cell) is_shared = a[i][cell] && b[i][cell];
    if (!is_shared) return false;
  }
  return true;
}

Box common(const Box& a, const Box& b) {
  Box result;
  for (std::size_t i = 0; i < a.size(); ++i) result.push_back(in_both(a[i], b[i]));
  return result;
}

namespace {

enum class Walk { on, enough, too_long };

// Takes the first box away from a part, one dimension after another: what lies beside it, in parts that do
// not overlap, and last what lies in it.
class Walker {
 public:
  Walker(std::span<const Box> out, std::span<const Box> cuts, std::size_t& steps, const OnPart& on_part)
      : out_(out), cuts_(cuts), steps_(steps), on_part_(on_part) {}

  Walk walk(const Box& part, std::size_t next) {
    if (is_empty(part)) return Walk::on;
    for (;; ++next) {
      if (!take_steps(steps_, part.size() + 1)) return Walk::too_long;
      if (next == count() || meet(part, box(next))) break;
    }
    if (next == count()) return on_part_(part) ? Walk::enough : Walk::on;
    Box inside = part;
    for (std::size_t i = 0; i < part.size(); ++i) {
      if (is_within(inside[i], box(next)[i])) continue;  // nothing lies beside it
      Box beside = inside;
      beside[i] = without(inside[i], box(next)[i]);
      const Walk walked = walk(beside, next + 1);
      if (walked != Walk::on) return walked;
      inside[i] = in_both(inside[i], box(next)[i]);
    }
    return next < out_.size() ? Walk::on : walk(inside, next + 1);
  }

 private:
  std::size_t count() const { return out_.size() + cuts_.size(); }
  const Box& box(std::size_t i) const { return i < out_.size() ? out_[i] : cuts_[i - out_.size()]; }

  std::span<const Box> out_;
  std::span<const Box> cuts_;
  std::size_t& steps_;
  const OnPart& on_part_;
};

}  // namespace

bool each_outside(const Box& whole, std::span<const Box> out, std::span<const Box> cuts, std::size_t& steps,
                  const OnPart& on_part) {
  return Walker(out, cuts, steps, on_part).walk(whole, 0) != Walk::too_long;
}

std::optional<Box> outside(const Box& whole, std::span<const Box> boxes, std::size_t& steps) {
  std::optional<Box> found;
  const auto take = [&](const Box& part) {
    found = part;
    return true;
  };
  if (!each_outside(whole, boxes, {}, steps, take)) return std::nullopt;
  if (found) return found;
  return Box{{}};  // empty
}

}  // namespace buurtkas
