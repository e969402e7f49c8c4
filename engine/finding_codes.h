#pragma once

#include <array>
#include <string_view>

// The stable words of findings, and how to add one: a line here, its sentence in both languages in
// `cli/render/finding_words.cpp` or `journal_finding_words.cpp` (a test fails without it), and a test that
// provokes it.

namespace buurtkas::code {

using Code = std::string_view;

// Files
inline constexpr Code file_missing = "file-missing";
inline constexpr Code file_unreadable = "file-unreadable";
inline constexpr Code file_empty = "file-empty";
inline constexpr Code file_too_large = "file-too-large";
inline constexpr Code not_text = "not-text";  // NUL bytes, or not UTF-8
inline constexpr Code truncated = "truncated";
inline constexpr Code syntax = "syntax";  // not YAML, not CSV, not `.pb`
inline constexpr Code too_deep = "too-deep";
inline constexpr Code more_findings = "more-findings";  // found: how many are not listed
inline constexpr Code two_ballot_files = "two-ballot-files";

// The sections of a `.pb` file
inline constexpr Code section_missing = "section-missing";
inline constexpr Code section_absent = "section-absent";  // the file ends before it
inline constexpr Code section_repeated = "section-repeated";
inline constexpr Code section_order = "section-order";
inline constexpr Code section_unknown = "section-unknown";

// Keys and columns
inline constexpr Code unknown_key = "unknown-key";
inline constexpr Code duplicate_key = "duplicate-key";
inline constexpr Code missing_key = "missing-key";
inline constexpr Code wrong_type = "wrong-type";
inline constexpr Code unknown_value = "unknown-value";  // not one of a closed list
inline constexpr Code alias_refused = "alias-refused";
inline constexpr Code quote_open = "quote-open";    // a text in quotes takes the fields after it with it
inline constexpr Code tag_refused = "tag-refused";  // YAML's `!!float` and the like
inline constexpr Code forbidden_field = "forbidden-field";  // a BSN, a benefit
inline constexpr Code unknown_column = "unknown-column";
inline constexpr Code duplicate_column = "duplicate-column";
inline constexpr Code missing_column = "missing-column";
inline constexpr Code cell_count = "cell-count";
inline constexpr Code space_before_quote = "space-before-quote";  // cell-count, and that is why
inline constexpr Code missing_value = "missing-value";

// Values
inline constexpr Code not_an_amount = "not-an-amount";
inline constexpr Code ambiguous_amount = "ambiguous-amount";
inline constexpr Code too_many_decimals = "too-many-decimals";
inline constexpr Code negative_amount = "negative-amount";
inline constexpr Code amount_too_large = "amount-too-large";
inline constexpr Code zero_cost = "zero-cost";
inline constexpr Code unknown_currency = "unknown-currency";
inline constexpr Code not_a_share = "not-a-share";
inline constexpr Code not_a_number = "not-a-number";
inline constexpr Code bad_commitment = "bad-commitment";  // no SHA-256
inline constexpr Code seed_differs = "seed-differs";      // expected: what was committed to
inline constexpr Code not_a_threshold = "not-a-threshold";
inline constexpr Code number_out_of_range = "number-out-of-range";
inline constexpr Code not_a_date = "not-a-date";
inline constexpr Code dates_reversed = "dates-reversed";
// White space or another unseen character, `,` or `;`; or longer than what is expected.
inline constexpr Code bad_id = "bad-id";
inline constexpr Code duplicate_id = "duplicate-id";        // expected: where the first one stands
inline constexpr Code duplicate_value = "duplicate-value";  // a tag, a language, a supporter named twice
inline constexpr Code dangling_id = "dangling-id";          // names something that no file has
inline constexpr Code unused_tag = "unused-tag";            // an earmark's tag that no proposal bears

// A round
inline constexpr Code no_pots = "no-pots";
inline constexpr Code no_projects = "no-projects";  // no proposal is admitted
inline constexpr Code reserve_too_large = "reserve-too-large";
inline constexpr Code floor_too_large = "floor-too-large";  // the floors together, above what can be spent
inline constexpr Code limit_of_none = "limit-of-none";      // a cap or floor for what no project has
inline constexpr Code terms_conflict = "terms-conflict";    // words that are known and do not go together
inline constexpr Code missing_project = "missing-project";  // ballots.pb has not all of proposals.yaml
inline constexpr Code costs_differ = "costs-differ";        // ballots.pb against proposals.yaml

// A `.pb` file's own sums and marks
inline constexpr Code total_differs = "total-differs";            // expected: what the rows add up to
inline constexpr Code withdrawn_project = "withdrawn-project";    // a cost of 999999999
inline constexpr Code withdrawn_selected = "withdrawn-selected";  // and `selected` is 1 or 2
inline constexpr Code not_a_mark = "not-a-mark";                  // `selected` is not 0, 1, 2 or 3
inline constexpr Code not_understood = "not-understood";  // words of its own rule; expected: known ones
inline constexpr Code score_counts = "score-counts";      // total-differs, and the column `score` decides
inline constexpr Code score_unusable = "score-unusable";  // one cell of the column, and so all of it
inline constexpr Code score_unusable_points = "score-unusable-points";  // of ballots that give points
inline constexpr Code list_length = "list-length";    // found: values; expected: for how many names
inline constexpr Code not_kept_to = "not-kept-to";    // found: a key; expected: the rule that has none
inline constexpr Code no_threshold = "no-threshold";  // found: the rule that needs one

// A round that is to be a `.pb` file
inline constexpr Code not_for_pb = "not-for-pb";  // an id or a cost that means something else there

// Ballots; those from not-a-resident on make a ballot invalid
inline constexpr Code too_many_ballots = "too-many-ballots";            // more than the channel issued
inline constexpr Code ambiguous_last_ballot = "ambiguous-last-ballot";  // which of a voter's came last?
inline constexpr Code not_on_ballot = "not-on-ballot";                  // a mark for a refused proposal
inline constexpr Code marked_twice = "marked-twice";                    // counts once
inline constexpr Code points_count = "points-count";                    // not as many as marks
inline constexpr Code ambiguous_points = "ambiguous-points";            // marked twice, with other points
inline constexpr Code not_a_resident = "not-a-resident";
inline constexpr Code not_a_voter = "not-a-voter";  // refused by a rulebook
inline constexpr Code outside_dates = "outside-dates";
inline constexpr Code too_many_marks = "too-many-marks";
inline constexpr Code too_few_marks = "too-few-marks";
inline constexpr Code over_cost = "over-cost";
inline constexpr Code over_points = "over-points";
inline constexpr Code under_cost = "under-cost";
inline constexpr Code under_points = "under-points";
inline constexpr Code too_many_points = "too-many-points";  // of one project; found: it, and how many
inline constexpr Code too_few_points = "too-few-points";

// Rulebooks, as they are written
inline constexpr Code missing_translation = "missing-translation";  // expected: the language
inline constexpr Code not_a_period = "not-a-period";
inline constexpr Code bad_condition = "bad-condition";  // not field, comparison, value
inline constexpr Code unknown_field = "unknown-field";  // of a kind of case
inline constexpr Code unknown_parameter = "unknown-parameter";
inline constexpr Code unused_parameter = "unused-parameter";
inline constexpr Code wrong_comparison = "wrong-comparison";  // does not go with the field
inline constexpr Code wrong_unit = "wrong-unit";
inline constexpr Code missing_rounding = "missing-rounding";  // a fraction would become money
inline constexpr Code no_verb = "no-verb";
inline constexpr Code two_verbs = "two-verbs";
inline constexpr Code wrong_case = "wrong-case";        // of a verb
inline constexpr Code voting_weight = "voting-weight";  // one resident, one voice
inline constexpr Code rung_in_vote = "rung-in-vote";
inline constexpr Code other_name = "other-name";  // a rulebook's folder has another name than it

// Rulebooks, as they hang together: each with a day and a case that shows it
inline constexpr Code outside_validity = "outside-validity";    // an article, of its rulebook's period
inline constexpr Code values_overlap = "values-overlap";        // of a parameter, known since the same day
inline constexpr Code values_leave_gap = "values-leave-gap";    // days between them without one
inline constexpr Code value_missing = "value-missing";          // of a parameter that an article uses
inline constexpr Code never_applies = "never-applies";          // an article
inline constexpr Code not_covered = "not-covered";              // a case that `covers` promises
inline constexpr Code articles_disagree = "articles-disagree";  // expected: where the other one stands
inline constexpr Code refuses_all = "refuses-all";              // a require that no case meets
inline constexpr Code too_complex = "too-complex";              // to be proven

// A round and its rulebooks
inline constexpr Code no_rulebooks = "no-rulebooks";              // for days to read them for
inline constexpr Code no_rulebook = "no-rulebook";                // no such folder
inline constexpr Code rulebook_not_valid = "rulebook-not-valid";  // on that day; expected: its period
inline constexpr Code bad_hash = "bad-hash";                      // no SHA-256
inline constexpr Code rulebook_changed = "rulebook-changed";      // expected: the SHA-256 that was frozen
inline constexpr Code not_frozen = "not-frozen";          // while there are ballots; expected: its SHA-256
inline constexpr Code no_terms = "no-terms";              // neither the round nor a rulebook has them
inline constexpr Code other_currency = "other-currency";  // than the euro, that rulebooks are about
inline constexpr Code case_undecided = "case-undecided";  // expected: what the article has to know
inline constexpr Code pot_refused = "pot-refused";        // expected: the article
inline constexpr Code reserve_too_small = "reserve-too-small";
inline constexpr Code earmarks_clash = "earmarks-clash";        // a pot's own and an article's
inline constexpr Code refused_on_ballot = "refused-on-ballot";  // by an article; told once
inline constexpr Code unlisted_partner = "unlisted-partner";

// Claims, as they are handed in
inline constexpr Code no_claim_rules = "no-claim-rules";  // round.yaml names no rulebooks for them
inline constexpr Code claim_differs = "claim-differs";    // two rows of one claim; expected: the claim
inline constexpr Code elsewhere_less = "elsewhere-less";  // of a year; expected: what was told, and where
inline constexpr Code date_in_future = "date-in-future";  // expected: the day it was handed in, or of the act
inline constexpr Code service_number = "service-number";  // a BSN in a text
inline constexpr Code outside_folder = "outside-folder";  // a receipt
inline constexpr Code receipt_missing = "receipt-missing";  // the file
inline constexpr Code receipt_differs = "receipt-differs";  // found: what was said; expected: its SHA-256
inline constexpr Code line_undecided = "line-undecided";    // found: the line; expected: what is to be known

inline constexpr Code claim_changed = "claim-changed";    // since it was recorded; expected: what it was
inline constexpr Code not_committed = "not-committed";    // a line's project: no money was granted to it
inline constexpr Code not_an_advance = "not-an-advance";  // of the resident, that a line settles
inline constexpr Code settles_other_money = "settles-other-money";  // expected: the advance's project and pot

// Claims, as they are decided
inline constexpr Code no_such_claim = "no-such-claim";      // in the journal
inline constexpr Code nothing_to_sign = "nothing-to-sign";  // expected: what became of it
inline constexpr Code own_claim = "own-claim";              // of the resident who signs
inline constexpr Code own_household = "own-household";
inline constexpr Code not_own_claim = "not-own-claim";    // of who gives it up; expected: the claim
inline constexpr Code signed_already = "signed-already";  // by the same person
inline constexpr Code lacks_role = "lacks-role";          // expected: the roles that must still sign
inline constexpr Code pots_dry = "pots-dry";  // found: a line; expected: pots, and how much is short
inline constexpr Code advance_waits = "advance-waits";  // to be approved, before what settles it
inline constexpr Code not_paid_out =
    "not-paid-out";  // an advance of which is given back; expected: where it is
inline constexpr Code more_than_open =
    "more-than-open";  // is given back of an advance; expected: what is open
inline constexpr Code settled_already = "settled-already";  // what would be given up
inline constexpr Code paid_already = "paid-already";        // what would be given up; expected: the statement

// Payments and statements
inline constexpr Code bad_iban = "bad-iban";
inline constexpr Code bad_bic = "bad-bic";
inline constexpr Code no_bank_account = "no-bank-account";  // that pays
inline constexpr Code not_for_bank = "not-for-bank";  // a text of which nothing is left in a bank's letters
inline constexpr Code bank_file_changed = "bank-file-changed";  // is not what the journal says
inline constexpr Code not_remade = "not-remade";  // a bank file; found: whose row is another one now
inline constexpr Code shared_account =
    "shared-account";  // of residents who do not live together; expected: the other
inline constexpr Code journal_damaged = "journal-damaged";      // found: at what
inline constexpr Code code_in_receipts = "code-in-receipts";    // of who is erased
inline constexpr Code too_few_cells = "too-few-cells";          // as cell_count
inline constexpr Code name_in_bank_file = "name-in-bank-file";  // of who is erased; found: the file
inline constexpr Code payment_under_way = "payment-under-way";  // to who is erased; found: the batch
inline constexpr Code not_a_folder = "not-a-folder";
inline constexpr Code other_files =
    "other-files";  // in a folder that pages are written to; expected: none, or ours
inline constexpr Code no_such_pot = "no-such-pot";
inline constexpr Code no_such_statement = "no-such-statement";
inline constexpr Code other_statement = "other-statement";  // the code is not this one's; expected: its code

// What a bank answers
inline constexpr Code zipped = "zipped";
inline constexpr Code not_bank_xml = "not-bank-xml";          // found: what kind of file it is
inline constexpr Code other_encoding = "other-encoding";      // than those that are read
inline constexpr Code encoding_differs = "encoding-differs";  // from what the file says of itself, expected
inline constexpr Code not_xml = "not-xml";                    // found: what libxml2 says
inline constexpr Code doctype_refused = "doctype-refused";
inline constexpr Code too_long = "too-long";            // a text or a tag; expected: bytes
inline constexpr Code too_many = "too-many";            // elements, attributes or namespaces
inline constexpr Code other_message = "other-message";  // expected: those that are read
inline constexpr Code not_euro = "not-euro";

// A journal
inline constexpr Code recorded_otherwise = "recorded-otherwise";  // found, expected: a field and its values
inline constexpr Code recorded_until = "recorded-until";          // expected: the day of the last entry
inline constexpr Code not_closed = "not-closed";                  // the vote; expected: its last day
inline constexpr Code no_resident = "no-resident";                // who signs must be one
inline constexpr Code no_pseudonym = "no-pseudonym";              // who acts; expected: offices
inline constexpr Code overdrawn = "overdrawn";                    // found: an account; expected: its balance
inline constexpr Code no_journal = "no-journal";
inline constexpr Code journal_broken = "journal-broken";    // found: what does not hold of it
inline constexpr Code does_not_add_up = "does-not-add-up";  // found: an entry, or an account of a pot
inline constexpr Code bad_key = "bad-key";                  // no signing key, or no public one
inline constexpr Code other_key = "other-key";              // than the earlier checkpoints'
inline constexpr Code bad_checkpoint = "bad-checkpoint";  // not a signed note of a journal's length and root
inline constexpr Code bad_proof = "bad-proof";            // not a proof of an entry
inline constexpr Code no_such_entry = "no-such-entry";
inline constexpr Code bad_salt = "bad-salt";
inline constexpr Code added_after_freeze = "added-after-freeze";  // a pot, a proposal
inline constexpr Code repaid_otherwise = "repaid-otherwise";      // another amount, on that day
inline constexpr Code outcome_recorded = "outcome-recorded";  // what is fixed before the vote is fixed now
inline constexpr Code no_such_person = "no-such-person";      // in private/people.csv
inline constexpr Code other_outcome = "other-outcome";        // digests; expected: the recorded one
inline constexpr Code journal_fails = "journal-fails";        // so its pages tell nothing of it

}  // namespace buurtkas::code
