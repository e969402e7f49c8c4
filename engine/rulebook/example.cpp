#include "engine/rulebook/example.h"

#include <algorithm>

#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using Kind = Ground::Kind;

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) {
    if (!text.empty()) text += ", ";
    text += word;
  }
  return '[' + text + ']';
}

std::string joined(const std::vector<Role>& roles) {
  std::vector<std::string> words;
  for (const Role role : roles) words.emplace_back(name_of(role));
  return joined(words);
}

std::string percent(const std::optional<Ratio>& share) {
  return share ? value_text(*share, Unit::percent) : std::string();
}

// What earmarks ask of a pot together.
struct Earmarked {
  std::vector<std::string> all_of;
  std::vector<std::string> any_of;
  std::optional<Ratio> largest_share;
};

Earmarked earmarked_by(const RulesInForce& rules, const Decision& decision) {
  Earmarked result;
  for (const Ground& ground : decision.grounds) {
    const auto* earmark = std::get_if<EarmarkRule>(&rules.rulebook->articles[ground.article].verb);
    if (earmark == nullptr || ground.kind != Kind::applies) continue;
    result.all_of = earmark->all_of;
    result.any_of = earmark->any_of;
    const DatedValue* share = earmark->largest_share ? rules.values[*earmark->largest_share] : nullptr;
    if (share != nullptr) result.largest_share = share->value;
  }
  return result;
}

class StepCheck {
 public:
  StepCheck(const RulesInForce& rules, const Step& step, const Decision& decision)
      : rules_(rules), step_(step), decision_(decision) {}

  std::vector<Mismatch> found() {
    const Expected& expected = step_.expected;
    const Decision& is = decision_;
    if (expected.verdict)
      compare("gives", gives_text(*expected.verdict, expected.amount), gives_text(is.verdict, is.amount));
    if (expected.fits) compare("fits", to_string(*expected.fits), is.fits ? to_string(*is.fits) : "");
    if (expected.by) compare("by", joined(*expected.by), joined(deciding_articles(rules_, is)));
    if (expected.roles) compare("sign", joined(*expected.roles), joined(is.roles));
    if (expected.reserve) compare("reserve", percent(expected.reserve), percent(is.reserve));
    const Earmarked earmarked = earmarked_by(rules_, is);
    if (expected.largest_share) {
      compare("largest-share", percent(expected.largest_share), percent(earmarked.largest_share));
    }
    if (expected.all_of) compare("all-of", joined(*expected.all_of), joined(earmarked.all_of));
    if (expected.any_of) compare("any-of", joined(*expected.any_of), joined(earmarked.any_of));
    for (const auto& [key, words] : expected.terms)
      compare("terms", key + ' ' + joined(words), terms_text(key));
    return std::move(found_);
  }

 private:
  void compare(std::string_view what, const std::string& expected, const std::string& is) {
    if (expected != is) found_.push_back({0, 0, what, expected, is});
  }

  static std::string gives_text(Verdict verdict, const std::optional<Money>& amount) {
    if (verdict == Verdict::paid && amount) return to_string(*amount);
    return std::string(name_of(verdict));
  }

  std::string terms_text(const std::string& key) const {
    for (const Ground& ground : decision_.grounds) {
      const auto* terms = std::get_if<TermsRule>(&rules_.rulebook->articles[ground.article].verb);
      if (terms == nullptr) continue;
      for (const auto& [known, words] : terms->words) {
        if (known == key) return key + ' ' + joined(words);
      }
    }
    return {};
  }

  const RulesInForce& rules_;
  const Step& step_;
  const Decision& decision_;
  std::vector<Mismatch> found_;
};

Decision decision_of(const RulesInForce& rules, const Step& step, Totals& totals) {
  if (step.one.kind != CaseKind::line) return decide(rules, step.one);
  Decision decision = decide_line(rules, step.one, step.subject, totals);
  count_line(rules, decision, step.subject, totals);
  return decision;
}

}  // namespace

std::string_view name_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::admitted:
      return "admitted";
    case Verdict::refused:
      return "refused";
    case Verdict::paid:
      return "paid";
    case Verdict::held:
      return "held";
    case Verdict::nothing:
      return "nothing";
    case Verdict::undecided:
      break;
  }
  return "undecided";
}

std::vector<std::string> deciding_articles(const RulesInForce& rules, const Decision& decision) {
  std::vector<std::string> ids;
  const auto take = [&](std::initializer_list<Kind> kinds) {
    for (const Ground& ground : decision.grounds) {
      if (std::find(kinds.begin(), kinds.end(), ground.kind) == kinds.end()) continue;
      ids.push_back(rules.rulebook->articles[ground.article].id);
    }
  };
  switch (decision.verdict) {
    case Verdict::refused:
      take({Kind::refuses});
      break;
    case Verdict::paid:
      take({Kind::pays, Kind::cuts});
      break;
    case Verdict::held:
      take({Kind::pays, Kind::cuts, Kind::holds_back});
      break;
    case Verdict::admitted:
      take({Kind::applies});
      break;
    case Verdict::undecided:
      take({Kind::unknown});
      break;
    case Verdict::nothing:
      break;
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

std::vector<Decision> decisions_of(const Rulebook& rulebook, const Example& example) {
  std::vector<Decision> decisions;
  Totals totals;
  for (const Step& step : example.steps) {
    decisions.push_back(decision_of(rules_in_force(rulebook, step.on, step.known), step, totals));
  }
  return decisions;
}

std::vector<Mismatch> mismatches(const Rulebook& rulebook, const std::vector<Example>& examples) {
  std::vector<Mismatch> found;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    Totals totals;
    for (std::size_t s = 0; s < examples[i].steps.size(); ++s) {
      const Step& step = examples[i].steps[s];
      const RulesInForce rules = rules_in_force(rulebook, step.on, step.known);
      const Decision decision = decision_of(rules, step, totals);
      for (Mismatch& mismatch : StepCheck(rules, step, decision).found()) {
        mismatch.example = i;
        mismatch.step = s;
        found.push_back(std::move(mismatch));
      }
    }
  }
  return found;
}

}  // namespace buurtkas
