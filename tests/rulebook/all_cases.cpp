#include "tests/rulebook/all_cases.h"

#include <algorithm>
#include <set>

namespace buurtkas::testing {
namespace {

// What is said of one field.
struct Named {
  bool is_any = false;
  std::set<std::int64_t> numbers;
  std::set<std::string> words;
};

using NamedFields = std::vector<Named>;

void name_all(const Rulebook& rulebook, CaseKind of, const std::vector<Condition>& conditions,
              NamedFields& fields) {
  for (const Condition& condition : conditions) {
    Named& named = fields[condition.field];
    named.is_any = true;
    named.words.insert(condition.words.begin(), condition.words.end());
    std::vector<std::int64_t> numbers = {condition.number};
    if (condition.parameter) {
      for (const DatedValue& value : rulebook.parameters[*condition.parameter].values)
        numbers.push_back(value.parts);
    }
    const Field& field = fields_of(of)[condition.field];
    if (field.type != FieldType::number) continue;
    for (const std::int64_t number : numbers) {
      for (std::int64_t near = number - 1; near <= number + 1; ++near) {
        if (near >= 0 && near <= parts_max(field.unit)) named.numbers.insert(near);
      }
    }
  }
}

NamedFields named_fields(const std::vector<const Rulebook*>& rulebooks, CaseKind kind) {
  NamedFields fields(fields_of(kind).size());
  for (const Rulebook* rulebook : rulebooks) {
    for (const Article& article : rulebook->articles) {
      if (article.of != kind) continue;
      name_all(*rulebook, kind, article.when, fields);
      name_all(*rulebook, kind, article.unless, fields);
      const auto* require = std::get_if<Require>(&article.verb);
      if (require != nullptr) name_all(*rulebook, kind, require->all, fields);
    }
    for (const Cover& cover : rulebook->covers) {
      if (cover.of != kind) continue;
      name_all(*rulebook, kind, cover.when, fields);
      name_all(*rulebook, kind, cover.unless, fields);
    }
  }
  return fields;
}

std::vector<FieldValue> values_of(const Field& field, const Named& named) {
  std::vector<FieldValue> values;
  const auto add = [&](std::int64_t number, std::string word, std::vector<std::string> tags) {
    values.push_back({true, number, std::move(word), std::move(tags)});
  };
  if (field.type == FieldType::number) {
    add(0, {}, {});
    for (const std::int64_t number : named.numbers) {
      if (number != 0) add(number, {}, {});
    }
  } else if (field.type == FieldType::word) {
    const std::size_t count = named.is_any ? field.words.size() : 1;
    for (std::size_t word = 0; word < count; ++word) add(static_cast<std::int64_t>(word), {}, {});
  } else if (field.type == FieldType::open_word) {
    add(0, "other", {});
    for (const std::string& word : named.words) add(0, word, {});
  } else {
    const std::vector<std::string> tags(named.words.begin(), named.words.end());
    for (std::size_t set = 0; set < (std::size_t{1} << tags.size()); ++set) {
      add(0, {}, {});
      for (std::size_t i = 0; i < tags.size(); ++i) {
        if ((set >> i) % 2 == 1) values.back().tags.push_back(tags[i]);
      }
    }
  }
  return values;
}

void add_days(const Period& period, std::set<Date>& days) {
  for (const Date& end : {period.from, period.until.value_or(period.from)}) {
    for (std::int32_t near = -1; near <= 1; ++near) days.insert(date_of(day_number(end) + near));
  }
}

bool is_any_of(const std::string& word, const std::vector<std::string>& words) {
  return std::count(words.begin(), words.end(), word) > 0;
}

bool is_named(const Field& field, const FieldValue& value, const std::vector<std::string>& words) {
  if (field.type == FieldType::tags) return is_any_of(words.front(), value.tags);
  if (field.type == FieldType::open_word) return is_any_of(value.word, words);
  return is_any_of(std::string(field.words[static_cast<std::size_t>(value.number)]), words);
}

}  // namespace

std::vector<Case> all_cases(const std::vector<const Rulebook*>& rulebooks, CaseKind kind) {
  const NamedFields named = named_fields(rulebooks, kind);
  std::vector<Case> cases = {blank_case(kind)};
  for (std::size_t field = 0; field < named.size(); ++field) {
    std::vector<Case> longer;
    for (const Case& one : cases) {
      for (const FieldValue& value : values_of(fields_of(kind)[field], named[field])) {
        longer.push_back(one);
        longer.back().fields[field] = value;
      }
    }
    cases = std::move(longer);
  }
  return cases;
}

std::vector<Moment> all_moments(const std::vector<const Rulebook*>& rulebooks) {
  std::set<Date> days;
  std::set<Date> known_days = {Date{1900, 1, 1}, Date{2199, 12, 31}};
  for (const Rulebook* rulebook : rulebooks) {
    add_days(rulebook->valid, days);
    for (const Article& article : rulebook->articles) add_days(article.valid, days);
    for (const Parameter& parameter : rulebook->parameters) {
      for (const DatedValue& value : parameter.values) {
        add_days(value.valid, days);
        if (!value.known) continue;
        known_days.insert({*value.known, date_of(day_number(*value.known) - 1)});
      }
    }
  }
  std::vector<Moment> moments;
  for (const Date& known : known_days) {
    for (const Date& on : days) {
      if (rulebooks.front()->valid.has(on)) moments.push_back({on, known});
    }
  }
  return moments;
}

std::optional<std::int64_t> literal_parts(const Parameter& parameter, const Moment& at) {
  std::optional<std::int64_t> parts;
  Date since{1, 1, 1};
  for (const DatedValue& value : parameter.values) {
    const Date known = value.known.value_or(Date{1, 1, 1});
    const bool is_valid = value.valid.from <= at.on && at.on <= value.valid.until.value_or(at.on);
    if (!is_valid || at.known < known || known < since) continue;
    since = known;
    parts = value.parts;
  }
  return parts;
}

std::optional<bool> literally_holds(const Rulebook& rulebook, const Condition& condition, const Case& one,
                                    const Moment& at) {
  using enum Comparison;
  const Field& field = fields_of(one.kind)[condition.field];
  const FieldValue& value = one.fields[condition.field];
  const Comparison asked = condition.comparison;
  if (field.type != FieldType::number) {
    const bool is_one = is_named(field, value, condition.words);
    return asked == is || asked == one_of || asked == has ? is_one : !is_one;
  }
  std::optional<std::int64_t> with = condition.number;
  if (condition.parameter) with = literal_parts(rulebook.parameters[*condition.parameter], at);
  if (!with) return std::nullopt;
  const bool is_less = value.number < *with;
  const bool is_more = value.number > *with;
  return (asked == is && !is_less && !is_more) || (asked == is_not && (is_less || is_more)) ||
         (asked == at_least && !is_less) || (asked == at_most && !is_more) ||
         (asked == more_than && is_more) || (asked == less_than && is_less);
}

bool literally_in(const Rulebook& rulebook, const std::vector<Condition>& when,
                  const std::vector<Condition>& unless, const Case& one, const Moment& at) {
  const auto is = [&](bool wanted) {
    return [&, wanted](const Condition& condition) {
      return literally_holds(rulebook, condition, one, at) == wanted;
    };
  };
  return std::all_of(when.begin(), when.end(), is(true)) &&
         std::all_of(unless.begin(), unless.end(), is(false));
}

bool literally_applies(const Rulebook& rulebook, const Article& article, const Case& one, const Moment& at) {
  return article.of == one.kind && article.valid.from <= at.on &&
         at.on <= article.valid.until.value_or(at.on) &&
         literally_in(rulebook, article.when, article.unless, one, at);
}

bool literally_refuses(const Rulebook& rulebook, const Article& article, const Case& one, const Moment& at) {
  const auto* require = std::get_if<Require>(&article.verb);
  if (require == nullptr || !literally_applies(rulebook, article, one, at)) return false;
  return std::any_of(require->all.begin(), require->all.end(), [&](const Condition& condition) {
    return literally_holds(rulebook, condition, one, at) == false;
  });
}

}  // namespace buurtkas::testing
