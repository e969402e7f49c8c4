#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "engine/rulebook/boxes.h"
#include "engine/rulebook/in_force.h"

// All cases of a kind, cut into finitely many cells. A condition compares one field with one value, so along
// each field it holds for whole cells, those between the values that some condition names; what it denies is
// whole cells too. So `when` and `unless` together are a box: a set of cells along each field, and cases that
// lie in the same cells are treated alike. What is asked of boxes is therefore answered for every case, and
// with a case that shows it. Fields are taken to be independent of one another.

namespace buurtkas {

// A case, as the fields that matter for it: `age`, `20 year`. None: every case.
using Witness = std::vector<std::pair<std::string, std::string>>;

class Space {
 public:
  // Cut by these conditions. REQUIRES: they are about such a case, and their parameters have values.
  explicit Space(CaseKind kind) : kind_(kind) {}
  void cut_by(const RulesInForce& rules, const std::vector<Condition>& conditions);

  CaseKind kind() const { return kind_; }
  Box everything() const;

  // REQUIRES: cut by all of these conditions; nothing is cut any more.
  Box box_of(const RulesInForce& rules, const std::vector<Condition>& when,
             const std::vector<Condition>& unless) const;

  Case case_in(const Box& box) const;  // REQUIRES: not empty. One of its cases: the lowest numbers
  // The lowest and the highest that a number is in the box, and whether it may be this. REQUIRES: not empty.
  std::pair<std::int64_t, std::int64_t> range_in(const Box& box, FieldIndex field) const;
  bool has(const Box& box, FieldIndex field, std::int64_t parts) const;
  Witness witness_in(const Box& box) const;  // the same, without fields of which all cells are in the box

 private:
  struct Dimension {
    FieldIndex field = 0;
    FieldType type = FieldType::number;
    std::string tag;                   // of tags: a dimension each; cells: without it, with it
    std::vector<std::int64_t> starts;  // of a number: the lowest of each cell, from 0
    std::vector<std::string> words;    // of an open word: a cell each, and the last one for all others
    std::size_t cells = 0;
  };

  Dimension& dimension_of(FieldIndex field, const std::string& tag);
  void cut_number(Dimension& dimension, Comparison comparison, std::int64_t number);
  std::vector<bool> cells_of(const Dimension& dimension, const RulesInForce& rules,
                             const Condition& condition) const;
  std::size_t index_of(const Condition& condition) const;
  std::string text_of(const Dimension& dimension, std::size_t cell) const;

  CaseKind kind_;
  std::vector<Dimension> dimensions_;
};

}  // namespace buurtkas
