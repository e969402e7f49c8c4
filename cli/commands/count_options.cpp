#include "cli/commands/count_options.h"

#include <utility>

#include <fmt/format.h>

#include "cli/read/nearest.h"
#include "cli/read/round_files.h"
#include "cli/render/event_words.h"
#include "engine/voting/method.h"
#include "engine/voting/next_project.h"

namespace buurtkas {
namespace {

constexpr std::string_view declared_word = "declared";

std::vector<std::string> items_of_option(const std::string& list) {
  std::vector<std::string> items;
  for (std::size_t at = 0; at <= list.size();) {
    const std::size_t end = std::min(list.find(',', at), list.size());
    items.push_back(list.substr(at, end - at));
    at = end + 1;
  }
  return items;
}

bool method_needs_threshold(const std::string& name) {
  const auto method = method_from(name);
  return method && (*method)->needs_threshold;
}

std::vector<std::string> fitting_completions(Method method) {
  std::vector<std::string> names;
  for (const std::string_view name : completion_names()) {
    const Completion completion = *completion_from(name);
    if (completion == Completion::none || method->is_completed_by(completion)) names.emplace_back(name);
  }
  return names;
}

class TermsChooser {
 public:
  TermsChooser(Console& console, const CountOptions& options, const Input& input)
      : console_(console), options_(options), input_(input), language_(input.language) {}

  std::optional<ChosenTerms> choose() {
    ChosenTerms chosen;
    if (!begin(chosen)) return std::nullopt;
    if (chosen.is_declared) {
      if (!has_terms_options()) return chosen;
      return refuse(say("bij `--method declared` horen geen andere keuzes: het bestand bepaalt ze",
                        "with `--method declared` go no other choices: the file makes them"));
    }
    const bool is_read =
        read_word(options_.method, "--method", method_names(), method_from, chosen.terms.method) &&
        read_word(options_.satisfaction, "--satisfaction", satisfaction_names(), satisfaction_from,
                  chosen.terms.satisfaction) &&
        read_list(options_.completion, "--completion", completion_names(), completion_from,
                  chosen.terms.completion) &&
        read_list(options_.tie_breaks, "--tie-breaks", tie_break_names(), tie_break_from,
                  chosen.terms.tie_breaks) &&
        read_threshold(chosen.terms) && read_next(chosen.terms);
    if (!is_read || !check(chosen.terms)) return std::nullopt;
    chosen.is_what_if = input_.terms.has_value() && chosen.terms != *input_.terms;
    return chosen;
  }

 private:
  std::string say(std::string_view dutch, std::string_view english) const {
    return std::string(in(language_, dutch, english));
  }

  std::nullopt_t refuse(const std::string& sentence) {
    refuse_call(console_, sentence);
    return std::nullopt;
  }

  bool has_terms_options() const {
    return options_.satisfaction || options_.completion || options_.tie_breaks || options_.threshold ||
           options_.next_project;
  }

  // What the options change: the round's terms, the file's rule, or plain ones.
  bool begin(ChosenTerms& chosen) {
    const bool asks_declared = options_.method == declared_word;
    if (input_.terms && options_.keeps_limits) {
      refuse(say("`--keep-limits` is voor een `.pb`-bestand; de grenzen van een ronde gelden altijd",
                 "`--keep-limits` is for a `.pb` file; the limits of a round always hold"));
      return false;
    }
    if (input_.terms) {
      if (asks_declared) {
        refuse(
            say("`--method declared` is voor een `.pb`-bestand; een ronde heeft haar afspraken in round.yaml",
                "`--method declared` is for a `.pb` file; a round has its terms in round.yaml"));
        return false;
      }
      chosen.terms = *input_.terms;
      // Terms of one method do not go with another.
      if (options_.method && !options_.completion) chosen.terms.completion.clear();
      return true;
    }
    if (options_.method && !asks_declared) {
      const auto& threshold = input_.election->declared->threshold;
      if (threshold && method_needs_threshold(*options_.method))
        chosen.terms.threshold = Threshold{*threshold};
      return true;
    }
    const auto declared = declared_terms(*input_.election->declared);
    if (!declared && input_.election->declared->rule.empty()) {
      refuse(fmt::format(fmt::runtime(say("het bestand heeft geen regel; kies met --method: {}",
                                          "the file has no rule; choose with --method: {}")),
                         listed(words(method_names()), language_)));
      return false;
    }
    if (!declared) {
      refuse(fmt::format(
          fmt::runtime(
              say("wat het bestand over zijn regel zegt, `{}`, is niet te volgen; kies met --method: {}",
                  "what the file says of its rule, `{}`, cannot be followed; choose with --method: {}")),
          input_.election->declared->rule, listed(words(method_names()), language_)));
      return false;
    }
    chosen.terms = *declared;
    chosen.is_declared = asks_declared || !has_terms_options();
    if (!chosen.is_declared) {
      refuse(say("zeg er met --method bij hoe er geteld wordt", "say with --method how to count"));
      return false;
    }
    return true;
  }

  static std::vector<std::string> words(const std::vector<std::string_view>& names) {
    return {names.begin(), names.end()};
  }

  bool unknown_word(const std::string& word, std::string_view option,
                    const std::vector<std::string_view>& names) {
    const std::string hint = nearest(word, names);
    std::string sentence =
        hint.empty()
            ? fmt::format(fmt::runtime(
                              say("`{}` kan niet bij {}; wel: {}", "`{}` does not go with {}; these do: {}")),
                          word, option, listed(words(names), language_))
            : fmt::format(
                  fmt::runtime(say("`{}` kan niet bij {}. Bedoelde je `{}`? Alles wat kan, staat in --help",
                                   "`{}` does not go with {}. Did you mean `{}`? All that do are in --help")),
                  word, option, hint);
    refuse(sentence);
    return false;
  }

  template <class From, class Word>
  bool read_word(const std::optional<std::string>& text, std::string_view option,
                 const std::vector<std::string_view>& names, const From& from, Word& word) {
    if (!text) return true;
    const auto known = from(*text);
    if (!known) return unknown_word(*text, option, names);
    word = *known;
    return true;
  }

  template <class From, class Word>
  bool read_list(const std::optional<std::string>& text, std::string_view option,
                 const std::vector<std::string_view>& names, const From& from, std::vector<Word>& list) {
    if (!text) return true;
    list.clear();
    for (const std::string& item : items_of_option(*text)) {
      const auto known = from(item);
      if (!known) return unknown_word(item, option, names);
      list.push_back(*known);
    }
    return true;
  }

  bool read_threshold(Terms& terms) {
    if (!options_.threshold) return true;
    terms.threshold = threshold_from(*options_.threshold);
    if (terms.threshold) return true;
    constexpr std::string_view forms = "25, 5%, \"more-than 5%\"";
    refuse(fmt::format(fmt::runtime(say("`{}` kan niet bij --threshold; wel, bijvoorbeeld: {}",
                                        "`{}` does not go with --threshold; these do, for example: {}")),
                       *options_.threshold, forms));
    return false;
  }

  bool read_next(Terms& terms) {
    if (!options_.next_project) return true;
    if (options_.next_project == "none") {
      terms.next.reset();
      return true;
    }
    terms.next = next_project_from(*options_.next_project);
    if (terms.next) return true;
    constexpr std::string_view forms = "in-part, \"in-part-from 50%\", \"whole-from 80%\", none";
    refuse(fmt::format(fmt::runtime(say("`{}` kan niet bij --next-project; wel: {}",
                                        "`{}` does not go with --next-project; these do: {}")),
                       *options_.next_project, forms));
    return false;
  }

  static std::vector<std::string> ballot_types_of(const CountingMethod& method) {
    std::vector<std::string> names;
    for (const BallotType type : {BallotType::approval, BallotType::choose_one, BallotType::cumulative,
                                  BallotType::scoring, BallotType::ordinal}) {
      if (method.counts_from(type)) names.emplace_back(name_of(type));
    }
    return names;
  }

  std::vector<std::string> fitting_satisfactions(Terms terms) const {
    std::vector<std::string> names;
    for (const std::string_view name : satisfaction_names()) {
      terms.satisfaction = *satisfaction_from(name);
      if (fault_of(terms, input_.election->profile.type()) == TermsFault::none) names.emplace_back(name);
    }
    return names;
  }

  void refuse_completion(const CountingMethod& method) {
    const std::vector<std::string> fitting = fitting_completions(&method);
    refuse(fitting.size() == 1 ? fmt::format(fmt::runtime(say("`{}` neemt geen --completion; laat die weg",
                                                              "`{}` takes no --completion; leave it out")),
                                             method.name)
                               : fmt::format(fmt::runtime(say("bij `{}` hoort als --completion: {}",
                                                              "with `{}` goes as --completion: {}")),
                                             method.name, listed(fitting, language_)));
  }

  bool check(const Terms& terms) {
    switch (fault_of(terms, input_.election->profile.type())) {
      case TermsFault::none:
        return true;
      case TermsFault::completion_order:
        refuse(
            say("--completion begint met hooguit één `add-…`, en dan in deze volgorde `phragmen`, `greedy`, "
                "`comparison`",
                "--completion begins with at most one `add-…`, and then in this order `phragmen`, `greedy`, "
                "`comparison`"));
        return false;
      case TermsFault::completion_of_method:
        refuse_completion(*terms.method);
        return false;
      case TermsFault::ballots_of_method:
        refuse(fmt::format(
            fmt::runtime(
                say("de stembiljetten zijn van de soort {}, en `{}` telt alleen {}; kies een andere --method",
                    "the ballots are of the type {}, and `{}` counts only {}; choose another --method")),
            name_of(input_.election->profile.type()), terms.method->name,
            listed(ballot_types_of(*terms.method), language_)));
        return false;
      case TermsFault::threshold_missing:
        refuse(say("`greedy-threshold` heeft een drempel nodig; geef die met --threshold",
                   "`greedy-threshold` needs a threshold; give one with --threshold"));
        return false;
      case TermsFault::draw_missing:
        refuse(say("`drawn` heeft een loting nodig; die staat als `draw` in round.yaml",
                   "`drawn` needs a draw; it stands as `draw` in round.yaml"));
        return false;
      case TermsFault::satisfaction_of_method:
        refuse(fmt::format(fmt::runtime(say("`{}` telt deze stembiljetten alleen met --satisfaction {}",
                                            "`{}` counts these ballots only with --satisfaction {}")),
                           terms.method->name, listed(fitting_satisfactions(terms), language_)));
        return false;
      case TermsFault::satisfaction_of_ballots:
        refuse(say(
            "--satisfaction past niet bij deze stembiljetten: `score` heeft punten nodig, `borda` een "
            "rangorde",
            "--satisfaction does not go with these ballots: `score` needs points, `borda` needs rankings"));
        return false;
    }
    return false;
  }

  Console& console_;
  const CountOptions& options_;
  const Input& input_;
  Language language_;
};

}  // namespace

std::optional<ChosenTerms> choose_terms(Console& console, const CountOptions& options, Input& input) {
  auto chosen = TermsChooser(console, options, input).choose();
  if (!chosen) return std::nullopt;
  chosen->keeps_limits = options.keeps_limits && !chosen->is_declared;
  if (chosen->is_declared || chosen->keeps_limits)
    input.election->instance = declared_instance(*input.election);
  return chosen;
}

CountedElection counted_election(const Input& input, const ChosenTerms& chosen) {
  const Election& election = *input.election;
  return {election.instance, election.profile, chosen.terms,
          chosen.is_declared ? declared_votes(*election.declared) : std::vector<Ratio>()};
}

Selection count(Console& console, const Input& input, const ChosenTerms& chosen) {
  Progress progress(console.err, console.shows_progress, input.language);
  const OnProgress on_progress = [&](const CountProgress& step) { progress.counting(step.runs); };
  if (chosen.is_declared) return select_declared(*input.election, on_progress);
  return select_projects(input.election->instance, input.election->profile, chosen.terms, on_progress);
}

}  // namespace buurtkas
