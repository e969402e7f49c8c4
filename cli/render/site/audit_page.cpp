#include <algorithm>

#include "cli/render/account_words.h"
#include "cli/render/outcome_notes.h"
#include "cli/render/round_rules.h"
#include "cli/render/rule_words.h"
#include "cli/render/site/not_counted.h"
#include "cli/render/site/pages.h"

namespace buurtkas {
namespace {

constexpr std::size_t value_bytes_max = 300;  // of what a correction changed

// A file's name as it is typed to a shell, in the folder where it lies.
std::string typed(const std::string& name) {
  const auto is_plain = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
           c == '.' || c == '-';
  };
  if (std::all_of(name.begin(), name.end(), is_plain) && !name.starts_with('-')) return name;
  std::string quoted = "'./";
  for (const char c : name) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + '\'';
}

// What is between two backticks, as a page quotes it.
std::string in_quotes(std::string text) {
  for (bool opens = true;; opens = !opens) {
    const std::size_t at = text.find('`');
    if (at == std::string::npos) return text;
    text.replace(at, 1, opens ? "“" : "”");
  }
}

class AuditPage {
 public:
  explicit AuditPage(Pages& pages)
      : pages_(pages), outcome_(pages.outcome()), journal_(pages.site().journal), is_round_(outcome_.round) {}

  void add() {
    PageData page;
    page.set("warnings", text_items(warnings()));
    page.set("digest", pages_.site().digest);
    add_commands(page);
    add_ballots(page);
    set_list(page, "not-counted", not_counted(pages_));
    add_ties(page);
    set_list(page, "agreement", text_items(agreement()));
    add_inputs(page);
    add_rulebooks(page);
    add_journal(page);
    pages_.add("audit.html", pages_.say("audit.title"), "audit", pages_.fill("audit.mustache", page));
  }

 private:
  static std::string link_of(ProjectIndex project) { return Pages::link(project); }

  static void set_list(PageData& page, const std::string& name, const PageData& rows) {
    page.set(name, rows);
    page.set("has-" + name, rows.is_non_empty_list());
  }

  std::string number(std::uint64_t count) const { return pages_.number(Ratio(count)); }

  std::vector<std::string> warnings() const {
    std::vector<std::string> all;
    if (outcome_.is_what_if) all.push_back(note_of_trial(outcome_, pages_.language()));
    if (!journal_) return all;
    if (!journal_->holds) {
      all.push_back(pages_.say("audit.broken"));
    } else if (journal_->outcome_digest && *journal_->outcome_digest != pages_.site().digest) {
      all.push_back(pages_.say(journal_->decides_the_same ? "audit.differs-files" : "audit.differs",
                               *journal_->outcome_digest, pages_.site().digest));
    }
    return all;
  }

  std::vector<std::string> agreement() const {
    std::vector<std::string> notes = agreement_notes(outcome_, pages_.language(), link_of);
    for (std::string& note : notes) note = in_quotes(std::move(note));
    return notes;
  }

  // Each as it is typed where the round's files lie, or beside the `.pb` file.
  void add_commands(PageData& page) const {
    const std::string language = pages_.language() == Language::nl ? " --lang nl" : " --lang en";
    PageData rows(PageData::type::list);
    const auto push_as_is = [&](const char* what, const std::string& command) {
      PageData row;
      row.set("what", pages_.say(what));
      row.set("command", command);
      rows.push_back(row);
    };
    const auto push = [&](const char* what, const std::string& command) {
      push_as_is(what, command + language);
    };
    page.set("where", pages_.say(is_round_ ? "audit.where-round" : "audit.where-file"));
    const std::string options = pages_.site().options;
    if (journal_) {
      push("audit.vote", "buurtkas vote . --dry-run" + options);
      push("audit.audit", "buurtkas audit .");
      push("audit.verify", "buurtkas-verify journal.db");
    } else {
      const std::string path =
          is_round_ || outcome_.inputs.empty() ? "." : typed(outcome_.inputs.front().name);
      const std::string certificate = is_round_ ? "../certificate.json" : "certificate.json";
      if (!is_round_) push_as_is("audit.sha256", "sha256sum " + path);
      push("audit.vote", "buurtkas vote " + path + (is_round_ ? " --dry-run" : "") + options +
                             " --certificate " + certificate);
      push("audit.verify-certificate", "buurtkas-verify " + certificate + ' ' + path);
    }
    page.set("commands", rows);
    if (is_round_ && !journal_) page.set("no-journal", pages_.say("audit.no-journal"));
  }

  void add_ballots(PageData& page) const {
    PageData rows(PageData::type::list);
    PageData notes(PageData::type::list);
    for (const ChannelAccount& channel : outcome_.election.account.channels) {
      PageData row;
      const std::string name = known_word("channel", channel.channel.text(), pages_.language());
      row.set("channel", name);
      row.set("issued", number(channel.issued));
      row.set("counted", number(channel.counted));
      row.set("invalid", number(invalid_ballots(channel)));
      row.set("superseded", number(channel.superseded));
      row.set("unused", number(channel.unused));
      rows.push_back(row);
      for (const auto& [reason, ballots] : channel.invalid) {
        notes.push_back(PageData("text", pages_.say("audit.invalid-why", name, number(ballots),
                                                    invalid_reason_words(reason, pages_.language()))));
      }
      if (channel.weight != Ratio(1)) {
        notes.push_back(PageData("text", pages_.say("audit.weighs", name, pages_.number(channel.weight))));
      }
    }
    page.set("channels", rows);
    set_list(page, "ballot-notes", notes);
    if (outcome_.rules != nullptr) {
      set_some(page, "refused-voters", refused_voters_text(*outcome_.rules, pages_.language()));
    }
  }

  void add_ties(PageData& page) const {
    std::vector<std::string> ties;
    for (const Event& event : outcome_.selection.trace) {
      if (std::holds_alternative<TieBroken>(event)) ties.push_back(pages_.event_words().sentences(event));
    }
    set_list(page, "ties", text_items(ties));
    PageData seeds(PageData::type::list);
    for (const TieDraw::Seed& seed : outcome_.terms.draw.seeds) {
      PageData row;
      row.set("commitment", seed.commitment);
      row.set("seed", seed.text);
      seeds.push_back(row);
    }
    set_list(page, "seeds", seeds);
  }

  void add_inputs(PageData& page) const {
    PageData rows(PageData::type::list);
    for (const InputFile& file : outcome_.inputs) {
      PageData row;
      row.set("file", file.name);
      row.set("sha256", file.sha256);
      rows.push_back(row);
    }
    page.set("inputs", rows);
  }

  void add_rulebooks(PageData& page) const {
    PageData rows(PageData::type::list);
    if (outcome_.rules != nullptr) {
      for (std::size_t i = 0; i < outcome_.rules->rulebooks.size(); ++i) {
        const Rulebook& rulebook = outcome_.rules->rulebooks[i];
        PageData row;
        row.set("page", Pages::file_of(rulebook));
        row.set("name", std::string(text_in(rulebook.title, pages_.language())));
        row.set("folder", outcome_.rules->folders[i]);
        row.set("sha256", rulebook.sha256);
        rows.push_back(row);
      }
      set_some(page, "rulebooks-of", rulebooks_by_title(*outcome_.rules, pages_.language()));
    }
    set_list(page, "rulebooks", rows);
  }

  void add_journal(PageData& page) const {
    const bool is_told = journal_ && journal_->holds;
    page.set("has-journal", is_told);
    if (!is_told) return;
    page.set("entries", number(journal_->entries));
    set_some(page, "root", journal_->root);
    page.set("recorded", journal_->outcome_digest.value_or(pages_.say("audit.no-outcome")));
    if (const auto& last = journal_->checkpoint) {
      page.set("checkpoint", pages_.say("audit.checkpoint-of", number(last->entries),
                                        date_words(last->date, pages_.language())));
      page.set("note", last->note);
    } else {
      page.set("checkpoint", pages_.say("audit.no-checkpoint"));
    }
    PageData rows(PageData::type::list);
    for (const SiteCorrection& one : journal_->corrections) rows.push_back(correction(one));
    set_list(page, "corrections", rows);
  }

  PageData correction(const SiteCorrection& one) const {
    PageData row;
    row.set("what", pages_.say("audit.correction", number(one.number), one.of, number(one.before)));
    row.set("why", pages_.say("audit.correction-why", date_words(one.date, pages_.language()),
                              without_stop(one.reason)));
    PageData fields(PageData::type::list);
    for (const JsonDifference& difference : one.differences) {
      PageData field;
      field.set("field", difference.field);
      field.set("before", value(difference.before));
      field.set("after", value(difference.after));
      fields.push_back(field);
    }
    set_list(row, "fields", fields);
    if (one.has_more) row.set("more", pages_.say("audit.more-fields"));
    return row;
  }

  std::string value(const std::string& text) const {
    return text.empty() ? pages_.say("audit.nothing") : shortened(text, value_bytes_max);
  }

  Pages& pages_;
  const Outcome& outcome_;
  const std::optional<SiteJournal>& journal_;
  bool is_round_;
};

}  // namespace

void add_audit_page(Pages& pages) {
  AuditPage(pages).add();
}

}  // namespace buurtkas
