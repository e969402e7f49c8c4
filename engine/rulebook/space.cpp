#include "engine/rulebook/space.h"

#include <algorithm>

#include "engine/assertion.h"

namespace buurtkas {
namespace {

bool is_denial(Comparison comparison) {
  return comparison == Comparison::is_not || comparison == Comparison::none_of ||
         comparison == Comparison::has_not;
}

void add_once(std::vector<std::string>& words, const std::string& word) {
  const auto at = std::lower_bound(words.begin(), words.end(), word);
  if (at == words.end() || *at != word) words.insert(at, word);
}

bool names(const Condition& condition, std::string_view word) {
  return std::find(condition.words.begin(), condition.words.end(), word) != condition.words.end();
}

// A word that is none of these, to stand for all others.
std::string other_word(const std::vector<std::string>& words) {
  std::string other = "other";
  while (std::find(words.begin(), words.end(), other) != words.end()) other += '-';
  return other;
}

}  // namespace

Space::Dimension& Space::dimension_of(FieldIndex field, const std::string& tag) {
  for (Dimension& known : dimensions_) {
    if (known.field == field && known.tag == tag) return known;
  }
  const Field& kind = fields_of(kind_)[field];
  Dimension dimension{field, kind.type, tag, {0}, {}, 1};
  if (kind.type == FieldType::word) dimension.cells = kind.words.size();
  if (kind.type == FieldType::tags) dimension.cells = 2;
  dimensions_.push_back(std::move(dimension));
  return dimensions_.back();
}

// The cells begin where a condition begins or ceases to hold.
void Space::cut_number(Dimension& dimension, Comparison comparison, std::int64_t number) {
  const auto begin_at = [&](std::int64_t start) {
    const std::int64_t most = parts_max(fields_of(kind_)[dimension.field].unit);
    const auto at = std::lower_bound(dimension.starts.begin(), dimension.starts.end(), start);
    if (start <= most && (at == dimension.starts.end() || *at != start)) dimension.starts.insert(at, start);
  };
  const bool is_equality = comparison == Comparison::is || comparison == Comparison::is_not;
  if (is_equality || comparison == Comparison::at_least || comparison == Comparison::less_than)
    begin_at(number);
  if (is_equality || comparison == Comparison::at_most || comparison == Comparison::more_than) {
    begin_at(number + 1);
  }
  dimension.cells = dimension.starts.size();
}

void Space::cut_by(const RulesInForce& rules, const std::vector<Condition>& conditions) {
  for (const Condition& condition : conditions) {
    const FieldType type = fields_of(kind_)[condition.field].type;
    Dimension& dimension =
        dimension_of(condition.field, type == FieldType::tags ? condition.words.front() : std::string());
    if (type == FieldType::number) {
      const auto number = rules.number_of(condition);
      BUURTKAS_ASSERT(number);
      cut_number(dimension, condition.comparison, *number);
    } else if (type == FieldType::open_word) {
      for (const std::string& word : condition.words) add_once(dimension.words, word);
      dimension.cells = dimension.words.size() + 1;
    }
  }
}

Box Space::everything() const {
  Box box;
  for (const Dimension& dimension : dimensions_) box.emplace_back(dimension.cells, true);
  return box;
}

std::size_t Space::index_of(const Condition& condition) const {
  const bool is_tag = fields_of(kind_)[condition.field].type == FieldType::tags;
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    const Dimension& dimension = dimensions_[i];
    if (dimension.field == condition.field && (!is_tag || dimension.tag == condition.words.front())) return i;
  }
  BUURTKAS_ASSERT(false);
  return 0;
}

// A cell is in when its lowest case is: all its cases are alike.
std::vector<bool> Space::cells_of(const Dimension& dimension, const RulesInForce& rules,
                                  const Condition& condition) const {
  std::vector<bool> cells(dimension.cells);
  Case one = blank_case(kind_);
  const Field& field = fields_of(kind_)[dimension.field];
  for (std::size_t cell = 0; cell < dimension.cells; ++cell) {
    switch (dimension.type) {
      case FieldType::number:
        set_number(one, field.name, dimension.starts[cell]);
        cells[cell] = holds(rules, condition, one) == Answer::yes;
        break;
      case FieldType::word:
        cells[cell] = names(condition, field.words[cell]) != is_denial(condition.comparison);
        break;
      case FieldType::open_word: {
        const bool is_named = cell < dimension.words.size() && names(condition, dimension.words[cell]);
        cells[cell] = is_named != is_denial(condition.comparison);
        break;
      }
      case FieldType::tags:
        cells[cell] = (cell == 1) != is_denial(condition.comparison);
        break;
    }
  }
  return cells;
}

Box Space::box_of(const RulesInForce& rules, const std::vector<Condition>& when,
                  const std::vector<Condition>& unless) const {
  Box box = everything();
  for (const Condition& condition : when) {
    const std::size_t at = index_of(condition);
    box[at] = in_both(box[at], cells_of(dimensions_[at], rules, condition));
  }
  for (const Condition& condition : unless) {
    const std::size_t at = index_of(condition);
    box[at] = without(box[at], cells_of(dimensions_[at], rules, condition));
  }
  return box;
}

Case Space::case_in(const Box& box) const {
  Case one = blank_case(kind_);
  std::vector<std::string> tags;
  bool has_tags = false;
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    const Dimension& dimension = dimensions_[i];
    const Field& field = fields_of(kind_)[dimension.field];
    const auto first = std::find(box[i].begin(), box[i].end(), true);
    BUURTKAS_ASSERT(first != box[i].end());
    const auto cell = static_cast<std::size_t>(first - box[i].begin());
    switch (dimension.type) {
      case FieldType::number:
        set_number(one, field.name, dimension.starts[cell]);
        break;
      case FieldType::word:
        set_word(one, field.name, field.words[cell]);
        break;
      case FieldType::open_word:
        set_word(one, field.name,
                 cell < dimension.words.size() ? dimension.words[cell] : other_word(dimension.words));
        break;
      case FieldType::tags:
        has_tags = true;
        if (cell == 1) tags.push_back(dimension.tag);
        break;
    }
  }
  if (has_tags) set_tags(one, "tags", std::move(tags));
  return one;
}

std::pair<std::int64_t, std::int64_t> Space::range_in(const Box& box, FieldIndex field) const {
  std::pair<std::int64_t, std::int64_t> range = {0, parts_max(fields_of(kind_)[field].unit)};
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    if (dimensions_[i].field != field) continue;
    const std::vector<std::int64_t>& starts = dimensions_[i].starts;
    const auto first = std::find(box[i].begin(), box[i].end(), true) - box[i].begin();
    const auto last = box[i].rend() - std::find(box[i].rbegin(), box[i].rend(), true);  // one behind it
    range.first = starts[static_cast<std::size_t>(first)];
    if (static_cast<std::size_t>(last) < starts.size())
      range.second = starts[static_cast<std::size_t>(last)] - 1;
  }
  return range;
}

bool Space::has(const Box& box, FieldIndex field, std::int64_t parts) const {
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    if (dimensions_[i].field != field) continue;
    const std::vector<std::int64_t>& starts = dimensions_[i].starts;
    const auto behind = std::upper_bound(starts.begin(), starts.end(), parts);
    return behind != starts.begin() && box[i][static_cast<std::size_t>(behind - starts.begin() - 1)];
  }
  return true;
}

std::string Space::text_of(const Dimension& dimension, std::size_t cell) const {
  const Field& field = fields_of(kind_)[dimension.field];
  switch (dimension.type) {
    case FieldType::number:
      return parts_text(dimension.starts[cell], field.unit);
    case FieldType::word:
      return std::string(field.words[cell]);
    case FieldType::open_word:
      return cell < dimension.words.size() ? dimension.words[cell] : other_word(dimension.words);
    case FieldType::tags:
      return (cell == 1 ? "" : "without ") + dimension.tag;
  }
  return {};
}

Witness Space::witness_in(const Box& box) const {
  Witness witness;
  for (std::size_t i = 0; i < dimensions_.size(); ++i) {
    if (std::find(box[i].begin(), box[i].end(), false) == box[i].end()) continue;
    const auto cell =
        static_cast<std::size_t>(std::find(box[i].begin(), box[i].end(), true) - box[i].begin());
    witness.emplace_back(fields_of(kind_)[dimensions_[i].field].name, text_of(dimensions_[i], cell));
  }
  return witness;
}

}  // namespace buurtkas
