#include "cli/verify/journal_text.h"

#include <algorithm>
#include <array>

namespace buurtkas::verify {
namespace {

constexpr std::size_t faults_told_max = 10;

std::string in(bool is_dutch, const std::string& dutch, const std::string& english) {
  return is_dutch ? dutch : english;
}

void add_row(std::string& text, const std::string& kind, std::uint64_t count) {
  constexpr std::size_t width = 20;
  text +=
      kind + std::string(kind.size() < width ? width - kind.size() : 1, ' ') + std::to_string(count) + '\n';
}

void add_outcome(std::string& text, const ProvenOutcome& one, bool is_last, bool is_dutch) {
  const std::string outcome = std::to_string(one.number);
  const std::string funding = std::to_string(one.paid_by);
  const std::string since = is_last ? "." : in(is_dutch, "; later gecorrigeerd.", "; corrected since.");
  if (one.certified.proves_outcome) {
    text +=
        in(is_dutch, "Bewezen: regel " + outcome + " is de uitslag, en regel " + funding + " betaalt hem zo",
           "Proven: entry " + outcome + " is the outcome, and entry " + funding + " pays it so");
    text += since + '\n';
  } else {
    text +=
        in(is_dutch,
           "Bewezen van regel " + outcome +
               ": de stemmen kloppen, wat gekozen is kan betaald worden, en\nregel " + funding +
               " betaalt het zo; niet dat de telwijze het koos",
           "Proven of entry " + outcome + ": the votes are right, what is selected can be paid, and\nentry " +
               funding + " pays it so; not that the method selected it");
    text += since + '\n';
  }
  if (one.certified.leaves_raises_open()) {
    text += in(is_dutch, "Niet bewezen: dat geen eerdere verhoging al de laatste was.\n",
               "Not proven: that no earlier raise should have been the last.\n");
  }
}

// What only somebody else can know: how long the journal once was.
void add_end(std::string& text, const ToldJournal& told, bool is_dutch) {
  const std::uint64_t until = told.outside_until;
  if (told.has_outside && until == told.checked.entries) return;
  if (told.has_outside) {
    const std::string number = std::to_string(until);
    text += in(
        is_dutch, "Niet bewezen: dat er na regel " + number + " niets af is; zo ver gaat het controlepunt.\n",
        "Not proven: that nothing is cut off after entry " + number + ", as far as the checkpoint goes.\n");
    return;
  }
  text += in(is_dutch,
             "Niet bewezen: dat er aan het eind niets af is, of alles opnieuw is geschreven; dat\n"
             "toont alleen een controlepunt van buiten (--checkpoint).\n",
             "Not proven: that nothing is cut off at the end, or all of it written anew; only a\n"
             "checkpoint from outside shows that (--checkpoint).\n");
}

struct FaultWords {
  std::string_view code, nl, en;
};

constexpr auto fault_words = std::to_array<FaultWords>({
    {"damaged", "het bestand is beschadigd", "the file is damaged"},
    {"schema", "dit hoort anders in een journaal", "this is otherwise in a journal"},
    {"unreadable", "dit is niet te lezen", "this cannot be read"},
    {"wrong-number", "dit is niet de volgende", "this is not the next"},
    {"wrong-seal", "dit is niet wat verzegeld is", "this is not what was sealed"},
    {"wrong-previous", "sluit niet aan op de vorige", "does not follow the one before"},
    {"wrong-date", "van voor de vorige", "dated before the one before"},
    {"wrong-form", "niet in de ene vorm", "not in its one form"},
    {"doubled-key", "staat er meer dan eens", "is there more than once"},
    {"does-not-add-up", "de boekingen zijn samen niet 0", "the postings do not add up to 0"},
    {"other-currency", "een andere munt", "another currency"},
    {"wrong-move", "zo'n regel boekt daar niet", "such an entry does not post there"},
    {"below-zero", "komt onder nul", "falls below zero"},
    {"too-large", "wordt te groot", "grows too large"},
    {"input-changed", "wat hierbij bewaard is, is veranderd", "what is kept with it was changed"},
    {"input-unused", "bewaard, maar nergens genoemd", "kept, and named nowhere"},
    {"bad-checkpoint", "geen controlepunt", "no checkpoint"},
    {"other-root", "een controlepunt van een ander journaal", "a checkpoint of another journal"},
    {"bad-signature", "de handtekening klopt niet", "the signature is not right"},
    {"other-key", "getekend met een andere sleutel", "signed with another key"},
    {"checkpoint-differs", "niet wat er stond bij dit controlepunt", "not what was there at this checkpoint"},
    {"journal-shorter", "teruggedraaid: er waren er meer bij dit controlepunt",
     "rolled back: there were more at this checkpoint"},
});

std::string line_of(const JournalFault& fault, bool is_dutch) {
  std::string line = fault.number == 0 ? in(is_dutch, "journaal", "journal")
                                       : in(is_dutch, "regel ", "entry ") + std::to_string(fault.number);
  if (!fault.key.empty()) line += " (`" + shown(fault.key) + "`)";
  const auto* const words = std::find_if(fault_words.begin(), fault_words.end(),
                                         [&](const FaultWords& one) { return one.code == fault.code; });
  line += ": ";
  line += words == fault_words.end() ? fault.code : (is_dutch ? words->nl : words->en);
  if (!fault.found.empty()) line += ": " + shown(fault.found);
  if (!fault.expected.empty()) line += " / " + shown(fault.expected);
  return line + '\n';
}

}  // namespace

std::string journal_text(const ToldJournal& told, bool is_dutch) {
  const auto& [kinds, unproven, outcomes, decided_since, root] = told.verified;
  std::string text;
  for (const auto& [kind, count] : kinds) add_row(text, kind, count);
  add_row(text, in(is_dutch, "regels", "entries"), told.checked.entries);
  add_row(text, in(is_dutch, "invoer", "inputs"), told.checked.inputs);
  for (const ProvenOutcome& one : outcomes) {
    const std::string number = std::to_string(one.number);
    text += in(is_dutch, "certificaat van regel " + number, "certificate of entry " + number) + '\n';
    for (const auto& [kind, count] : one.certified.kinds) add_row(text, "  " + kind, count);
  }
  text += in(is_dutch, "wortel\n  ", "root\n  ") + hexadecimal(root) + '\n';
  for (const auto& [kind, count] : unproven) {
    text += in(is_dutch, "hier niet bewezen: ", "not proven here: ") + shown(kind) + ' ' +
            std::to_string(count) + '\n';
  }
  if (told.checked.entries > 0) {
    text += in(is_dutch,
               "Bewezen: elke regel is wat verzegeld werd, alles wat bewaard is, is wat het was, en\n"
               "het geld klopt.\n",
               "Proven: every entry is what was sealed, all that is kept is what it was, and the\n"
               "money adds up.\n");
  }
  for (const ProvenOutcome& one : outcomes) add_outcome(text, one, &one == &outcomes.back(), is_dutch);
  if (decided_since != 0) {
    const std::string since = std::to_string(decided_since);
    text += in(is_dutch, "Niet bewezen: dat de bestanden van regel " + since + " dezelfde uitslag geven.\n",
               "Not proven: that the files of entry " + since + " give the same outcome.\n");
  }
  for (const std::string& file : told.checked.unproven) {
    text += in(is_dutch, "Niet bewezen: wie dit tekende, zonder de sleutel (--trusts): ",
               "Not proven: who signed this, without the key (--trusts): ") +
            shown(file) + '\n';
  }
  add_end(text, told, is_dutch);
  return text;
}

std::string faults_text(const CheckedJournal& checked, bool is_dutch) {
  std::string text;
  const std::size_t told = std::min(checked.faults.size(), faults_told_max);
  for (std::size_t at = 0; at < told; ++at) text += line_of(checked.faults[at], is_dutch);
  const std::uint64_t more = checked.faults.size() - told + checked.more_faults;
  if (more > 0)
    text += in(is_dutch, "en nog ", "and ") + std::to_string(more) + in(is_dutch, "\n", " more\n");
  return text;
}

}  // namespace buurtkas::verify
