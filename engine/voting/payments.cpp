#include "engine/voting/payments.h"

#include <algorithm>
#include <limits>

namespace buurtkas {
namespace {

constexpr std::uint32_t nobody = std::numeric_limits<std::uint32_t>::max();

template <class Amount>
BigInt big(Amount amount) {
  const Amount word = Amount(1) << 62;
  return BigInt(static_cast<std::int64_t>(amount / word)) * static_cast<std::int64_t>(word) +
         static_cast<std::int64_t>(amount % word);
}

}  // namespace

Payments::Payments(const Instance& instance, const Profile& profile, const Supporters& supporters,
                   const std::vector<ProjectIndex>& projects)
    : instance_(instance), profile_(profile), room_(profile.groups(), 0), is_open_(profile.groups(), false) {
  BUURTKAS_ASSERT(profile.weight() < std::uint64_t{1} << 63);
  std::vector<std::vector<Row>> rows_of(profile.groups());
  for (const ProjectIndex project : projects) {
    if (instance.projects[project].cost.is_zero()) continue;
    for (const std::uint32_t group : supporters.of(project))
      rows_of[group].push_back(static_cast<Row>(projects_.size()));
    projects_.push_back(project);
  }
  edges_of_.resize(projects_.size());
  first_edge_.push_back(0);
  for (std::uint32_t group = 0; group < rows_of.size(); ++group) {
    for (const Row row : rows_of[group]) {
      edges_of_[row].push_back(static_cast<Edge>(row_.size()));
      row_.push_back(row);
      group_.push_back(group);
    }
    first_edge_.push_back(static_cast<Edge>(row_.size()));
  }
}

void Payments::begin(const Ratio& money) {
  money_ = money.numerator().convert_to<std::int64_t>();
  scale_ = money.denominator().convert_to<std::int64_t>();
  unpaid_.clear();
  for (const ProjectIndex project : projects_)
    unpaid_.push_back(Amount(instance_.projects[project].cost.cents()) * scale_);
  carried_.assign(row_.size(), 0);
  std::fill(room_.begin(), room_.end(), 0);
  std::fill(is_open_.begin(), is_open_.end(), false);
}

void Payments::open(std::span<const std::uint32_t> groups) {
  for (const std::uint32_t group : groups) {
    if (is_open_[group]) continue;
    is_open_[group] = true;
    room_[group] = money_ * static_cast<std::int64_t>(profile_.weight(group));
  }
}

void Payments::open_all() {
  for (std::uint32_t group = 0; group < is_open_.size(); ++group) open({&group, 1});
}

bool Payments::pay() {
  bool is_all = true;
  for (Row row = 0; row < unpaid_.size(); ++row) {
    push_evenly(row);
    push(row, std::min(unpaid_[row], room_of(row)));
  }
  for (Row row = 0; row < unpaid_.size(); ++row) {
    while (unpaid_[row] > 0 && augment(row)) {
    }
    is_all = is_all && unpaid_[row] == 0;
  }
  return is_all;
}

Payments::Amount Payments::room_of(Row row) const {
  Amount room = 0;
  for (const Edge edge : edges(row)) room += room_[group_[edge]];
  return room;
}

Payments::Amount Payments::transferable(Row row, Row from) const {
  Amount amount = 0;
  for (const Edge edge : edges(row)) {
    for (Edge other = first_edge_[group_[edge]]; other < first_edge_[group_[edge] + 1]; ++other) {
      if (row_[other] == from) amount += carried_[other];
    }
  }
  return amount;
}

// Supporters pay about the same, or all they have: near to payments that leave room for the other projects,
// so that few paths are needed.
void Payments::push_evenly(Row row) {
  struct Payer {
    Amount room;  // a unit of weight
    Edge edge;
  };
  std::vector<Payer> payers;
  Amount weight = 0;
  for (const Edge edge : edges(row)) {
    const Amount room = room_[group_[edge]];
    if (room == 0) continue;
    payers.push_back({room / static_cast<std::int64_t>(profile_.weight(group_[edge])), edge});
    weight += static_cast<std::int64_t>(profile_.weight(group_[edge]));
  }
  std::sort(payers.begin(), payers.end(), [](const Payer& a, const Payer& b) {
    return a.room != b.room ? a.room < b.room : a.edge < b.edge;
  });
  for (const Payer& payer : payers) {
    const auto own = static_cast<std::int64_t>(profile_.weight(group_[payer.edge]));
    pay_part(payer.edge, std::min(room_[group_[payer.edge]], unpaid_[row] / weight * own));
    weight -= own;
  }
}

void Payments::pay_part(Edge edge, Amount part) {
  room_[group_[edge]] -= part;
  carried_[edge] += part;
  unpaid_[row_[edge]] -= part;
}

// Lays so much of the project on supporters who have it.
void Payments::push(Row row, Amount amount) {
  for (const Edge edge : edges(row)) {
    if (amount == 0) break;
    const Amount part = std::min(amount, room_[group_[edge]]);
    pay_part(edge, part);
    amount -= part;
  }
}

// Supporters of both pay so much for this one, and no more for the other.
void Payments::take_over(Row row, Row from, Amount amount) {
  for (const Edge edge : edges(row)) {
    for (Edge other = first_edge_[group_[edge]]; other < first_edge_[group_[edge] + 1]; ++other) {
      if (row_[other] != from) continue;
      const Amount part = std::min(amount, carried_[other]);
      carried_[other] -= part;
      unpaid_[from] += part;
      carried_[edge] += part;
      unpaid_[row] -= part;
      amount -= part;
    }
    if (amount == 0) break;
  }
}

// The projects that can be reached over payers, breadth first, and from where; ends at the first of them that
// has a supporter with money, when `with_room` asks for it.
std::vector<bool> Payments::reach(std::vector<Row> from, std::vector<Row>* parents, Row* with_room) const {
  std::vector<bool> is_reached(projects_.size(), false);
  for (const Row row : from) is_reached[row] = true;
  for (std::size_t next = 0; next < from.size(); ++next) {
    const Row row = from[next];
    for (const Edge edge : edges(row)) {
      const std::uint32_t group = group_[edge];
      if (with_room != nullptr && room_[group] > 0) {
        *with_room = row;
        return is_reached;
      }
      for (Edge other = first_edge_[group]; other < first_edge_[group + 1]; ++other) {
        if (carried_[other] == 0 || is_reached[row_[other]]) continue;
        is_reached[row_[other]] = true;
        if (parents != nullptr) (*parents)[row_[other]] = row;
        from.push_back(row_[other]);
      }
    }
  }
  return is_reached;
}

bool Payments::augment(Row row) {
  std::vector<Row> parents(projects_.size(), nobody);
  Row last = nobody;
  reach({row}, &parents, &last);
  if (last == nobody) return false;
  Amount amount = std::min(unpaid_[row], room_of(last));
  for (Row at = last; at != row; at = parents[at]) amount = std::min(amount, transferable(parents[at], at));
  push(last, amount);
  for (Row at = last; at != row; at = parents[at]) take_over(parents[at], at, amount);
  return true;
}

std::vector<ProjectIndex> Payments::short_of_money() const {
  std::vector<Row> from;
  for (Row row = 0; row < unpaid_.size(); ++row) {
    if (unpaid_[row] > 0) from.push_back(row);
  }
  const std::vector<bool> is_reached = reach(from, nullptr, nullptr);
  std::vector<ProjectIndex> projects;
  for (Row row = 0; row < is_reached.size(); ++row) {
    if (is_reached[row]) projects.push_back(projects_[row]);
  }
  return projects;
}

Ratio Payments::left(std::span<const std::uint32_t> groups) const {
  Amount left = 0;
  for (const std::uint32_t group : groups) {
    left += money_ * static_cast<std::int64_t>(profile_.weight(group));
    for (Edge edge = first_edge_[group]; edge < first_edge_[group + 1]; ++edge) left -= carried_[edge];
  }
  return Ratio(big(left), BigInt(scale_));
}

bool Payments::is_in_order() const {
  for (std::uint32_t group = 0; group + 1 < first_edge_.size(); ++group) {
    if (left({&group, 1}).sign() < 0) return false;
  }
  for (Row row = 0; row < projects_.size(); ++row) {
    Amount paid = 0;
    for (const Edge edge : edges(row)) {
      if (carried_[edge] < 0) return false;
      paid += carried_[edge];
    }
    if (paid != Amount(instance_.projects[projects_[row]].cost.cents()) * scale_) return false;
  }
  return true;
}

}  // namespace buurtkas
