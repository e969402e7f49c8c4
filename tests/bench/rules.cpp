#include "tests/bench/rules.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "cli/read/csv_table.h"
#include "cli/read/rules/rule_values.h"
#include "cli/read/rules/rulebook_folder.h"
#include "cli/read/rules/rules_yaml.h"
#include "engine/rulebook/check.h"
#include "engine/rulebook/decide.h"
#include "tests/support/support.h"

namespace buurtkas::bench {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t lines = 1'000'000;
constexpr std::uint32_t residents = 20'000;

enum LineColumn : std::size_t { person, date, kind, amount, kilometres, hours, receipt, age, elsewhere };
constexpr std::array<Column, 9> columns = {{{"person", true},
                                            {"date", true},
                                            {"kind", true},
                                            {"amount"},
                                            {"kilometres"},
                                            {"hours"},
                                            {"receipt"},
                                            {"age"},
                                            {"elsewhere"}}};

class Numbers {
 public:
  std::uint32_t below(std::uint32_t bound) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::uint32_t>(state_ >> 33U) % bound;
  }

 private:
  std::uint64_t state_ = 2026;
};

std::string with_decimals(std::uint32_t hundredths) {
  const std::uint32_t cents = hundredths % 100;
  return std::to_string(hundredths / 100) + (cents < 10 ? ".0" : ".") + std::to_string(cents);
}

std::string made_up_lines() {
  constexpr std::array<const char*, 4> kinds = {"kilometres", "hours", "purchase", "public-transport"};
  Numbers numbers;
  std::string text = "person;date;kind;amount;kilometres;hours;receipt;age;elsewhere\n";
  for (std::size_t i = 0; i < lines; ++i) {
    const std::uint32_t kind = numbers.below(4);
    const auto day = static_cast<std::int32_t>(numbers.below(730));
    text += 'r' + std::to_string(numbers.below(residents)) + ';';
    text += to_string(date_of(day_number({2025, 1, 1}) + day)) + ';' + kinds.at(kind) + ';';
    text +=
        with_decimals(numbers.below(6'000)) + ';' + with_decimals(kind == 0 ? numbers.below(9'000) : 0) + ';';
    text +=
        with_decimals(kind == 1 ? numbers.below(1'000) : 0) + ';' + (numbers.below(5) > 0 ? "yes;" : "no;");
    text += std::to_string(12 + numbers.below(80)) + ";0.00\n";
  }
  return text;
}

struct Line {
  Date on;
  Subject subject;
  Case one;
};

void read_number(const CsvTable& table, FileFindings& findings, LineColumn column, std::string_view field,
                 Unit unit, Case& one) {
  const auto parts = read_parts(findings, table.spot(column), table.cell(column), unit);
  if (parts) set_number(one, field, *parts);
}

std::vector<Line> read_lines(const Source& source) {
  FindingList list;
  FileFindings findings(list, source.name);
  CsvTable table(source, findings, columns);
  std::vector<Line> result;
  while (table.next()) {
    Line line{{}, {}, blank_case(CaseKind::line)};
    line.on = read_date(findings, table.spot(date), table.cell(date)).value_or(Date{});
    line.subject.person = read_id(findings, table.spot(person), table.cell(person)).value_or("");
    set_word(line.one, "kind", table.cell(kind));
    read_number(table, findings, amount, "amount", Unit::eur, line.one);
    read_number(table, findings, kilometres, "kilometres", Unit::km, line.one);
    read_number(table, findings, hours, "hours", Unit::hour, line.one);
    set_word(line.one, "receipt", table.cell(receipt));
    read_number(table, findings, age, "age", Unit::year, line.one);
    read_number(table, findings, elsewhere, "elsewhere-month", Unit::eur, line.one);
    read_number(table, findings, elsewhere, "elsewhere-year", Unit::eur, line.one);
    set_word(line.one, "approved", "yes");
    set_word(line.one, "rung", "ondersteuner");
    set_number(line.one, "days-since", 10);
    set_number(line.one, "advance", 0);
    result.push_back(std::move(line));
  }
  if (list.errors() > 0 || result.size() != lines) std::exit(1);
  return result;
}

Rulebook rulebook(const std::string& name) {
  Reading<Rulebook> reading = read_rulebook(testing::project_root() / "rules" / name, name);
  if (!reading.value) std::exit(1);
  return std::move(*reading.value);
}

template <class Work>
double seconds_of(const Work& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void decide_all(const std::vector<Line>& all, std::array<std::size_t, 6>& verdicts) {
  const Date known{2026, 11, 1};
  for (const char* name : {"travel", "volunteer-allowance", "expenses"}) {
    const Rulebook book = rulebook(name);
    RulesByDay days(book, known);
    Totals totals;
    for (const Line& line : all) {
      const RulesInForce& rules = days.on(line.on);
      const Decision decision = decide_line(rules, line.one, line.subject, totals);
      count_line(rules, decision, line.subject, totals);
      ++verdicts.at(static_cast<std::size_t>(decision.verdict));
    }
  }
}

void print_lines() {
  const Source source = {"lines.csv", made_up_lines(), false};
  std::vector<Line> all;
  const double reading = seconds_of([&] { all = read_lines(source); });
  std::array<std::size_t, 6> verdicts{};
  const double deciding = seconds_of([&] { decide_all(all, verdicts); });
  std::printf("%zu lines through 3 rulebooks / reading the lines: %.2f\n", all.size(), deciding / reading);
  for (std::size_t i = 0; i < verdicts.size(); ++i) {
    std::printf("  %s %zu\n", std::string(name_of(static_cast<Verdict>(i))).c_str(), verdicts.at(i));
  }
}

void print_checks() {
  double reading = 0;
  double checking = 0;
  for (const auto& entry : fs::directory_iterator(testing::project_root() / "rules")) {
    const fs::path file = entry.path() / "rulebook.yaml";
    if (!fs::exists(file)) continue;
    Rulebook book;
    const auto read = [&] {
      FindingList list;
      FileFindings findings(list, "rulebook.yaml");
      const Reading<Source> source = read_source(file, "rulebook.yaml", yaml_bytes_max);
      const auto root = read_yaml(*source.value, findings);
      book = read_rulebook_yaml(*root, findings);
    };
    reading += seconds_of([&] {
      for (int i = 0; i < 100; ++i) read();
    });
    checking += seconds_of([&] {
      if (has_errors(check_rulebook(book))) std::exit(1);
    });
  }
  std::printf("checking all rulebooks / reading them 100 times: %.4f\n", checking / reading);
}

}  // namespace

void print_rules() {
  print_lines();
  print_checks();
}

}  // namespace buurtkas::bench
