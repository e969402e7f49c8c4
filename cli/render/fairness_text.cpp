#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/column.h"
#include "cli/render/event_words.h"
#include "cli/render/fairness.h"
#include "cli/render/plain_text.h"
#include "cli/render/voter_groups_text.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t most_funded = 5;  // rows of so many funded projects; the last is of that many and more

template <class... Values>
std::string say(std::string_view sentence, const Values&... values) {
  return fmt::format(fmt::runtime(sentence), values...);
}

class FairnessText {
 public:
  FairnessText(const Instance& instance, const FairnessReport& report, Language language)
      : report_(report), language_(language), words_(instance, language) {}

  std::string text() const {
    std::string result = measures();
    if (!report_.outcome.tags.empty()) result += '\n' + tags();
    if (!report_.groups.empty()) result += '\n' + voter_groups_text(report_.groups, words_, language_);
    const std::vector<std::string> lines = sentences();
    if (!lines.empty()) result += '\n';
    for (const std::string& line : lines) result += "- " + wrapped(line, columns - 2, 2) + '\n';
    return result;
  }

 private:
  std::string word(std::string_view dutch, std::string_view english) const {
    return std::string(in(language_, dutch, english));
  }

  std::string percentage(const Ratio& part, const Ratio& whole) const {
    if (whole.is_zero()) return "-";
    return number_text(Ratio(100) * part / whole, language_, 1) + '%';
  }

  std::string by(Satisfaction satisfaction) const {
    switch (satisfaction) {
      case Satisfaction::cost:
        return word("kosten", "cost");
      case Satisfaction::cardinality:
        return word("aantal projecten", "number of projects");
      case Satisfaction::score:
        return word("punten", "points");
      default:
        return std::string(name_of(satisfaction));
    }
  }

  // A row of the first table: the same of the outcome and of most votes first.
  struct Row {
    std::string name;
    std::string outcome;
    std::string greedy;
  };

  template <class Tell>
  Row row(std::string name, const Tell& tell) const {
    return {std::move(name), tell(report_.outcome), report_.greedy ? tell(*report_.greedy) : ""};
  }

  std::string voters_with(const Fairness& fairness, std::size_t funded) const {
    const auto& by_funded = fairness.voters_by_funded;
    Ratio voters;
    for (std::size_t k = funded; k < by_funded.size() && (k == funded || funded == most_funded); ++k)
      voters += by_funded[k];
    return words_.number(voters) + ' ' + right_in('(' + percentage(voters, fairness.voters()) + ')', 8);
  }

  void add_voters(std::vector<Row>& rows) const {
    std::size_t most = report_.outcome.voters_by_funded.size();
    if (report_.greedy) most = std::max(most, report_.greedy->voters_by_funded.size());
    for (std::size_t funded = 0; funded < std::min(most, most_funded + 1); ++funded) {
      std::string name =
          "  " + counted_text(Ratio(funded), language_, word("gekozen project", "funded project"),
                              word("gekozen projecten", "funded projects"));
      if (funded == 0) {
        name = word("Stemmers zonder gekozen project", "Voters with nothing funded");
      } else if (funded == most_funded) {
        name = say(word("  {} of meer", "  {} or more"), funded);
      }
      rows.push_back(row(name, [&](const Fairness& fairness) { return voters_with(fairness, funded); }));
    }
  }

  void add_ejr_plus(std::vector<Row>& rows) const {
    rows.push_back({word("Projecten waarvan voorstemmers te weinig kregen (EJR+)",
                         "Projects whose supporters got too little (EJR+)"),
                    "", ""});
    const auto count = [&](const EjrPlus& found) {
      return found.holds() ? word("geen", "none") : std::to_string(found.projects);
    };
    for (std::size_t i = 0; i < report_.outcome.ejr_plus.size(); ++i) {
      const std::string name =
          say(word("  naar {}", "  by {}"), by(report_.outcome.ejr_plus[i].satisfaction));
      rows.push_back(row(name, [&](const Fairness& one) { return count(one.ejr_plus[i].exact); }));
      if (is_one_form(report_.outcome.ejr_plus[i])) continue;
      rows.push_back(row(name + word(", op één project na", ", up to one project"),
                         [&](const Fairness& one) { return count(one.ejr_plus[i].up_to_one); }));
    }
  }

  void add_priceability(std::vector<Row>& rows) const {
    rows.push_back(
        row(word("Te betalen met gelijk geld (priceability)", "Payable with equal money (priceability)"),
            [&](const Fairness& one) {
              switch (one.priceability.verdict) {
                case Priced::yes:
                  return word("ja", "yes");
                case Priced::no:
                  return word("nee", "no");
                case Priced::undecided:
                  break;
              }
              return word("niet te zeggen", "undecided");
            }));
  }

  // By number a project more is one more, and the two forms are the same.
  static bool is_one_form(const EjrPlusBy& one) { return one.satisfaction == Satisfaction::cardinality; }

  std::string measures() const {
    std::vector<Row> rows;
    add_voters(rows);
    add_ejr_plus(rows);
    add_priceability(rows);
    Column outcome(16, report_.greedy ? word("uitkomst", "outcome") : "");
    Column greedy(report_.greedy ? 16 : 0, report_.greedy ? word("meeste stemmen", "by votes") : "");
    for (const Row& one : rows) {
      outcome.add(one.outcome);
      greedy.add(one.greedy);
    }
    const std::size_t taken = std::min(columns, outcome.width() + greedy.width());
    const std::size_t name_width = std::max<std::size_t>(columns - taken, 46);
    std::string result = line(word("Hoe eerlijk", "How fair"), name_width, outcome.cell(0) + greedy.cell(0));
    for (std::size_t i = 0; i < rows.size(); ++i) {
      // A heading may run on over the empty cells.
      const bool is_heading = rows[i].outcome.empty();
      result += line(rows[i].name, is_heading ? columns : name_width,
                     is_heading ? "" : outcome.cell(i + 1) + greedy.cell(i + 1));
    }
    return result;
  }

  static std::string line(const std::string& name, std::size_t width, const std::string& cells) {
    std::string text = left_in(name, width) + cells;
    text.erase(text.find_last_not_of(' ') + 1);
    return text + '\n';
  }

  std::string tags() const {
    const Fairness& outcome = report_.outcome;
    Column projects(10, word("projecten", "projects"));
    Column funded(8, word("gekozen", "funded"));
    Column votes(10, word("stemmen", "votes"));
    Column of_votes(7, "");
    Column spent(15, word("besteed", "spent"));
    Column of_spent(7, "");
    Column greedy(report_.greedy ? 9 : 0, report_.greedy ? word("op stemmen", "by votes") : "");
    for (std::size_t i = 0; i < outcome.tags.size(); ++i) {
      const TagShare& share = outcome.tags[i];
      projects.add(std::to_string(share.projects));
      funded.add(std::to_string(share.funded));
      votes.add(words_.number(share.votes));
      of_votes.add(percentage(share.votes, outcome.votes));
      spent.add(words_.amount(share.spent));
      of_spent.add(percentage(cents_of(share.spent), cents_of(outcome.spent)));
      greedy.add(report_.greedy
                     ? percentage(cents_of(report_.greedy->tags[i].spent), cents_of(report_.greedy->spent))
                     : "");
    }
    std::size_t taken = 0;
    for (const Column* one : {&projects, &funded, &votes, &of_votes, &spent, &of_spent, &greedy})
      taken += one->width();
    const std::size_t name_width = std::max<std::size_t>(columns - std::min(columns, taken), 12);
    std::string result;
    for (std::size_t i = 0; i <= outcome.tags.size(); ++i) {
      std::string name = "Label";
      if (i > 0) name = outcome.tags[i - 1].tag;
      if (name.empty()) name = word("(geen)", "(none)");
      if (i == 0) name = word("Label", "Tag");
      result += line(name, name_width,
                     projects.cell(i) + funded.cell(i) + votes.cell(i) + of_votes.cell(i) + spent.cell(i) +
                         of_spent.cell(i) + greedy.cell(i));
    }
    return result;
  }

  std::string measured(const Ratio& value, Satisfaction satisfaction) const {
    if (satisfaction == Satisfaction::cost) return words_.cents(value);
    if (satisfaction == Satisfaction::cardinality)
      return counted_text(value, language_, "project", word("projecten", "projects"));
    return counted_text(value, language_, word("punt", "point"), word("punten", "points"));
  }

  std::vector<std::string> sentences() const {
    std::vector<std::string> lines;
    for (const EjrPlusBy& one : report_.outcome.ejr_plus) {
      if (one.exact.group) lines.push_back(exact_sentence(*one.exact.group, one.satisfaction));
      if (one.up_to_one.group && !is_one_form(one))
        lines.push_back(up_to_one_sentence(*one.up_to_one.group, one.satisfaction));
    }
    if (report_.outcome.priceability.verdict == Priced::no)
      lines.push_back(priceability_sentence(report_.outcome.priceability));
    if (report_.outcome.is_unmeasured) {
      lines.push_back(say(word("Naar `{}`, waarmee geteld is, wordt EJR+ niet gemeten.",
                               "By `{}`, which the count goes by, EJR+ is not measured."),
                          name_of(*report_.outcome.is_unmeasured)));
    }
    if (report_.next) {
      lines.push_back(say(word("{}, dat als volgende wordt uitgevoerd, telt in deze maten niet mee.",
                               "{}, which is carried out as the next, does not count in these measures."),
                          words_.id(*report_.next)));
    }
    if (!report_.outcome.tags.empty()) {
      lines.push_back(
          word("De percentages zijn van alle stemmen en van al het bestede geld. Een project met meer "
               "labels telt bij elk ervan mee.",
               "The percentages are of all votes, and of all that is spent. A project with several tags "
               "counts for each of them."));
    }
    return lines;
  }

  std::string times(const Ratio& number) const {
    if (number == Ratio(1)) return word("precies één keer", "exactly once");
    return number_text(number, language_) + word(" keer", " times");
  }

  std::string supporters(const DeniedGroup& group, Satisfaction satisfaction) const {
    return say(
        word(
            "Naar {}: {} die allemaal voor {} zijn, kunnen het van hun gelijke deel van het geld {} betalen.",
            "By {}: {} who all support {} could pay for it {} from their equal share of the money."),
        by(satisfaction),
        counted_text(group.voters, language_, word("stemmer", "voter"), word("stemmers", "voters")),
        words_.id(group.project), times(group.times));
  }

  std::string exact_sentence(const DeniedGroup& group, Satisfaction satisfaction) const {
    return supporters(group, satisfaction) +
           say(satisfaction == Satisfaction::cardinality
                   ? word(" Wie van hen het meest kreeg, heeft {}.", " The best-off of them has {}.")
                   : word(" Wie van hen het meest kreeg, heeft {} aan gekozen projecten.",
                          " The best-off of them has {} in selected projects."),
               measured(group.has, satisfaction)) +
           say(word(" Zolang {} niet gekozen is, hoort dat {} te zijn.",
                    " As long as {} is not selected, it should be {}."),
               words_.id(group.project), measured(group.due, satisfaction));
  }

  std::string up_to_one_sentence(const DeniedGroup& group, Satisfaction satisfaction) const {
    return supporters(group, satisfaction) +
           say(word(" Ook met {0} erbij had niemand van hen meer dan {1}. Zolang {0} niet gekozen is, hoort "
                    "dat meer dan {2} te zijn.",
                    " Even with {0} added, nobody of them would have more than {1}. As long as {0} is not "
                    "selected, it should be more than {2}."),
               words_.id(group.project), measured(group.has + group.gains, satisfaction),
               measured(group.due, satisfaction));
  }

  std::string priceability_sentence(const Priceability& found) const {
    if (found.unsupported) {
      return say(word("Met gelijk geld had niemand {} betaald: geen stemmer wil het.",
                      "With equal money nobody would have paid for {}: no voter supports it."),
                 words_.id(*found.unsupported));
    }
    std::string sentence;
    if (found.needy.empty()) {
      sentence = say(word("Met elk een gelijk deel, {},", "With an equal share each, {},"),
                     words_.cents(found.money));
    } else {
      std::vector<std::string> needy;
      for (const ProjectIndex project : found.needy) needy.push_back(words_.id(project));
      sentence = say(word("Om {} te betalen heeft elke stemmer {} nodig, en dan",
                          "To pay for {} every voter needs {}, and then"),
                     listed(needy, language_), words_.cents(found.money));
    }
    return sentence + say(word(" houden de voorstemmers van {} samen minstens {} over, meer dan het kost.",
                               " the supporters of {} keep at least {} together, more than it costs."),
                          words_.id(*found.left_out), words_.cents(found.supporters_left));
  }

  const FairnessReport& report_;
  Language language_;
  EventWords words_;
};

}  // namespace

std::string fairness_text(const Instance& instance, const FairnessReport& report, Language language) {
  return FairnessText(instance, report, language).text();
}

}  // namespace buurtkas
