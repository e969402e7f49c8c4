#include "tests/claims/desk.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "cli/read/rules/rulebook_folder.h"
#include "engine/rulebook/verb_words.h"
#include "tests/support/support.h"

namespace buurtkas::testing {
namespace {

using Kind = Ground::Kind;

[[noreturn]] void stop(std::string_view what, std::string_view text) {
  std::fprintf(stderr, "a test is written wrong: %s `%s`\n", std::string(what).c_str(),
               std::string(text).c_str());
  std::abort();
}

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::pair<std::string, std::string> halves(const std::string& word, char between) {
  const std::size_t at = word.find(between);
  if (at == std::string::npos) return {word, ""};
  return {word.substr(0, at), word.substr(at + 1)};
}

Date day_of(const std::string& text) {
  const auto date = parse_iso_date(text);
  if (!date) stop("no day", text);
  return *date;
}

std::int64_t parts_of_text(const std::string& text, std::int64_t parts) {
  const auto ratio = parse_ratio(text);
  if (!ratio || (*ratio * Ratio(parts)).denominator() != 1) stop("no number", text);
  return static_cast<std::int64_t>((*ratio * Ratio(parts)).numerator());
}

Money money_of(const std::string& text) {
  return euro_cents(parts_of_text(text, 100));
}

Rung rung_of(const std::string& text) {
  for (std::size_t rung = 0; rung < rung_count; ++rung) {
    if (name_of(static_cast<Rung>(rung)) == text) return static_cast<Rung>(rung);
  }
  stop("no rung", text);
}

bool is_of_claim(const std::string& key) {
  return key == "in" || key == "month" || key == "year-paid";
}

void set(ClaimLine& line, const std::string& key, const std::string& value) {
  if (key == "eur") {
    line.amount = money_of(value);
  } else if (key == "km") {
    line.kilometres = parts_of_text(value, 1000);
  } else if (key == "hours") {
    line.hours = parts_of_text(value, 1000);
  } else if (key == "trip") {
    line.trip = value;
  } else if (key == "receipt") {
    line.receipt = value;
  } else if (key == "project") {
    line.project = ProjectId(value);
  } else if (key == "pot") {
    line.pot = PotId(value);
  } else if (key == "agreed") {
    line.was_agreed = true;
  } else if (key == "other") {
    line.other_than = parse_line_id(value);
  } else {
    stop("no key of a line", key);
  }
}

std::string id_of(const LineAssessment& line, const Ground& ground) {
  const Rulebook& rulebook = *line.rules[ground.rulebook]->rulebook;
  return rulebook.name + '/' + rulebook.articles[ground.article].id;
}

std::string by(const LineAssessment& line, std::initializer_list<Kind> kinds) {
  std::string text;
  for (const Ground& ground : line.decision.grounds) {
    if (std::find(kinds.begin(), kinds.end(), ground.kind) == kinds.end()) continue;
    text += (text.empty() ? " by " : " ") + id_of(line, ground);
  }
  return text;
}

std::string held(const LineAssessment& line) {
  if (!line.like)
    return " " + (line.decision.fits ? to_string(*line.decision.fits) : "?") + by(line, {Kind::holds_back});
  const char* why = line.like->why == LikeLine::Why::receipt ? "receipt"
                    : line.like->why == LikeLine::Why::trip  ? "trip"
                                                             : "line";
  return std::string(" as the ") + why + ' ' + to_string(line.like->earlier);
}

std::string undecided(const LineAssessment& line) {
  if (line.without_rules) return " without " + line.rules.at(*line.without_rules)->rulebook->name;
  return by(line, {Kind::unknown});
}

}  // namespace

const std::vector<Rulebook>& shipped_rulebooks() {
  static const std::vector<Rulebook> all =
      shipped_rulebooks({"engagement-ladder", "expenses", "travel", "volunteer-allowance"});
  return all;
}

std::vector<Rulebook> shipped_rulebooks(const std::vector<std::string>& names) {
  std::vector<Rulebook> rulebooks;
  for (const std::string& name : names) {
    Reading<Rulebook> reading = read_rulebook(project_root() / "rules" / name, name);
    if (!reading.value) stop("no rulebook", name);
    rulebooks.push_back(std::move(*reading.value));
  }
  return rulebooks;
}

Money euro_cents(std::int64_t cents) {
  return {cents, Currency::euro()};
}

Resident resident_of(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  Resident resident;
  resident.id = ResidentId(words.at(0));
  for (std::size_t i = 1; i < words.size(); ++i) {
    const auto [rung, since] = halves(words[i], '@');
    const auto [key, value] = halves(words[i], '=');
    if (!since.empty()) {
      resident.since.at(static_cast<std::size_t>(rung_of(rung))) = day_of(since);
    } else if (key == "born") {
      resident.born = day_of(value);
      resident.birth_year = resident.born->year;
    } else if (key == "year") {
      resident.birth_year = static_cast<int>(parts_of_text(value, 1));
    } else if (key == "household") {
      resident.household = value;
    } else if (!is_of_claim(key)) {
      stop("no key of a resident", key);
    }
  }
  return resident;
}

ClaimLine line_of(std::string_view text) {
  const std::vector<std::string> words = words_of(text);
  ClaimLine line;
  line.kind = words.at(0);
  line.date = day_of(words.at(1));
  for (std::size_t i = 2; i < words.size(); ++i) {
    const auto [key, value] = halves(words[i], '=');
    set(line, key, value);
  }
  return line;
}

Claim claim_of(std::string id, std::string_view text, const std::vector<std::string>& lines) {
  Claim claim;
  claim.id = ClaimId(std::move(id));
  for (const std::string& line : lines) {
    claim.lines.push_back(line_of(line));
    claim.handed_in = std::max(claim.handed_in, claim.lines.back().date);
  }
  const std::vector<std::string> words = words_of(text);
  claim.claimant = ResidentId(words.at(0));
  for (const std::string& word : words) {
    const auto [key, value] = halves(word, '=');
    if (key == "in") claim.handed_in = day_of(value);
    if (key == "month") claim.elsewhere_month = money_of(value);
    if (key == "year-paid") claim.elsewhere_year = money_of(value);
  }
  return claim;
}

std::string outcome(const LineAssessment& line) {
  const Decision& decision = line.decision;
  std::string text(name_of(decision.verdict));
  if (decision.verdict == Verdict::refused) return text + by(line, {Kind::refuses});
  if (decision.verdict == Verdict::held) return text + held(line);
  if (decision.verdict == Verdict::undecided) return text + undecided(line);
  if (decision.verdict != Verdict::paid) return text;
  text = to_string(decision.amount) + by(line, {Kind::pays, Kind::cuts}) + ';';
  for (const Role role : decision.roles) text += ' ' + std::string(name_of(role));
  return text;
}

std::string told(const LineAssessment& line) {
  const Decision& decision = line.decision;
  std::string text = outcome(line) + " amount " + to_string(decision.amount) + " fits " +
                     (decision.fits ? to_string(*decision.fits) : "-");
  for (const Role role : decision.roles) text += ' ' + std::string(name_of(role));
  for (const Ground& ground : decision.grounds) {
    text += '\n' + id_of(line, ground) + ' ' + std::to_string(static_cast<int>(ground.kind));
    for (const Money money : {ground.counted, ground.most, ground.before, ground.after})
      text += ' ' + to_string(money);
  }
  for (const CountedBy& one : line.counts) {
    text += '\n' + one.limit + ' ' + one.whom + ' ' + to_string(one.first);
  }
  return text;
}

std::vector<std::string> told(const Assessment& assessment) {
  std::vector<std::string> all;
  for (const LineAssessment& line : assessment) all.push_back(told(line));
  return all;
}

Desk::Desk(std::vector<Rulebook> rulebooks, const Date& known)
    : rulebooks_(std::move(rulebooks)), rules_(rulebooks_, known) {}

Desk::Desk(const Date& known) : Desk(shipped_rulebooks(), known) {}

std::string Desk::hand_in(std::string_view who, const std::vector<std::string>& lines) {
  const Claim claim = claim_of("c" + std::to_string(++claims_), who, lines);
  std::string text;
  for (const LineAssessment& line : assess(claim, resident_of(who))) {
    text += (text.empty() ? "" : " | ") + outcome(line);
  }
  return text;
}

Assessment Desk::assess(const Claim& claim, const Resident& claimant) {
  return buurtkas::assess(claim, claimant, rules_, history_);
}

}  // namespace buurtkas::testing
