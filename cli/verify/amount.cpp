#include "cli/verify/amount.h"

#include <optional>

namespace buurtkas::verify {
namespace {

constexpr unsigned bits = 256;

}  // namespace

struct Amount::Node {
  std::vector<std::pair<Amount, Ratio>> terms;  // of a quotient: what is divided, so many times
  std::optional<Amount> by;
  Between near;
  mutable std::optional<Ratio> exact;
};

Amount::Amount(Ratio value) {
  Node node;
  node.near = Between(value, bits) + Ratio(0);
  node.exact = std::move(value);
  node_ = std::make_shared<const Node>(std::move(node));
}

Amount Amount::sum(std::vector<std::pair<Amount, Ratio>> terms) {
  Node node;
  for (const auto& [amount, times] : terms) node.near += amount.near() * times;
  node.terms = std::move(terms);
  return Amount(std::make_shared<const Node>(std::move(node)));
}

Amount Amount::quotient(const Amount& of, const Amount& by, Ratio times) {
  Node node;
  try {
    node.near = of.near() * times / by.near();
  } catch (const Undecided&) {
    node.near = Between(of.exact() * times / by.exact(), bits) + Ratio(0);
  }
  node.terms.emplace_back(of, std::move(times));
  node.by = by;
  return Amount(std::make_shared<const Node>(std::move(node)));
}

const Between& Amount::near() const {
  return node_->near;
}

const Ratio& Amount::exact() const {
  if (!node_->exact) {
    Ratio sum;
    for (const auto& [amount, times] : node_->terms) sum += amount.exact() * times;
    node_->exact = node_->by ? sum / node_->by->exact() : sum;
  }
  return *node_->exact;
}

bool Amount::operator<(const Amount& other) const {
  if (node_ == other.node_) return false;
  if (near().is_surely_below(other.near())) return true;
  return !other.near().is_surely_below(near()) && exact() < other.exact();
}

}  // namespace buurtkas::verify
