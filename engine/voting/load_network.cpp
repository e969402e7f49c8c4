#include "engine/voting/load_network.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace buurtkas {
namespace {

constexpr std::uint32_t unreachable = std::numeric_limits<std::uint32_t>::max();

// Rounded down, and without leaving 127 bits when the result does not.
template <class Amount>
Amount scaled(const Amount& amount, const Amount& numerator, const Amount& denominator) {
  return amount / denominator * numerator + amount % denominator * numerator / denominator;
}

}  // namespace

LoadNetwork::LoadNetwork(std::uint64_t weight) {
  BUURTKAS_ASSERT(weight >> 63 == 0);
  add_class(weight);
}

void LoadNetwork::add_class(const Amount& weight) {
  weight_.push_back(weight);
  room_.emplace_back(0);
  first_edge_.push_back(first_edge_.back());
}

// To the class that was added last.
void LoadNetwork::add_edge(Row row, Amount carried) {
  edges_of_[row].push_back(static_cast<Edge>(row_.size()));
  row_.push_back(row);
  class_.push_back(static_cast<ClassId>(weight_.size() - 1));
  carried_.push_back(carried);
  ++first_edge_.back();
}

LoadNetwork LoadNetwork::with(std::int64_t cost, const std::vector<std::uint64_t>& supporters,
                              std::vector<ClassId>& becomes) const {
  LoadNetwork more = *this;
  const auto added = static_cast<Row>(cost_.size());
  more.cost_.emplace_back(cost);
  more.edges_of_.assign(cost_.size() + 1, {});
  more.weight_.clear();
  more.room_.clear();
  more.first_edge_ = {0};
  more.row_.clear();
  more.class_.clear();
  more.carried_.clear();
  const auto add_part = [&](ClassId from, const Amount& part, bool is_supporting) {
    more.add_class(part);
    for (Edge edge = first_edge_[from]; edge < first_edge_[from + 1]; ++edge) {
      more.add_edge(row_[edge], scaled(carried_[edge], part, weight_[from]));
    }
    if (is_supporting) more.add_edge(added, 0);
  };
  for (ClassId from = 0; from < classes(); ++from) {
    const bool is_whole = supporters[from] == weight_[from] && supporters[from] > 0;
    add_part(from, is_whole ? weight_[from] : weight_[from] - supporters[from], is_whole);
  }
  becomes.resize(classes());
  for (ClassId from = 0; from < classes(); ++from) {
    becomes[from] = from;
    if (supporters[from] == 0 || supporters[from] == weight_[from]) continue;
    becomes[from] = static_cast<ClassId>(more.classes());
    add_part(from, supporters[from], true);
  }
  return more;
}

// What is carried at the load so far, at a load that is no lower.
void LoadNetwork::start_from(const Amount& load_cost, const Amount& load_weight) {
  unpaid_.resize(cost_.size());
  for (Row row = 0; row < cost_.size(); ++row) unpaid_[row] = cost_[row] * load_weight;
  for (ClassId one = 0; one < classes(); ++one) {
    room_[one] = weight_[one] * load_cost;
    for (Edge edge = first_edge_[one]; edge < first_edge_[one + 1]; ++edge) {
      if (carried_[edge] == 0) continue;
      carried_[edge] = scaled(carried_[edge], load_weight, load_weight_);
      room_[one] -= carried_[edge];
      unpaid_[row_[edge]] -= carried_[edge];
    }
    BUURTKAS_ASSERT(room_[one] >= 0);
  }
  load_cost_ = load_cost;
  load_weight_ = load_weight;
}

// A project is at height 0 when one of its classes has room, and one above another when it shares a class
// that carries something of that other, which can then be moved away. Those above all that are unpaid are not
// measured. False when all that is unpaid is unreachable, and then all are measured.
bool LoadNetwork::find_heights() {
  height_.assign(cost_.size(), unreachable);
  std::vector<Row> rows;
  std::size_t unpaid = 0;
  for (Row row = 0; row < cost_.size(); ++row) {
    if (unpaid_[row] > 0) ++unpaid;
    const bool has_room = std::any_of(edges_of_[row].begin(), edges_of_[row].end(),
                                      [this](Edge edge) { return room_[class_[edge]] > 0; });
    if (!has_room) continue;
    height_[row] = 0;
    rows.push_back(row);
  }
  std::vector<bool> is_seen(classes(), false);
  std::size_t reached = 0;
  for (std::size_t next = 0; next < rows.size(); ++next) {
    const Row below = rows[next];
    if (unpaid_[below] > 0 && ++reached == unpaid) return true;
    for (const Edge from : edges_of_[below]) {
      if (carried_[from] == 0 || is_seen[class_[from]]) continue;
      is_seen[class_[from]] = true;
      for (Edge edge = first_edge_[class_[from]]; edge < first_edge_[class_[from] + 1]; ++edge) {
        if (height_[row_[edge]] != unreachable) continue;
        height_[row_[edge]] = height_[below] + 1;
        rows.push_back(row_[edge]);
      }
    }
  }
  return reached > 0;
}

// As much of what is unpaid as goes: into room, or onto a class from which a project one lower moves away.
void LoadNetwork::push_down(Row row) {
  for (const Edge to : edges_of_[row]) {
    if (unpaid_[row] == 0) return;
    const ClassId one = class_[to];
    const Amount fits = std::min(unpaid_[row], room_[one]);
    room_[one] -= fits;
    carried_[to] += fits;
    unpaid_[row] -= fits;
    if (height_[row] == 0) continue;
    for (Edge edge = first_edge_[one]; edge < first_edge_[one + 1]; ++edge) {
      if (height_[row_[edge]] + 1 != height_[row] || carried_[edge] == 0) continue;
      const Amount moved = std::min(unpaid_[row], carried_[edge]);
      carried_[edge] -= moved;
      unpaid_[row_[edge]] += moved;
      carried_[to] += moved;
      unpaid_[row] -= moved;
    }
  }
}

// Push-relabel with heights measured anew after each pass from the top down: who is left unpaid after a pass
// stands higher in the next, so there are at most projects^2 of them.
void LoadNetwork::carry_all() {
  std::vector<Row> downwards(cost_.size());
  std::iota(downwards.begin(), downwards.end(), Row{0});
  while (find_heights()) {
    std::sort(downwards.begin(), downwards.end(),
              [this](Row a, Row b) { return height_[a] != height_[b] ? height_[a] > height_[b] : a < b; });
    for (const Row row : downwards) {
      if (height_[row] != unreachable) push_down(row);
    }
  }
}

bool LoadNetwork::carries(const Ratio& load) {
  start_from(Amount(load.numerator()), Amount(load.denominator()));
  carry_all();
  return std::all_of(unpaid_.begin(), unpaid_.end(), [](const Amount& one) { return one == 0; });
}

Ratio LoadNetwork::balance(const Ratio& at_least) {
  Ratio load = at_least;
  while (!carries(load)) {
    Amount cost = 0;
    Amount weight = 0;
    std::vector<bool> is_counted(classes(), false);
    for (Row row = 0; row < cost_.size(); ++row) {
      if (height_[row] != unreachable) continue;
      cost += cost_[row];
      for (const Edge edge : edges_of_[row]) {
        if (!is_counted[class_[edge]]) weight += weight_[class_[edge]];
        is_counted[class_[edge]] = true;
      }
    }
    const Ratio next{BigInt(cost), BigInt(weight)};
    BUURTKAS_ASSERT(next > load);
    load = next;
  }
  return load;
}

std::vector<LoadNetwork::Carried> LoadNetwork::carried_by(ClassId one) const {
  std::vector<Carried> carried;
  for (Edge edge = first_edge_[one]; edge < first_edge_[one + 1]; ++edge)
    carried.push_back({row_[edge], Ratio(BigInt(carried_[edge]), BigInt(load_weight_))});
  return carried;
}

// Its supporters bear all they can, and what they bear of others drags these in.
std::vector<LoadNetwork::Row> LoadNetwork::heaviest_with(Row row) const {
  std::vector<bool> is_in(cost_.size(), false);
  is_in[row] = true;
  std::vector<Row> rows = {row};
  for (std::size_t next = 0; next < rows.size(); ++next) {
    for (const Edge from : edges_of_[rows[next]]) {
      const ClassId one = class_[from];
      for (Edge edge = first_edge_[one]; edge < first_edge_[one + 1]; ++edge) {
        if (carried_[edge] == 0 || is_in[row_[edge]]) continue;
        is_in[row_[edge]] = true;
        rows.push_back(row_[edge]);
      }
    }
  }
  return rows;
}

}  // namespace buurtkas
