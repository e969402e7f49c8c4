#include "cli/commands/wrong_call.h"

#include <algorithm>
#include <vector>

#include <fmt/format.h>

#include "cli/commands/program.h"
#include "cli/read/nearest.h"
#include "cli/render/event_words.h"
#include "cli/render/filled.h"

namespace buurtkas {
namespace {

std::vector<std::string> names_of(const CLI::App& app) {
  std::vector<std::string> names;
  for (const CLI::App* verb : app.get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(verb->get_name());
  return names;
}

// What comes after the first `mark`; empty without it.
std::string after(const std::string& text, std::string_view mark) {
  const std::size_t at = text.find(mark);
  return at == std::string::npos ? std::string() : text.substr(at + mark.size());
}

class WrongCall {
 public:
  WrongCall(const CLI::App& app, std::span<const std::string> args)
      : verb_(&app), call_("buurtkas"), rest_(args), language_(language_of(args).value_or(Language::nl)) {
    while (!rest_.empty() && rest_[0].starts_with("--lang"))
      rest_ = rest_.subspan(std::min<std::size_t>(rest_[0] == "--lang" ? 2 : 1, rest_.size()));
    while (!rest_.empty()) {
      const auto names = names_of(*verb_);
      if (std::find(names.begin(), names.end(), rest_[0]) == names.end()) break;
      verb_ = verb_->get_subcommand(rest_[0]);
      call_ += ' ' + rest_[0];
      rest_ = rest_.subspan(1);
    }
  }

  std::string sentence(const CLI::ParseError* problem) const {
    const auto names = names_of(*verb_);
    if (!names.empty()) return rest_.empty() ? verb_missing(names) : no_such_verb(names);
    if (const std::string* option = unknown_option()) return no_such_option(*option);
    return problem == nullptr ? std::string() : of(*problem);
  }

  std::string where_to_look() const {
    return say("Wat er kan, staat in `{} --help --lang nl`.", "`{} --help` says what there is.", call_);
  }

 private:
  template <class... Values>
  std::string say(std::string_view dutch, std::string_view english, const Values&... values) const {
    return filled(language_, dutch, english, values...);
  }

  std::string meant(const std::string& word, const std::vector<std::string>& known) const {
    const std::string near = nearest(word, std::vector<std::string_view>(known.begin(), known.end()));
    return near.empty() ? std::string() : say(" Bedoelde je `{}`?", " Did you mean `{}`?", near);
  }

  std::string verb_missing(const std::vector<std::string>& names) const {
    return say("`{}` heeft een opdracht nodig: {}.", "`{}` needs a command: {}.", call_,
               listed(names, language_));
  }

  std::string no_such_verb(const std::vector<std::string>& names) const {
    return say("`{}` kent geen opdracht `{}`; wel {}.", "`{}` has no command `{}`; there are {}.", call_,
               rest_[0], listed(names, language_)) +
           meant(rest_[0], names);
  }

  std::vector<std::string> options() const {
    std::vector<std::string> names;
    for (const CLI::Option* option : verb_->get_options()) {
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
    }
    return names;
  }

  const std::string* unknown_option() const {
    const auto known = options();
    for (const std::string& word : rest_) {
      const std::string name = word.substr(0, word.find('='));
      if (name.size() > 2 && name.starts_with("--") &&
          std::find(known.begin(), known.end(), name) == known.end())
        return &word;
    }
    return nullptr;
  }

  std::string no_such_option(const std::string& word) const {
    const std::string name = word.substr(0, word.find('='));
    return say("`{}` kent geen `{}`.", "`{}` has no `{}`.", call_, name) + meant(name, options());
  }

  std::string of(const CLI::ParseError& problem) const {
    const std::string what = problem.what();
    const std::string name = what.substr(0, what.find_first_of(": "));
    const std::string detail = after(what, ": ");
    if (dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr)
      return say("`{}` ontbreekt bij `{}`.", "`{}` is missing in `{}`.", name, call_);
    if (dynamic_cast<const CLI::RequiresError*>(&problem) != nullptr)
      return say("`{}` hoort bij `{}`.", "`{}` goes with `{}`.", name, after(what, " requires "));
    if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr) {
      return detail.ends_with("missing")
                 ? say("bij `{}` hoort een waarde.", "`{}` needs a value.", name)
                 : say("`{}` staat er vaker dan één keer.", "`{}` stands there more than once.", name);
    }
    if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr)
      return say("bij `{}` hoort dit niet: {}.", "`{}` does not take this: {}.", call_, detail);
    if (dynamic_cast<const CLI::ValidationError*>(&problem) != nullptr) return of_value(name, detail);
    return what;
  }

  // As the checks of CLI11 say it, and our own of a date.
  std::string of_value(const std::string& name, const std::string& detail) const {
    const std::size_t set = detail.find(" not in {");
    if (set != std::string::npos) {
      std::string known = detail.substr(set + 9);
      if (known.ends_with('}')) known.pop_back();
      for (std::size_t at = 0; (at = known.find(',', at)) != std::string::npos; at += 2)
        known.replace(at, 1, ", ");
      return say("`{}` kan niet bij {}; wel: {}.", "`{}` does not go with {}; these do: {}.",
                 detail.substr(0, set), name, known);
    }
    std::string range = after(detail, " not in range ");
    const std::size_t to = range.find(" to ");
    if (to != std::string::npos) range.replace(to, 4, " - ");
    if (!range.empty()) return say("bij {} hoort een getal: {}.", "{} needs a number: {}.", name, range);
    if (detail == bad_date)
      return say("bij {} schrijf je een datum als 2026-02-10.", "{} needs a date, as 2026-02-10.", name);
    if (detail == far_date)
      return say("de dag bij {} is meer dan een jaar na vandaag; klopt het jaar?",
                 "the day at {} is more than a year from now; is the year right?", name);
    return name + ": " + detail;
  }

  const CLI::App* verb_;
  std::string call_;
  std::span<const std::string> rest_;  // after the verbs
  Language language_;
};

}  // namespace

std::optional<Language> language_of(std::span<const std::string> args) {
  constexpr std::string_view option = "--lang";
  for (std::size_t at = 0; at < args.size(); ++at) {
    std::string_view asked = args[at];
    if (!asked.starts_with(option)) continue;
    asked.remove_prefix(option.size());
    if (asked.starts_with('=')) return language_from(asked.substr(1));
    if (asked.empty() && at + 1 < args.size()) return language_from(args[at + 1]);
  }
  return std::nullopt;
}

bool has_known_verb(const CLI::App& app, std::span<const std::string> args) {
  if (args.empty() || args[0].starts_with('-')) return true;
  const auto names = names_of(app);
  return std::find(names.begin(), names.end(), args[0]) != names.end();
}

std::string wrong_call(const CLI::App& app, std::span<const std::string> args,
                       const CLI::ParseError* problem) {
  const WrongCall call(app, args);
  return "buurtkas: " + call.sentence(problem) + '\n' + call.where_to_look() + '\n';
}

}  // namespace buurtkas
