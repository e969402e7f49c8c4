#include "cli/render/finding_words.h"

#include <algorithm>
#include <array>

#include "cli/render/plain_text.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

constexpr std::array words = std::to_array<FindingWords>({
    // Files
    {code::file_missing, "dit bestand is er niet", "there is no such file"},
    {code::file_unreadable, "dit kan niet worden gelezen: {found}", "this cannot be read: {found}"},
    {code::file_empty, "het bestand is leeg", "the file is empty"},
    {code::file_too_large, "te groot om te lezen: {found}; het mag {expected} zijn",
     "too large to read: {found}; it may be {expected}"},
    {code::not_text, "{found} is geen tekst; bewaar het bestand als UTF-8-tekst",
     "{found} is no text; save the file as UTF-8 text"},
    {code::truncated, "het bestand houdt hier halverwege op, na {found}",
     "the file ends here half-way, after {found}"},
    {code::syntax, "{found} kan hier niet worden gelezen; hier wordt {expected} verwacht",
     "{found} cannot be read here; {expected} is expected here"},
    {code::too_deep, "dit staat te diep genest; hooguit {expected} niveaus",
     "this is nested too deep; at most {expected} levels"},
    {code::more_findings, "en nog {found} meldingen; los eerst deze op",
     "and {found} findings more; mend these first"},
    {code::two_ballot_files, "er zijn twee bestanden met stemmen; laat er één staan",
     "there are two files with ballots; leave one of them"},
    {code::section_missing, "hier staat {found}, maar het deel {expected} moet er eerst zijn",
     "here is {found}, but the section {expected} must come first"},
    {code::section_repeated, "het deel {found} staat er twee keer", "the section {found} stands there twice"},
    {code::section_order, "het deel {found} staat op de verkeerde plaats; de volgorde is {expected}",
     "the section {found} is out of place; the order is {expected}"},
    // Keys and columns
    {code::unknown_key, "het veld {found} bestaat niet; wel: {expected}",
     "there is no field {found}; there are {expected}"},
    {code::duplicate_key, "het veld {found} staat er twee keer; eerst op {expected}",
     "the field {found} stands there twice; first at {expected}"},
    {code::missing_key, "het veld {expected} ontbreekt", "the field {expected} is missing"},
    {code::wrong_type, "{found} is hier niet goed; verwacht: {expected}",
     "{found} does not fit here; expected: {expected}"},
    {code::unknown_value, "{found} kan hier niet staan; wel: {expected}",
     "{found} cannot stand here; these can: {expected}"},
    {code::alias_refused, "verwijzingen zoals {found} worden niet gelezen; schrijf de waarde uit",
     "references such as {found} are not read; write the value itself"},
    {code::tag_refused, "typen zoals {found} worden niet gelezen; schrijf alleen de waarde",
     "types such as {found} are not read; write only the value"},
    {code::forbidden_field,
     "{found} mag hier niet staan: een BSN of een uitkering wordt nooit vastgelegd; haal het weg",
     "{found} may not stand here: a citizen service number or a benefit is never recorded; take it out"},
    {code::unknown_column, "de kolom {found} bestaat niet; wel: {expected}",
     "there is no column {found}; there are {expected}"},
    {code::duplicate_column, "de kolom {found} staat er twee keer", "the column {found} stands there twice"},
    {code::missing_column, "de kolom {expected} ontbreekt", "the column {expected} is missing"},
    {code::cell_count,
     "deze regel heeft {found} cellen, de kop {expected}; zet aanhalingstekens om tekst met een "
     "scheidingsteken",
     "this row has {found} cells, the header {expected}; put quotes around text that holds a separator"},
    {code::missing_value, "hier ontbreekt een waarde voor {expected}",
     "a value for {expected} is missing here"},
    // Values
    {code::not_an_amount, "{found} is geen bedrag; schrijf het als {expected}",
     "{found} is no amount; write it as {expected}"},
    {code::ambiguous_amount, "{found} kan twee bedragen betekenen; schrijf het als {expected}",
     "{found} could mean two amounts; write it as {expected}"},
    {code::too_many_decimals, "{found} heeft meer cijfers na de punt dan de munt toelaat",
     "{found} has more digits after the point than the currency has"},
    {code::negative_amount, "{found} is minder dan nul", "{found} is less than nothing"},
    {code::amount_too_large, "{found} is te groot, alleen of bij elkaar; hooguit {expected}",
     "{found} is too large, alone or together; at most {expected}"},
    {code::zero_cost, "{found} kost niets; klopt dat?", "{found} costs nothing; is that right?"},
    {code::unknown_currency, "{found} is geen munt die kan worden gelezen; verwacht: {expected}",
     "{found} is no currency that can be read; expected: {expected}"},
    {code::not_a_share, "{found} is geen deel; verwacht: {expected}",
     "{found} is no share; expected: {expected}"},
    {code::not_a_number, "{found} is geen getal dat hier past; verwacht: {expected}",
     "{found} is no number that fits here; expected: {expected}"},
    {code::bad_commitment, "{found} is geen vastlegging van een loting; verwacht: {expected}",
     "{found} is no commitment to a seed; expected: {expected}"},
    {code::seed_differs, "{found} is niet wat er voor de stemming is vastgelegd, {expected}",
     "{found} is not what was committed to before the vote, {expected}"},
    {code::not_a_threshold, "{found} is geen drempel; verwacht: {expected}",
     "{found} is no threshold; expected: {expected}"},
    {code::number_out_of_range, "{found} ligt buiten de grenzen; verwacht: {expected}",
     "{found} is out of bounds; expected: {expected}"},
    {code::not_a_date, "{found} is geen datum; schrijf die als {expected}",
     "{found} is no date; write it as {expected}"},
    {code::dates_reversed, "{found} ligt vóór het begin, {expected}",
     "{found} is before the beginning, {expected}"},
    {code::bad_id, "{found} kan geen id zijn: zonder spatie, komma en puntkomma, en niet te lang {expected}",
     "{found} cannot be an id: no space, comma or semicolon, and not too long {expected}"},
    {code::duplicate_id, "{found} is al gebruikt, op {expected}", "{found} is used already, at {expected}"},
    {code::duplicate_value, "{found} staat er twee keer", "{found} stands there twice"},
    {code::dangling_id, "{found} staat niet in {expected}", "{found} is not in {expected}"},
    {code::unused_tag, "geen enkel voorstel heeft het kenmerk {found}, dus deze pot kan het niet uitgeven",
     "no proposal bears the tag {found}, so this pot cannot spend on it"},
    // A round
    {code::no_pots, "er is geen pot; zonder geld valt er niets te kiezen",
     "there is no pot; without money there is nothing to decide"},
    {code::no_projects, "er is geen voorstel met {expected}", "there is no proposal with {expected}"},
    {code::reserve_too_large, "{found} is meer dan er in de pot zit; {expected}",
     "{found} is more than the pot holds; {expected}"},
    {code::floor_too_large,
     "er moet {found} over blijven, meer dan er zonder oormerk te verdelen is; {expected}",
     "{found} must be kept, more than can be spent without an earmark; {expected}"},
    {code::limit_of_none, "geen enkel toegelaten voorstel heeft {found}", "no admitted proposal has {found}"},
    {code::terms_conflict, "{found} past hier niet bij {expected}",
     "{found} does not go with {expected} here"},
    {code::costs_differ, "{found} is niet het bedrag in proposals.yaml, {expected}",
     "{found} is not the amount in proposals.yaml, {expected}"},
    {code::missing_project, "het toegelaten voorstel {expected} ontbreekt in het bestand met stemmen",
     "the admitted proposal {expected} is missing from the file with ballots"},
    // A `.pb` file's own sums and marks
    {code::total_differs,
     "hier staat {found}, maar de regels tellen op tot {expected}; geteld wordt wat er op de regels staat",
     "this says {found}, but the rows add up to {expected}; the rows are counted"},
    {code::withdrawn_project, "{found} is na het drukken ingetrokken (kosten 999999999) en doet niet mee",
     "{found} was withdrawn after printing (cost 999999999) and takes no part"},
    {code::not_a_mark, "{found} zegt niet of het project gekozen is; verwacht: {expected}",
     "{found} does not say whether the project was selected; expected: {expected}"},
    // Ballots
    {code::too_many_ballots,
     "{found} stemmen, terwijl er {expected} zijn uitgegeven; pas `issued` aan of zoek de dubbele",
     "{found} ballots, while {expected} were issued; mend `issued` or find the double ones"},
    {code::ambiguous_last_ballot,
     "{found} stemde vaker, en niet te zien is welke stem het laatst kwam; vul `received` in ({expected})",
     "{found} voted more than once, and which ballot came last cannot be seen; fill in `received` "
     "({expected})"},
    {code::not_on_ballot, "{found} is een afgewezen voorstel en stond niet op het stembiljet",
     "{found} is a refused proposal and was not on the ballot"},
    {code::marked_twice, "{found} is twee keer aangekruist en telt één keer",
     "{found} is marked twice and counts once"},
    {code::points_count, "{found} punten bij {expected} aangekruiste projecten",
     "{found} points for {expected} marked projects"},
    {code::ambiguous_points, "{found} is twee keer aangekruist, met andere punten",
     "{found} is marked twice, with other points"},
    {code::not_a_resident, "{found} staat niet in {expected}; deze stem is ongeldig",
     "{found} is not in {expected}; this ballot is invalid"},
    {code::not_a_voter, "{found} mag niet meestemmen, volgens {expected}; deze stem is ongeldig",
     "{found} may not vote, by {expected}; this ballot is invalid"},
    {code::outside_dates, "ontvangen op {found}, buiten de stemperiode {expected}; deze stem is ongeldig",
     "received on {found}, outside the vote {expected}; this ballot is invalid"},
    {code::too_many_marks, "{found} aangekruist, hooguit {expected} mag",
     "{found} marked, at most {expected} may be"},
    {code::too_few_marks, "{found} aangekruist, minstens {expected} moet",
     "{found} marked, at least {expected} must be"},
    {code::over_cost, "samen {found}, hooguit {expected} mag", "{found} together, at most {expected} may be"},
    {code::over_points, "{found} punten gegeven, hooguit {expected} mag",
     "{found} points given, at most {expected} may be"},
    // Rulebooks, as they are written
    {code::missing_translation, "bij {found} ontbreekt de tekst in de taal {expected}",
     "{found} has no text in the language {expected}"},
    {code::not_a_period, "{found} is geen periode; schrijf die als {expected}",
     "{found} is no period; write it as {expected}"},
    {code::bad_condition, "{found} is geen voorwaarde die kan worden gelezen; verwacht: {expected}",
     "{found} is no condition that can be read; expected: {expected}"},
    {code::unknown_field, "{found} is hier geen gegeven waar een voorwaarde naar kan vragen; wel: {expected}",
     "{found} is nothing that a condition can ask for here; these are: {expected}"},
    {code::unknown_parameter, "de parameter {found} bestaat niet; wel: {expected}",
     "there is no parameter {found}; there are {expected}"},
    {code::unused_parameter, "geen artikel gebruikt de parameter {found}",
     "no article uses the parameter {found}"},
    {code::wrong_comparison, "{found} past niet bij dit gegeven; wel: {expected}",
     "{found} does not go with this field; these do: {expected}"},
    {code::wrong_unit, "{found} heeft hier niet de goede eenheid; verwacht: {expected}",
     "{found} does not have the right unit here; expected: {expected}"},
    {code::missing_rounding,
     "hier ontstaan delen van centen; zeg met `rounding` hoe er wordt afgerond: {expected}",
     "this makes parts of cents; say with `rounding` how they are rounded: {expected}"},
    {code::no_verb, "dit artikel doet niets; geef het er één van: {expected}",
     "this article does nothing; give it one of: {expected}"},
    {code::two_verbs, "dit artikel doet meer dan één ding, {found}; maak er twee van",
     "this article does more than one thing, {found}; make two of it"},
    {code::wrong_case, "dit gaat nooit over {found}; wel over: {expected}",
     "this is never about {found}; it is about: {expected}"},
    {code::voting_weight, "{found} kan niet: één bewoner, één stem",
     "{found} cannot be: one resident, one voice"},
    {code::rung_in_vote, "{found} mag hier niet meetellen: de bindingsladder raakt nooit aan een stem",
     "{found} may not count here: the engagement ladder never touches a vote"},
    {code::other_name, "het reglement heet {found}, maar de map {expected}",
     "the rulebook is called {found}, but its folder {expected}"},
    // Rulebooks, as they hang together
    {code::outside_validity, "dit artikel geldt {found}, buiten de periode van het reglement, {expected}",
     "this article is valid {found}, outside the rulebook's period, {expected}"},
    {code::values_overlap,
     "op {found} gelden er twee waarden die even lang bekend zijn; de andere staat op {expected}",
     "on {found} two values hold that were known equally long; the other one is at {expected}"},
    {code::values_leave_gap,
     "voor {found} is er geen waarde, terwijl ervoor en erna wel; bekend op {expected}",
     "there is no value for {found}, with one before and after it; as known on {expected}"},
    {code::value_missing, "de parameter {found} heeft geen waarde op {expected}, en dit artikel geldt dan",
     "the parameter {found} has no value on {expected}, when this article holds"},
    {code::never_applies, "het artikel {found} kan nooit iets doen, door {expected}",
     "the article {found} can never do anything, because of {expected}"},
    {code::not_covered, "hierover zegt geen artikel iets: {found}",
     "no article says anything of this: {found}"},
    {code::articles_disagree,
     "deze twee artikelen spreken elkaar tegen, {found}; het andere staat op {expected}",
     "these two articles disagree, {found}; the other one is at {expected}"},
    {code::refuses_all, "van alles waar {found} over gaat wordt niets doorgelaten",
     "of all that {found} is about, nothing is let through"},
    {code::too_complex, "{found} is te ingewikkeld om te bewijzen dat het klopt; splits het",
     "{found} is too complex to be proven; split it"},
    // A round and its rulebooks
    {code::no_rulebooks, "{found} is voor reglementen, en hier zijn die er niet",
     "{found} is for rulebooks, and there are none here"},
    {code::no_rulebook, "er is geen map {found} met een reglement",
     "there is no folder {found} with a rulebook"},
    {code::rulebook_not_valid, "het reglement geldt niet op {found}; het is gemaakt voor {expected}",
     "the rulebook does not hold on {found}; it was made for {expected}"},
    {code::bad_hash, "{found} is geen SHA-256 van een reglement; verwacht: {expected}",
     "{found} is no SHA-256 of a rulebook; expected: {expected}"},
    {code::rulebook_changed,
     "het reglement is veranderd nadat het was vastgezet; zet de oude versie terug: nu is het {found}, "
     "vastgezet {expected}",
     "the rulebook was changed after it was frozen; put the old version back: now it is {found}, frozen "
     "{expected}"},
    {code::not_frozen,
     "er zijn stemmen, en het reglement {found} is niet vastgezet; zet er `frozen` bij, met de SHA-256 van "
     "voor de "
     "stemming; nu is die {expected}",
     "there are ballots, and the rulebook {found} is not frozen; add `frozen`, with the SHA-256 from before "
     "the vote; "
     "it is now {expected}"},
    {code::no_terms, "er staat niet hoe er geteld wordt: geef `terms`, of een reglement dat ze heeft",
     "it is not said how votes are counted: give `terms`, or a rulebook that has them"},
    {code::other_currency, "{found} past niet bij reglementen, die over {expected} gaan",
     "{found} does not go with rulebooks, which are about {expected}"},
    {code::case_undecided, "over {found} kan niet worden beslist; nodig is: {expected}",
     "{found} cannot be decided; needed is: {expected}"},
    {code::pot_refused, "de pot {found} mag zo niet, volgens {expected}",
     "the pot {found} may not be so, by {expected}"},
    {code::reserve_too_small, "de pot houdt {found} apart voor bewoners; er moet minstens {expected} apart",
     "the pot keeps {found} for residents; it has to be at least {expected}"},
    {code::earmarks_clash, "het oormerk van de pot {found} past niet bij dat van {expected}",
     "the earmark of the pot {found} does not go with that of {expected}"},
    {code::refused_on_ballot,
     "{found} wordt afgewezen door {expected}, maar er is op gestemd, hier het eerst",
     "{found} is refused by {expected}, but there are votes for it, here the first"},
    {code::unlisted_partner, "{found} staat niet in {expected} en telt niet als partner",
     "{found} is not in {expected} and does not count as a partner"},
    // Claims
    {code::no_claim_rules,
     "round.yaml noemt geen regelboeken voor declaraties; zet ze onder {expected}, bij rulebooks",
     "round.yaml names no rulebooks for claims; put them under {expected}, at rulebooks"},
    {code::claim_differs, "{found} is hier anders dan in een eerdere regel van {expected}",
     "{found} is not the same here as in an earlier row of {expected}"},
    {code::date_in_future, "{found} is later dan {expected}", "{found} is later than {expected}"},
    {code::service_number, "in {found} staat een getal dat een BSN kan zijn; haal het weg",
     "{found} holds a number that may be a citizen service number; take it out"},
    {code::outside_folder, "{found} ligt buiten de map van de ronde; zet de bon erin",
     "{found} lies outside the round's folder; put the receipt in it"},
    {code::receipt_missing, "de bon {found} is er niet, of kan niet worden gelezen",
     "the receipt {found} is not there, or cannot be read"},
    {code::receipt_differs,
     "dit is niet de bon die is ingeleverd: {found}; van het bestand is het {expected}",
     "this is not the receipt that was handed in: {found}; of the file it is {expected}"},
    {code::line_undecided, "over regel {found} kan niet worden beslist; nodig is {expected}",
     "line {found} cannot be decided; needed is {expected}"},
    {code::claim_changed,
     "wat is ingeleverd verandert niet: {expected}, en nu staat er {found}; lever een nieuwe regel in",
     "what was handed in does not change: {expected}, and now it is {found}; hand in a new line"},
    {code::not_committed,
     "het project {found} heeft geen geld gekregen; laat het weg, of wacht tot de stemming is vastgelegd",
     "the project {found} was granted no money; leave it out, or wait until the vote is recorded"},
    {code::no_such_claim,
     "{found} staat niet in het journaal; buurtkas claims beslist over wat is ingeleverd",
     "{found} is not in the journal; buurtkas claims decides what was handed in"},
    {code::nothing_to_sign, "bij {found} valt niets te tekenen: {expected}",
     "there is nothing to sign at {found}: {expected}"},
    {code::own_claim, "{found} tekent niet voor de eigen declaratie {expected}",
     "{found} does not sign for their own claim {expected}"},
    {code::not_own_claim, "{expected} is niet van {found}; alleen wie iets declareerde, ziet ervan af",
     "{expected} is not of {found}; only who claimed something gives it up"},
    {code::own_household, "{found} tekent niet voor {expected}: die is van iemand in hetzelfde huishouden",
     "{found} does not sign for {expected}: it is of somebody in the same household"},
    {code::signed_already, "{found} tekende {expected} al; een tweede akkoord is van een ander",
     "{found} signed {expected} already; a second approval is another's"},
    {code::lacks_role, "{found} heeft niet de rol die nog moet tekenen: {expected}",
     "{found} does not have the role that must still sign: {expected}"},
    {code::pots_dry, "{found} kan niet worden betaald: {expected}", "{found} cannot be paid: {expected}"},
    // A journal
    {code::recorded_otherwise,
     "er is al iets anders vastgelegd: {expected}, en nu is het {found}; is dit een verbetering, zeg dan "
     "waarom met --correct \"reden\"",
     "something else is recorded: {expected}, and now it is {found}; if this is a correction, say why with "
     "--correct \"reason\""},
    {code::recorded_until, "{found} is eerder dan de laatste regel in het journaal, van {expected}",
     "{found} is before the last entry in the journal, of {expected}"},
    {code::not_closed, "op {found} is de stemming nog niet gesloten; de laatste dag is {expected}",
     "on {found} the vote is not closed yet; its last day is {expected}"},
    {code::no_pseudonym,
     "{found} staat niet in residents.csv; een naam hoort niet in het journaal. Noem een bewoner uit dat "
     "bestand, of een functie: {expected}",
     "{found} is not in residents.csv; a name does not belong in the journal. Give a resident of that file, "
     "or "
     "an office: {expected}"},
    {code::overdrawn, "{found} zou onder nul komen: {expected}", "{found} would fall below zero: {expected}"},
    {code::no_journal, "hier is geen journaal; `buurtkas vote` maakt er een",
     "there is no journal here; `buurtkas vote` makes one"},
    {code::bad_key, "dit is geen {expected}", "this is no {expected}"},
    {code::other_key,
     "eerdere controlepunten zijn met een andere sleutel getekend; teken nu met beide: --key OUD --key NIEUW",
     "earlier checkpoints were signed with another key; sign this one with both: --key OLD --key NEW"},
    {code::bad_checkpoint, "dit is geen ondertekend controlepunt", "this is no signed checkpoint"},
    {code::bad_proof, "dit is geen bewijs van een regel in een journaal",
     "this is no proof of an entry in a journal"},
    {code::no_such_entry, "{found} staat niet in het journaal", "{found} is not in the journal"},
    {code::bad_salt, "{found} is geen zout; verwacht: {expected}",
     "{found} is no salt; expected: {expected}"},
    {code::outcome_recorded,
     "de uitslag is al vastgelegd; verbeter nu alles samen met `buurtkas vote --correct`",
     "the outcome is recorded already; correct all of it together with `buurtkas vote --correct`"},
    {code::no_such_person, "{found} staat niet in dit bestand", "{found} is not in this file"},
});

std::string quoted(std::string_view text) {
  return '`' + std::string(text) + '`';
}

// `{expected}` without a value goes, with what leads up to it.
std::string filled(std::string_view sentence, const Finding& finding, Language language) {
  std::string text(sentence);
  const auto put = [&](std::string_view slot, const std::string& value) {
    const std::size_t at = text.find(slot);
    if (at != std::string::npos) text.replace(at, slot.size(), value);
  };
  if (finding.expected.empty()) {
    const std::size_t at = text.find("{expected}");
    const std::size_t part = at == std::string::npos ? at : text.rfind(';', at);
    if (part != std::string::npos) {
      text.erase(part);
    } else if (at != std::string::npos && at > 0) {
      text.erase(at - 1, std::string_view(" {expected}").size());
    }
  }
  put("{expected}", quoted(finding.expected));
  put("{found}",
      finding.found.empty() ? std::string(in(language, "niets", "nothing")) : quoted(finding.found));
  return text;
}

std::string place_text(const Place& place) {
  std::string text = place.file;
  if (place.line > 0) text += ':' + std::to_string(place.line);
  if (place.line > 0 && place.column > 0) text += ':' + std::to_string(place.column);
  return text;
}

}  // namespace

std::span<const FindingWords> finding_words() {
  return words;
}

std::string line_of(const Finding& finding, Language language) {
  const auto known = std::find_if(words.begin(), words.end(),
                                  [&](const FindingWords& one) { return one.code == finding.code; });
  const bool is_error = finding.severity == Severity::error;
  std::string line = place_text(finding.place) + ": ";
  line += is_error ? in(language, "fout ", "error ") : in(language, "let op ", "warning ");
  line += std::string(finding.code) + ": ";
  line += known == words.end() ? quoted(finding.found)
                               : filled(in(language, known->dutch, known->english), finding, language);
  if (!line.ends_with('?')) line += '.';
  if (!finding.hint.empty())
    line += ' ' + std::string(in(language, "Bedoelde je ", "Did you mean ")) + quoted(finding.hint) + '?';
  return harmless(line);
}

std::string findings_text(const Findings& findings, Language language) {
  std::string text;
  std::size_t errors = 0;
  for (const Finding& finding : findings) {
    text += line_of(finding, language) + '\n';
    if (finding.severity == Severity::error) ++errors;
  }
  const std::size_t warnings = findings.size() - errors;
  const auto counted = [](std::size_t number, std::string_view one, std::string_view more) {
    return std::to_string(number) + ' ' + std::string(number == 1 ? one : more);
  };
  if (errors + warnings == 0) return text;
  text += counted(errors, in(language, "fout", "error"), in(language, "fouten", "errors"));
  text += ", " + counted(warnings, in(language, "waarschuwing", "warning"),
                         in(language, "waarschuwingen", "warnings"));
  if (errors > 0) text += in(language, "; er is niets besloten", "; nothing was decided");
  return text + ".\n";
}

}  // namespace buurtkas
