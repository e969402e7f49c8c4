#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/filled.h"
#include "cli/render/plain_text.h"
#include "cli/render/rule_words.h"
#include "cli/render/rules.h"
#include "engine/rulebook/condition_words.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

constexpr std::size_t width = 80;

std::string lines(const std::string& text, std::size_t indent = 0) {
  std::string result = wrapped(text, width, indent);
  if (!result.ends_with('\n')) result += '\n';
  return result;
}

std::string place_text(const Place& place) {
  return place.file + ':' + std::to_string(place.line);
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
  return text;
}

// What is left untried, a line each.
std::vector<std::string> untried(const TriedRulebook& tried, Language language) {
  std::vector<std::string> result;
  const Rulebook& book = *tried.rulebook;
  for (const ArticleTried& one : tried.coverage.articles) {
    const Article& article = book.articles[one.article];
    if (!one.applies) {
      result.push_back(filled(language, "{}: geen voorbeeld waarin het geldt",
                              "{}: no example in which it applies", article.id));
      continue;
    }
    if (kind_of(article.verb) != VerbKind::limit) continue;
    if (!one.is_within) {
      result.push_back(filled(language, "{}: geen voorbeeld binnen de grens",
                              "{}: no example within the limit", article.id));
    }
    if (!one.is_beyond) {
      result.push_back(filled(language, "{}: geen voorbeeld over de grens", "{}: no example beyond the limit",
                              article.id));
    }
  }
  for (const ConditionTried& one : tried.coverage.conditions) {
    const Article& article = book.articles[one.article];
    const std::string condition = text_of(book, article.of, *one.condition);
    if (!one.is_true) {
      result.push_back(
          filled(language, "{}: `{}` is nergens waar", "{}: `{}` is true nowhere", article.id, condition));
    }
    if (!one.is_false) {
      result.push_back(
          filled(language, "{}: `{}` is nergens onwaar", "{}: `{}` is false nowhere", article.id, condition));
    }
  }
  return result;
}

// `, after € 190.00 for kind hours on 1 March 2026 (of the same household only)`
std::string earlier_text(const EarlierLine& line, Language language) {
  std::string text = filled(language, ", na {} op {}", ", after {} on {}", amount_text(line.amount, language),
                            date_words(line.on, language));
  if (!line.what.empty()) {
    text += filled(language, " voor {}", " for {}", witness_words(line.what, language));
  }
  if (line.only) text += fmt::format(" ({})", words_of(*line.only, language));
  return text;
}

std::string case_text(const Difference& difference, Language language) {
  std::string text =
      fmt::format("{}: {}", words_of(difference.kind, language), witness_words(difference.witness, language));
  if (difference.earlier) text += earlier_text(*difference.earlier, language);
  return text;
}

std::string epochs_text(const Difference& difference, Language language) {
  const Epoch& first = difference.epochs.front();
  std::string text = filled(language, "op {}", "on {}", date_words(first.on, language));
  if (first.known.year > 1900) {
    text += filled(language, ", zoals bekend op {}", ", as known on {}", date_words(first.known, language));
  }
  const std::size_t others = difference.epochs.size() - 1;
  if (others == 1) text += in(language, " (en in een andere periode)", " (and in another period)");
  if (others > 1)
    text += filled(language, " (en in {} andere perioden)", " (and in {} other periods)", others);
  return text;
}

std::string roles_text(const std::vector<Role>& roles, Language language) {
  std::string text;
  for (const Role role : roles) text += (text.empty() ? "" : ", ") + std::string(words_of(role, language));
  return text;
}

std::string change_in_amount(const Difference& difference, Language language) {
  const bool both = difference.before.verdict == Verdict::paid && difference.after.verdict == Verdict::paid;
  if (!both) return {};
  const Money change = difference.after.amount - difference.before.amount;
  if (change.is_zero()) return {};
  if (change.cents() > 0) {
    return filled(language, ": {} meer", ": {} more", amount_text(change, language));
  }
  return filled(language, ": {} minder", ": {} less", amount_text(-change, language));
}

}  // namespace

std::string outcome_words(const Decision& decision, const std::vector<std::string>& by, Language language) {
  std::string text;
  if (decision.verdict == Verdict::paid) {
    text = amount_text(decision.amount, language);
  } else {
    text = words_of(decision.verdict, language);
  }
  if (decision.fits) {
    text += filled(language, ", {} past nog", ", {} still fits", amount_text(*decision.fits, language));
  }
  if (decision.reserve) {
    text += filled(language, ", reserve {}", ", reserve {}",
                   value_words(*decision.reserve, Unit::percent, language));
  }
  if (!decision.roles.empty()) {
    text += filled(language, ", akkoord van {}", ", approval of {}", roles_text(decision.roles, language));
  }
  if (!by.empty()) text += " (" + joined(by) + ')';
  return text;
}

std::string test_text(const TriedRulebook& tried, Language language) {
  std::string text = fmt::format("{} ({})\n", text_in(tried.rulebook->title, language), tried.rulebook->name);
  for (const Mismatch& mismatch : tried.mismatches) {
    const Example& example = (*tried.examples)[mismatch.example];
    const Place& place = example.steps[mismatch.step].place;
    text +=
        lines(filled(language, "{}: {} is {}, verwacht was {} - {}", "{}: {} is {}, expected was {} - {}",
                     place_text(place), mismatch.what, mismatch.found.empty() ? "-" : mismatch.found,
                     mismatch.expected.empty() ? "-" : mismatch.expected, text_in(example.title, language)),
              2);
  }
  const std::size_t all = tried.examples->size();
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < all; ++i) {
    for (const Mismatch& mismatch : tried.mismatches) {
      if (mismatch.example != i) continue;
      ++wrong;
      break;
    }
  }
  text += wrong == 0 ? filled(language, "Alle {} voorbeelden kloppen.\n", "All {} examples come out.\n", all)
                     : filled(language, "Niet alle {} voorbeelden kloppen: {} niet.\n",
                              "Not all {} examples come out: {} do not.\n", all, wrong);
  const std::vector<std::string> gaps = untried(tried, language);
  if (gaps.empty()) {
    return text +
           std::string(in(language,
                          "Elk artikel, elke voorwaarde (waar en onwaar) en elke grens is geprobeerd.\n",
                          "Each article, each condition (true and false) and each limit is tried.\n"));
  }
  text += in(language, "Nog niet geprobeerd:\n", "Not tried yet:\n");
  for (const std::string& gap : gaps) text += lines("- " + gap, 2);
  return text;
}

std::string differences_text(const Differences& differences, const Rulebook& before, const Rulebook& after,
                             Language language) {
  std::string text = filled(language, "Van {} ({}) naar {} ({})\n", "From {} ({}) to {} ({})\n", before.name,
                            before.sha256.substr(0, 12), after.name, after.sha256.substr(0, 12));
  std::size_t number = 0;
  for (const Difference& difference : differences.found) {
    text += lines(fmt::format("{}. {}", ++number, case_text(difference, language)), 3);
    text += lines("   " + epochs_text(difference, language), 3);
    text += lines(filled(language, "   was: {}", "   was: {}",
                         outcome_words(difference.before, difference.by_before, language)),
                  5);
    text += lines(filled(language, "   wordt: {}{}", "   is: {}{}",
                         outcome_words(difference.after, difference.by_after, language),
                         change_in_amount(difference, language)),
                  5);
  }
  if (!differences.is_complete) {
    text += in(language, "Er kunnen meer verschillen zijn: niet elk geval kon worden nagegaan.\n",
               "There may be more differences: not every case could be gone through.\n");
  } else if (number == 0) {
    text += in(language, "Zij beslissen over elk geval hetzelfde.\n", "They decide every case alike.\n");
  }
  return text;
}

std::string mutants_text(const TriedMutants& tried, Language language) {
  const std::size_t noticed = tried.by_example + tried.by_check;
  const std::size_t all = noticed + tried.missed.size();
  std::string text =
      filled(language,
             "Van {} kleine veranderingen worden er {} opgemerkt: {} door een voorbeeld, {} door `check`.\n",
             "Of {} small changes {} are noticed: {} by an example, {} by `check`.\n", all, noticed,
             tried.by_example, tried.by_check);
  text = lines(text.substr(0, text.size() - 1));
  if (tried.no_change > 0) {
    text += lines(filled(language, "Nog {} maken voor geen enkel geval verschil.",
                         "Another {} change no case at all.", tried.no_change));
  }
  if (tried.missed.empty()) return text;
  text += in(language, "Geen voorbeeld merkt:\n", "No example notices:\n");
  for (const TriedMutants::Missed& missed : tried.missed) {
    const Mutant& mutant = *missed.mutant;
    const std::string change =
        mutant.to.empty() ? filled(language, "zonder `{}`", "without `{}`", mutant.from)
                          : filled(language, "`{}` wordt `{}`", "`{}` becomes `{}`", mutant.from, mutant.to);
    text += lines(fmt::format("- {} {}: {}", place_text(mutant.place), mutant.article, change), 2);
    if (missed.differences.empty()) continue;
    const Difference& first = missed.differences.front();
    text += lines(filled(language, "  bijvoorbeeld {}, {}: {} wordt {}", "  such as {}, {}: {} becomes {}",
                         case_text(first, language), epochs_text(first, language),
                         outcome_words(first.before, first.by_before, language),
                         outcome_words(first.after, first.by_after, language)),
                  4);
  }
  return text;
}

}  // namespace buurtkas
