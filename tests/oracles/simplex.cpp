#include "tests/oracles/simplex.h"

#include <cstddef>
#include <optional>

namespace buurtkas::oracles {
namespace {

// One row an inequality: unknowns, slacks, artificials, and the right-hand side, not below 0. What is made as
// small as can be is the sum of the artificials: with 0, there is a solution.
class Tableau {
 public:
  explicit Tableau(const std::vector<Inequality>& inequalities) {
    const std::size_t rows = inequalities.size();
    const std::size_t unknowns = rows == 0 ? 0 : inequalities[0].factors.size();
    columns_ = unknowns + rows + rows;
    first_artificial_ = unknowns + rows;
    cost_.assign(columns_ + 1, 0);
    for (std::size_t row = 0; row < rows; ++row) {
      const Inequality& one = inequalities[row];
      const bool is_turned = one.at_most.sign() < 0;
      const auto turned = [&](const Ratio& number) { return is_turned ? -number : number; };
      std::vector<Ratio> line(columns_ + 1);
      for (std::size_t i = 0; i < unknowns; ++i) line[i] = turned(one.factors[i]);
      line[unknowns + row] = turned(1);
      line[columns_] = turned(one.at_most);
      basis_.push_back(is_turned ? first_artificial_ + row : unknowns + row);
      if (is_turned) {
        for (std::size_t i = 0; i <= columns_; ++i) cost_[i] -= line[i];
        line[first_artificial_ + row] = 1;
      }
      lines_.push_back(std::move(line));
    }
  }

  bool reaches_zero() {
    while (const auto column = entering()) {
      const auto row = leaving(*column);
      BUURTKAS_ASSERT(row.has_value());  // the sum cannot fall without end
      pivot(*row, *column);
    }
    return cost_[columns_].is_zero();
  }

 private:
  std::optional<std::size_t> entering() const {
    for (std::size_t column = 0; column < first_artificial_; ++column) {
      if (cost_[column].sign() < 0) return column;
    }
    return std::nullopt;
  }

  std::optional<std::size_t> leaving(std::size_t column) const {
    std::optional<std::size_t> best;
    Ratio least;
    for (std::size_t row = 0; row < lines_.size(); ++row) {
      if (lines_[row][column].sign() <= 0) continue;
      const Ratio bound = lines_[row][columns_] / lines_[row][column];
      if (best && (bound > least || (bound == least && basis_[row] > basis_[*best]))) continue;
      best = row;
      least = bound;
    }
    return best;
  }

  void pivot(std::size_t row, std::size_t column) {
    const Ratio by = lines_[row][column];
    for (Ratio& number : lines_[row]) number /= by;
    const auto clear = [&](std::vector<Ratio>& line) {
      const Ratio times = line[column];
      if (times.is_zero()) return;
      for (std::size_t i = 0; i <= columns_; ++i) line[i] -= times * lines_[row][i];
    };
    for (std::size_t other = 0; other < lines_.size(); ++other) {
      if (other != row) clear(lines_[other]);
    }
    clear(cost_);
    basis_[row] = column;
  }

  std::size_t columns_ = 0;
  std::size_t first_artificial_ = 0;
  std::vector<std::vector<Ratio>> lines_;
  std::vector<Ratio> cost_;
  std::vector<std::size_t> basis_;  // by row
};

}  // namespace

bool has_solution(const std::vector<Inequality>& inequalities) {
  return Tableau(inequalities).reaches_zero();
}

}  // namespace buurtkas::oracles
