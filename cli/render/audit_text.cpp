#include <fmt/args.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/render/amounts.h"
#include "cli/render/audit.h"
#include "cli/render/audit_words.h"
#include "cli/render/plain_text.h"
#include "engine/assertion.h"

namespace buurtkas {
namespace {

constexpr std::size_t columns = 80;
constexpr std::size_t label_width = 18;
constexpr std::size_t side_width = 14;        // of what was recorded, and decided now
constexpr std::size_t value_bytes_max = 200;  // of what differs, shown on a terminal

std::string number(std::uint64_t value, Language language) {
  return number_text(Ratio(value), language);
}

class AuditText {
 public:
  AuditText(const AuditReport& report, Language language) : report_(report), language_(language) {}

  std::string text() {
    head();
    for (const AuditFault& fault : report_.faults) tell(fault);
    if (report_.more_faults > 0) {
      paragraph(fmt::format(fmt::runtime(say("En nog {} verschillen.", "And {} differences more.")),
                            number(report_.more_faults, language_)));
    }
    notes();
    verdict();
    return std::move(text_);
  }

 private:
  std::string say(std::string_view dutch, std::string_view english) const {
    return std::string(in(language_, dutch, english));
  }

  void paragraph(const std::string& text, std::size_t indent = 0) {
    text_ += wrapped(text, columns, indent) + '\n';
  }

  void row(const std::string& label, const std::string& value) {
    text_ += left_in(label, label_width) + wrapped(value, columns - label_width, 0) + '\n';
  }

  // A proof alone: it says that the entry, or the earlier journal, is in the one with this root.
  void head_of_statement() {
    paragraph(say("Bewijs ", "Proof ") + report_.journal);
    row(say("Journaal", "Journal"),
        fmt::format(fmt::runtime(say("van {} regels", "of {} entries")), number(report_.entries, language_)));
    row(say("Controlepunten", "Checkpoints"), number(report_.outside, language_));
    text_ += say("Wortel", "Root") + "\n  " + report_.root + "\n\n";
  }

  void head() {
    if (report_.is_statement_alone) return head_of_statement();
    paragraph(say("Journaal ", "Journal ") + report_.journal);
    std::string entries = number(report_.entries, language_);
    if (!report_.first.empty()) entries += ", " + report_.first + say(" tot en met ", " to ") + report_.last;
    row(say("Regels", "Entries"), entries);
    row(say("Invoer", "Inputs"), number(report_.inputs, language_));
    std::string again = number(report_.decided, language_);
    if (report_.not_asked > 0) {
      again += fmt::format(fmt::runtime(say(" (niet gevraagd: {})", " (not asked: {})")),
                           number(report_.not_asked, language_));
    }
    row(say("Opnieuw beslist", "Decided again"), again);
    row(say("Controlepunten", "Checkpoints"), checkpoints());
    if (!report_.root.empty()) text_ += say("Wortel", "Root") + "\n  " + report_.root + '\n';
    text_ += '\n';
  }

  std::string checkpoints() const {
    std::string text = number(report_.checkpoints, language_);
    if (report_.signed_until) {
      text += fmt::format(fmt::runtime(say(", getekend tot en met regel {}", ", signed up to entry {}")),
                          number(*report_.signed_until, language_));
    }
    if (report_.outside > 0) {
      text += fmt::format(fmt::runtime(say("; van buiten {}", "; from outside {}")),
                          number(report_.outside, language_));
    }
    return text;
  }

  void tell(const AuditFault& fault) {
    std::string line;
    if (fault.number > 0) line = fmt::format(fmt::runtime(say("Regel {}", "Entry {}")), fault.number);
    if (!fault.key.empty()) line += line.empty() ? fault.key : " (" + fault.key + ')';
    if (line.empty()) line = say("Journaal", "Journal");
    const FaultWords* words = fault_words(fault.code);
    BUURTKAS_ASSERT(words != nullptr);
    line += ": " + fmt::format(fmt::runtime(in(language_, words->dutch, words->english)),
                               fmt::arg("found", shortened(fault.found, value_bytes_max)),
                               fmt::arg("expected", shortened(fault.expected, value_bytes_max)));
    paragraph(line + '.', 2);
    for (const JsonDifference& one : fault.differences) {
      paragraph("  " + one.field, 4);
      side(say("vastgelegd:", "recorded:"), shown(one.before));
      side(say("nu besloten:", "decided now:"), shown(one.after));
    }
  }

  // A word as long as a hash has a line of its own.
  void side(const std::string& label, const std::string& value) {
    constexpr std::size_t indent = 4;
    constexpr std::size_t room = columns - indent - side_width;
    const bool is_one_word = value.find(' ') == std::string::npos;
    const std::string begin = std::string(indent, ' ') + label;
    text_ += is_one_word && display_width(value) > room
                 ? begin + '\n' + std::string(indent + 2, ' ') + harmless(value)
                 : wrapped(left_in(begin, indent + side_width) + value, columns, indent + side_width);
    text_ += '\n';
  }

  std::string shown(const std::string& value) const {
    return value.empty() ? say("(niets)", "(nothing)") : shortened(value, value_bytes_max);
  }

  void notes() {
    const bool are_not_read =
        !report_.hidden.empty() && report_.hidden.front().why == HiddenPerson::Why::not_read;
    if (are_not_read) {
      paragraph(say("Namen en rekeningen zijn hier niet nagekeken: daarvoor is de map van de ronde nodig.",
                    "Names and accounts were not looked at here: that takes the round's folder."),
                2);
    }
    for (const HiddenPerson& person : report_.hidden) {
      if (are_not_read) break;
      paragraph(fmt::format(fmt::runtime(words_of(person.why)), person.resident, person.entries), 2);
    }
    for (const ChangedFile& file : report_.changed) {
      const auto words =
          file.is_gone
              ? say("Let op: {} is er niet meer; ermee is besloten in regel {}. Het journaal heeft het nog.",
                    "Note: {} is gone; entry {} was decided by it. The journal still has it.")
              : say("Let op: {} is veranderd sinds ermee is besloten, in regel {}.",
                    "Note: {} was changed since entry {} was decided by it.");
      paragraph(fmt::format(fmt::runtime(words), file.name, file.number), 2);
    }
    for (const std::string& file : report_.unproven) {
      paragraph(fmt::format(fmt::runtime(say(
                                "Let op: wie {} tekende, is niet na te gaan; noem de sleutel met --trusts.",
                                "Note: who signed {} cannot be checked; give the key with --trusts.")),
                            file),
                2);
    }
  }

  std::string words_of(HiddenPerson::Why why) const {
    switch (why) {
      case HiddenPerson::Why::erased:
        return say("{} is gewist; wie dat was, kan niet meer worden getoond (vastleggingen: {}).",
                   "{} was erased; who that was can no longer be shown (entries: {}).");
      case HiddenPerson::Why::changed:
        return say(
            "{} heeft in private/people.csv nu een andere naam of rekening dan is vastgelegd (vastleggingen: "
            "{}).",
            "{} now has another name or account in private/people.csv than is recorded (entries: {}).");
      case HiddenPerson::Why::not_there:
        return say("{} staat hier niet in private/people.csv en kan niet worden getoond (vastleggingen: {}).",
                   "{} is not in private/people.csv here and cannot be shown (entries: {}).");
      case HiddenPerson::Why::not_read:
        break;  // told of all together
    }
    BUURTKAS_ASSERT(false);
  }

  void verdict() {
    if (report_.faults.empty() && report_.is_statement_alone) {
      paragraph(
          report_.grown_from == 0
              ? say("Bewezen: dit hoort bij het journaal met deze wortel.",
                    "Proven: this belongs to the journal with this root.")
              : fmt::format(
                    fmt::runtime(say("Bewezen: aan het journaal van {} regels is alleen toegevoegd; zo werd "
                                     "het dit, met deze wortel.",
                                     "Proven: to the journal of {} entries was only added; so it became this "
                                     "one, with this root.")),
                    number(report_.grown_from, language_)));
      if (report_.outside == 0) {
        paragraph(say("Of dat het journaal van de buurt is, toont een controlepunt (--checkpoint).",
                      "That it is the neighbourhood's journal, a checkpoint shows (--checkpoint)."));
      }
    } else if (report_.faults.empty() && report_.entries == 0) {
      paragraph(say("Er is nog niets vastgelegd.", "Nothing was recorded yet."));
    } else if (report_.faults.empty()) {
      paragraph(report_.not_asked == 0
                    ? say("Alles klopt: elk zegel, elk saldo, en elk besluit volgt uit zijn invoer.",
                          "All holds: every seal, every balance, and every decision follows from its inputs.")
                    : say("Wat gevraagd is, klopt: elk zegel, elk saldo, en de gevraagde besluiten.",
                          "What was asked holds: every seal, every balance, and the decisions asked for."));
      if (report_.outside == 0) {
        paragraph(say(
            "Of het journaal niet is teruggedraaid of in zijn geheel vervangen, toont alleen een "
            "controlepunt van buiten (--checkpoint).",
            "That the journal was not rolled back, or replaced as a whole, only a checkpoint from outside "
            "shows (--checkpoint)."));
      }
    }
    if (report_.faults.empty()) return;
    const std::uint64_t count = report_.faults.size() + report_.more_faults;
    paragraph(
        fmt::format(fmt::runtime(count == 1 ? say("Er klopt {} ding niet.", "{} thing does not hold.")
                                            : say("Er kloppen {} dingen niet.", "{} things do not hold.")),
                    number(count, language_)));
  }

  const AuditReport& report_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string audit_text(const AuditReport& report, Language language) {
  return AuditText(report, language).text();
}

}  // namespace buurtkas
