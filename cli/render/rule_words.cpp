#include "cli/render/rule_words.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "cli/render/amounts.h"
#include "cli/render/words.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

struct WordRow {
  std::string_view name;
  std::string_view dutch;
  std::string_view english;
};

template <std::size_t Count>
std::string_view found_in(const std::array<WordRow, Count>& rows, std::string_view name, Language language) {
  for (const WordRow& row : rows) {
    if (row.name == name) return in(language, row.dutch, row.english);
  }
  return name;
}

constexpr std::array field_rows = std::to_array<WordRow>({
    {"cost", "de kosten", "the cost"},
    {"proposer", "de indiener", "the proposer"},
    {"proposer-age", "de leeftijd van de indiener", "the proposer's age"},
    {"supporters", "het aantal steunbetuigingen", "the number of supporters"},
    {"partners", "het aantal partners", "the number of partners"},
    {"goals", "het aantal doelen", "the number of goals"},
    {"feasible", "haalbaar", "feasible"},
    {"reason", "een reden gegeven", "a reason given"},
    {"status", "de stand", "the status"},
    {"appeal", "het bezwaar", "the appeal"},
    {"appeal-days", "de tijd tussen weigering en bezwaar", "the time from refusal to appeal"},
    {"place", "de plaats", "the place"},
    {"tags", "het kenmerk", "the tag"},
    {"age", "de leeftijd", "the age"},
    {"neighbourhood", "de buurt", "the neighbourhood"},
    {"kind", "de soort", "the kind"},
    {"amount", "het bedrag", "the amount"},
    {"earmarked", "geoormerkt", "earmarked"},
    {"kilometres", "het aantal kilometers", "the number of kilometres"},
    {"hours", "het aantal uren", "the number of hours"},
    {"receipt", "een bon erbij", "a receipt with it"},
    {"rung", "de trede op de bindingsladder", "the rung of the engagement ladder"},
    {"rung-days", "de tijd op die trede", "the time on that rung"},
    {"days-since", "de tijd tot het indienen", "the time until it was handed in"},
    {"approved", "vooraf afgesproken", "agreed beforehand"},
    {"advance", "het open voorschot", "the advance not yet settled"},
    {"day-total", "wat er die dag al betaald is", "what was paid before that day"},
    {"month-total", "wat er die maand al betaald is", "what was paid before that month"},
    {"year-total", "wat er dat jaar al betaald is", "what was paid before that year"},
    {"elsewhere-month", "wat anderen die maand betaalden", "what others paid that month"},
    {"elsewhere-year", "wat anderen dat jaar betaalden", "what others paid that year"},
    {"account-changed", "een ander rekeningnummer", "another bank account"},
});

constexpr std::array word_rows = std::to_array<WordRow>({
    {"no", "nee", "no"},
    {"yes", "ja", "yes"},
    {"none", "geen", "none"},
    {"resident", "een bewoner", "a resident"},
    {"unknown", "onbekend", "unknown"},
    {"admitted", "toegelaten", "admitted"},
    {"refused", "geweigerd", "refused"},
    {"withdrawn", "ingetrokken", "withdrawn"},
    {"open", "open", "open"},
    {"granted", "toegewezen", "granted"},
    {"dismissed", "afgewezen", "dismissed"},
    {"association", "vereniging", "association"},
    {"business", "bedrijf", "business"},
    {"foundation", "stichting", "foundation"},
    {"public", "overheid", "public body"},
    {"grant", "subsidie", "grant"},
    {"groz", "GROZ-budget", "GROZ budget"},
    {"gift", "gift", "gift"},
    {"bezoeker", "bezoeker", "visitor"},
    {"deelnemer", "deelnemer", "participant"},
    {"ondersteuner", "ondersteuner", "supporter"},
    {"kartrekker", "kartrekker", "lead"},
    {"coordinator", "coördinator", "coordinator"},
    {"wijkverbinder", "wijkverbinder", "neighbourhood connector"},
    {"claim", "declaratie", "claim"},
    {"advance", "voorschot", "advance"},
    {"correction", "correctie", "correction"},
});

constexpr std::array comparison_rows = std::to_array<WordRow>({
    {"is", "is", "is"},
    {"is-not", "is niet", "is not"},
    {"at-least", "is minstens", "is at least"},
    {"at-most", "is hooguit", "is at most"},
    {"more-than", "is meer dan", "is more than"},
    {"less-than", "is minder dan", "is less than"},
    {"one-of", "is één van", "is one of"},
    {"none-of", "is geen van", "is none of"},
    {"has", "staat erbij:", "is there:"},
    {"has-not", "staat er niet bij:", "is not there:"},
});

constexpr std::array case_rows = std::to_array<WordRow>({
    {"proposal", "een voorstel", "a proposal"},
    {"voter", "een stemmer", "a voter"},
    {"partner", "een partner", "a partner"},
    {"pot", "een pot", "a pot"},
    {"line", "een regel van een declaratie", "a line of a claim"},
    {"payment", "een betaling", "a payment"},
    {"vote", "de stemming", "the vote"},
});

constexpr std::array other_rows = std::to_array<WordRow>({
    {"approver", "wie goedkeurt", "the approver"},
    {"second-approver", "een tweede die goedkeurt", "a second approver"},
    {"treasurer", "de penningmeester", "the treasurer"},
    {"board", "het bestuur", "the board"},
    {"cut", "wat past wordt betaald, de rest niet", "what fits is paid, the rest is not"},
    {"hold", "de hele regel wacht", "the whole line is held"},
    {"refuse", "de hele regel wordt geweigerd", "the whole line is refused"},
    {"person", "per persoon", "for each person"},
    {"household", "per huishouden", "for each household"},
    {"project", "per project", "for each project"},
    {"pot", "per pot", "for each pot"},
    {"line", "per regel", "a line"},
    {"day", "per dag", "a day"},
    {"month", "per maand", "a month"},
    {"year", "per jaar", "a year"},
    {"half-up", "een halve cent naar boven afgerond", "half a cent rounded up"},
    {"half-even", "een halve cent naar de even cent afgerond", "half a cent rounded to the even cent"},
    {"down", "naar beneden afgerond op de cent", "rounded down to the cent"},
    {"up", "naar boven afgerond op de cent", "rounded up to the cent"},
    {"held", "wacht", "held"},
    {"paid", "betaald", "paid"},
    {"nothing", "geen artikel betaalt dit", "no article pays this"},
    {"undecided", "niet te beslissen", "cannot be decided"},
});

constexpr std::array<std::string_view, 12> dutch_months = {"januari",   "februari", "maart",    "april",
                                                           "mei",       "juni",     "juli",     "augustus",
                                                           "september", "oktober",  "november", "december"};
constexpr std::array<std::string_view, 12> english_months = {"January",   "February", "March",    "April",
                                                             "May",       "June",     "July",     "August",
                                                             "September", "October",  "November", "December"};

std::string unit_words(const Ratio& value, Unit unit, Language language) {
  const bool is_one = value == Ratio(1);
  switch (unit) {
    case Unit::km:
      return std::string(in(language, "kilometer", is_one ? "kilometre" : "kilometres"));
    case Unit::hour:
      return std::string(in(language, "uur", is_one ? "hour" : "hours"));
    case Unit::day:
      return std::string(in(language, is_one ? "dag" : "dagen", is_one ? "day" : "days"));
    case Unit::year:
      return std::string(in(language, "jaar", is_one ? "year" : "years"));
    default:
      return {};
  }
}

int decimals_of(const Ratio& value) {
  for (int decimals = 0; decimals < 6; ++decimals) {
    BigInt power = 1;
    for (int i = 0; i < decimals; ++i) power *= 10;
    if ((value * Ratio(power)).denominator() == 1) return decimals;
  }
  return -1;
}

bool is_of_yes_and_no(const Condition& condition) {
  const bool is_one = condition.comparison == Comparison::is || condition.comparison == Comparison::is_not;
  return is_one && condition.words.size() == 1 &&
         (condition.words.front() == "yes" || condition.words.front() == "no");
}

// As amounts are written; a rate may have more decimals, or be a fraction.
std::string euros(const Ratio& value, Language language) {
  const Ratio cents = value * Ratio(100);
  if (cents.denominator() == 1) return cents_text(cents, Currency::euro(), language);
  const int decimals = decimals_of(value);
  return "€ " + (decimals < 0 ? to_string(value) : number_text(value, language, decimals));
}

}  // namespace

std::string_view words_of(CaseKind kind, Language language) {
  return found_in(case_rows, name_of(kind), language);
}
std::string_view words_of(Role role, Language language) {
  return found_in(other_rows, name_of(role), language);
}
std::string_view words_of(Beyond beyond, Language language) {
  return found_in(other_rows, name_of(beyond), language);
}
std::string_view words_of(Per per, Language language) {
  return found_in(other_rows, name_of(per), language);
}
std::string_view words_of(Span span, Language language) {
  return found_in(other_rows, name_of(span), language);
}
std::string_view words_of(Rounding rounding, Language language) {
  return found_in(other_rows, name_of(rounding), language);
}
std::string_view words_of(Verdict verdict, Language language) {
  const std::string_view name = name_of(verdict);
  const bool is_word = verdict == Verdict::admitted || verdict == Verdict::refused;
  return is_word ? found_in(word_rows, name, language) : found_in(other_rows, name, language);
}
std::string_view words_of(SourceStatus status, Language language) {
  switch (status) {
    case SourceStatus::official:
      return in(language, "officieel", "official");
    case SourceStatus::secondary:
      return in(language, "uit de tweede hand", "second-hand");
    case SourceStatus::unconfirmed:
      break;
  }
  return in(language, "niet bevestigd", "unconfirmed");
}

std::string field_words(CaseKind kind, FieldIndex field, Language language) {
  return std::string(found_in(field_rows, fields_of(kind)[field].name, language));
}

std::string_view word_words(std::string_view word, Language language) {
  return found_in(word_rows, word, language);
}

std::string value_words(const Ratio& value, Unit unit, Language language) {
  switch (unit) {
    case Unit::eur:
      return euros(value, language);
    case Unit::eur_per_km:
      return euros(value, language) + std::string(in(language, " per kilometer", " a kilometre"));
    case Unit::eur_per_hour:
      return euros(value, language) + std::string(in(language, " per uur", " an hour"));
    case Unit::percent: {
      const Ratio percents = value * Ratio(100);
      const int decimals = decimals_of(percents);
      return (decimals < 0 ? to_string(percents) : number_text(percents, language, decimals)) + '%';
    }
    default:
      break;
  }
  const std::string number = number_text(value, language, std::max(decimals_of(value), 0));
  const std::string words = unit_words(value, unit, language);
  return words.empty() ? number : number + ' ' + words;
}

std::string condition_words(const RulesInForce& rules, CaseKind of, const Condition& condition,
                            Language language) {
  const Field& field = fields_of(of)[condition.field];
  std::string text = field_words(of, condition.field, language);
  if (is_of_yes_and_no(condition)) {
    const bool is_not = condition.comparison == Comparison::is_not;
    return text + std::string(is_not ? in(language, ": niet ", ": not ") : ": ") +
           std::string(word_words(condition.words.front(), language));
  }
  std::string compares(found_in(comparison_rows, name_of(condition.comparison), language));
  if (language == Language::nl && field.name == "cost") compares.replace(0, 2, "zijn");
  text += ' ' + compares + ' ';
  if (field.type == FieldType::number) {
    const auto number = rules.number_of(condition);
    if (!number) return text + std::string(in(language, "(nog niet bekend)", "(not known yet)"));
    return text + value_words(Ratio(BigInt(*number), BigInt(parts_of(field.unit))), field.unit, language);
  }
  for (std::size_t i = 0; i < condition.words.size(); ++i) {
    if (i > 0) text += ", ";
    const std::string& word = condition.words[i];
    if (field.type == FieldType::word) {
      text += word_words(word, language);
    } else {
      text += field.name == "kind" ? kind_words(word, language) : word;
    }
  }
  return text;
}

std::string date_words(const Date& date, Language language) {
  const auto month = static_cast<std::size_t>(date.month - 1);
  return fmt::format("{} {} {}", date.day, in(language, dutch_months.at(month), english_months.at(month)),
                     date.year);
}

std::string month_words(const Date& date, Language language) {
  const std::string day = date_words(date, language);
  return day.substr(day.find(' ') + 1);
}

std::string period_words(const Period& period, Language language) {
  const std::string from = date_words(period.from, language);
  if (!period.until) return fmt::format(fmt::runtime(in(language, "vanaf {}", "from {} on")), from);
  return fmt::format(fmt::runtime(in(language, "van {} tot en met {}", "from {} to {}")), from,
                     date_words(*period.until, language));
}

std::string_view text_in(const Text& text, Language language) {
  return in(language, text.nl, text.en);
}

std::string witness_words(const Witness& witness, Language language) {
  std::string text;
  for (const auto& [field, value] : witness) {
    if (!text.empty()) text += ", ";
    text.append(field).append(" ").append(value);
  }
  return text.empty() ? std::string(in(language, "elk geval", "any case")) : text;
}

}  // namespace buurtkas
