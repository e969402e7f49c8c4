#include "tests/verify/certificates.h"

#include <sstream>

#include "cli/commands/certificate.h"
#include "cli/verify/verify.h"
#include "engine/voting/method.h"

namespace buurtkas::testing {
namespace {

const std::string hash(64, 'a');

std::vector<std::string> split(const std::string& text, char by) {
  std::vector<std::string> words;
  std::istringstream stream(text);
  for (std::string word; std::getline(stream, word, by);) words.push_back(word);
  return words;
}

void add_pots(std::mt19937& random, Instance& instance, std::int64_t cents) {
  const Currency euro = Currency::euro();
  instance.pots = {{PotId("green"), "", PotKind::grant, {}, {}, Money(cents / 3, euro), Money(0, euro), {}},
                   {PotId("any"), "", PotKind::groz, {}, {}, Money(cents / 3, euro), Money(0, euro), {}},
                   {PotId("gift"), "", PotKind::gift, {}, {}, Money(cents / 3, euro), Money(0, euro), {}}};
  instance.pots[0].earmark.all_of = {"g"};
  instance.pots[2].earmark.any_of = {"g", "h"};
  if (random() % 2 == 0) instance.pots[2].earmark.largest_share = Ratio(1) / Ratio(2);
  if (random() % 2 == 0) std::swap(instance.pots[0], instance.pots[1]);
}

}  // namespace

Election random_election(std::mt19937& random, BallotType type, bool has_pots) {
  const auto below = [&](std::uint32_t most) { return static_cast<std::uint32_t>(random() % most); };
  const Currency euro = Currency::euro();
  Election election;
  const std::uint32_t projects = 2 + below(5);
  std::int64_t sum = 0;
  for (std::uint32_t i = 0; i < projects; ++i) {
    const std::int64_t cents = below(12) == 0 ? 0 : 100 * (1 + below(12));
    sum += cents;
    election.instance.projects.push_back(
        {ProjectId(std::string(1, static_cast<char>('a' + (i * 5) % 7))), "", Money(cents, euro), {}});
    if (has_pots && below(2) == 0) election.instance.projects.back().tags = {"g"};
    if (has_pots && below(3) == 0) election.instance.projects.back().tags = {"h"};
  }
  election.instance.currency = euro;
  const std::int64_t budget = 100 + static_cast<std::int64_t>(below(static_cast<std::uint32_t>(sum) + 100));
  election.instance.pots = {
      {PotId("pot"), "", PotKind::grant, {}, {}, Money(budget, euro), Money(0, euro), {}}};
  if (has_pots) add_pots(random, election.instance, budget);
  election.profile = Profile(type, 1 + below(2));
  if (type == BallotType::scoring && below(2) == 0) election.profile.default_points = 1;
  const std::uint32_t groups = 1 + below(6);
  for (std::uint32_t group = 0; group < groups; ++group) {
    std::vector<ProjectIndex> marks;
    for (ProjectIndex i = 0; i < projects; ++i) {
      if (below(2) == 0) marks.push_back(i);
    }
    if (type == BallotType::ordinal) std::shuffle(marks.begin(), marks.end(), random);
    std::vector<std::int64_t> points;
    const bool has_points = type == BallotType::cumulative || type == BallotType::scoring;
    for (std::size_t mark = 0; has_points && mark < marks.size(); ++mark) points.push_back(below(4));
    const std::uint64_t ballots = 1 + below(3);
    election.profile.add(marks, points, ballots * (1 + below(2)), ballots);
  }
  return election;
}

Terms terms_of_words(const std::string& words) {
  const std::vector<std::string> list = split(words, ' ');
  Terms terms;
  terms.method = method_from(list.at(0)).value();
  terms.satisfaction = satisfaction_from(list.at(1)).value();
  if (list.size() > 2 && list[2] != "none") {
    for (const std::string& word : split(list[2], ','))
      terms.completion.push_back(completion_from(word).value());
  }
  if (list.size() > 3) {
    for (const std::string& word : split(list[3], ','))
      terms.tie_breaks.push_back(tie_break_from(word).value());
  }
  if (list.size() > 4) terms.threshold = threshold_from(list[4]).value();
  return terms;
}

std::vector<Terms> all_terms(BallotType type) {
  std::vector<Terms> all;
  for (const Method method : methods()) {
    for (const std::string_view satisfaction : satisfaction_names()) {
      for (const char* completion :
           {"none", "greedy", "add-one", "add-one-exhaustive,greedy", "add-one-integral",
            "add-one-integral-exhaustive,comparison", "greedy,comparison", "phragmen",
            "add-one-integral,phragmen,greedy,comparison", "add-opt", "add-opt,phragmen,greedy"}) {
        const std::string words =
            std::string(method->name) + ' ' + std::string(satisfaction) + ' ' + completion;
        for (const char* rest : {" most-votes,lowest-cost 2", " highest-cost", " file-order 25%"}) {
          const Terms terms = terms_of_words(words + (rest + std::string()));
          if (fault_of(terms, type) == TermsFault::none) all.push_back(terms);
        }
      }
    }
  }
  return all;
}

nlohmann::json certificate_of(const Election& election, const Terms& terms) {
  const Selection selection = select_projects(election.instance, election.profile, terms);
  const Outcome outcome = {election, terms, selection, false, false, {}, {{"f.pb", hash}}};
  return verify::read_certificate(buurtkas::certificate_of(outcome)).value();
}

nlohmann::json funding_certificate_of(const Election& election, const Terms& terms) {
  const Selection selection = select_projects(election.instance, election.profile, terms);
  const Outcome outcome = {election, terms, selection, false, false, {}, {{"f.pb", hash}}};
  return verify::read_certificate(buurtkas::lesser_certificates_of(outcome).back()).value();
}

nlohmann::json declared_certificate_of(const Election& election) {
  const Terms terms = declared_terms(election.declared.value()).value();
  const Selection selection = select_declared(election);
  const Outcome outcome = {election, terms, selection, true, false, {}, {{"f.pb", hash}}};
  return verify::read_certificate(buurtkas::certificate_of(outcome)).value();
}

bool proves_outcome(const nlohmann::json& certificate) {
  return certificate["proves"] == "outcome" || certificate["proves"] == "outcome-of-raises";
}

std::string refutation(const nlohmann::json& certificate, const Election& election,
                       const verify::Draw& draw) {
  const auto read = verify::read_certificate(certificate.dump());
  if (!read) return "no certificate";
  try {
    verify::verify(*read, election, {{"f.pb", hash}}, draw);
  } catch (const verify::Refuted& wrong) {
    return wrong.sentence.en;
  }
  return {};
}

std::vector<nlohmann::json::json_pointer> leaves_of(const nlohmann::json& json) {
  std::vector<nlohmann::json::json_pointer> leaves;
  const nlohmann::json flat = json.flatten();
  for (const auto& [pointer, value] : flat.items()) {
    if (value.is_string()) leaves.emplace_back(pointer);
  }
  return leaves;
}

std::vector<std::string> changes_of(const std::string& leaf, const Election& election) {
  std::vector<std::string> changes = {"", "0", "1", leaf + "0", leaf + " ", "0" + leaf, "-" + leaf};
  if (const auto number = parse_ratio(leaf)) {
    for (const Ratio& other : {*number + 1, *number - 1, *number * 2, *number / 3, *number + Ratio(1) / 100})
      changes.push_back(to_string(other));
  }
  for (const Project& project : election.instance.projects) changes.push_back(project.id.text());
  for (const Pot& pot : election.instance.pots) changes.push_back(pot.id.text());
  for (const char* word : {"votes",        "taken",
                           "skipped",      "bought",
                           "run",          "free",
                           "paid",         "none",
                           "greedy",       "equal-shares",
                           "outcome",      "funding",
                           "nothing-fits", "everything-bought",
                           "supported",    "rest",
                           "carried",      "carried-all",
                           "nothing-left", "unsupported",
                           "unchanged",    "outcome-of-raises"}) {
    changes.emplace_back(word);
  }
  changes.insert(changes.end(), {"eliminated", "raised", "out", "taken-back", "accepted", "not-fundable"});
  std::erase(changes, leaf);
  if (leaf == "outcome-of-raises") std::erase(changes, "outcome");  // that says less
  return changes;
}

}  // namespace buurtkas::testing
