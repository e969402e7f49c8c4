#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "cli/verify/between.h"

// Money that is a sum, or a quotient, of other money. As a fraction it may have very many digits; so close
// bounds tell two amounts apart, and fractions are worked out only for those that bounds leave open.

namespace buurtkas::verify {

class Amount {
 public:
  explicit Amount(Ratio value);
  static Amount sum(std::vector<std::pair<Amount, Ratio>> terms);           // each so many times
  static Amount quotient(const Amount& of, const Amount& by, Ratio times);  // REQUIRES: by is not 0

  const Between& near() const;
  const Ratio& exact() const;
  bool operator<(const Amount& other) const;

 private:
  struct Node;
  explicit Amount(std::shared_ptr<const Node> node) : node_(std::move(node)) {}

  std::shared_ptr<const Node> node_;
};

}  // namespace buurtkas::verify
