#include "cli/render/audit_words.h"

#include <algorithm>
#include <array>

namespace buurtkas {
namespace {

constexpr std::array words = std::to_array<FaultWords>({
    // The file
    {"damaged", "het bestand is beschadigd: {found}", "the file is damaged: {found}"},
    {"schema", "{found} is niet zoals een journaal van dit programma het heeft",
     "{found} is not as a journal of this program has it"},
    // Seals
    {"unreadable", "{found} is niet te lezen: {expected}", "{found} cannot be read: {expected}"},
    {"wrong-number", "het nummer volgt niet op het vorige: er ontbreekt een regel, of er staat er een dubbel",
     "its number does not follow the one before: an entry is missing, or stands twice"},
    {"wrong-seal", "dit is niet wat er verzegeld is: de regel is veranderd",
     "this is not what was sealed: the entry was changed"},
    {"wrong-previous", "de regel sluit niet aan op de vorige: die is vervangen",
     "it does not follow the entry before it: that one was replaced"},
    {"wrong-date", "de datum ligt vóór die van de regel ervoor", "it is dated before the entry before it"},
    {"wrong-form", "de regel heeft niet de vaste vorm", "the entry is not in its one form"},
    {"doubled-key", "deze sleutel staat er meer dan één keer", "this key is there more than once"},
    // Balances
    {"does-not-add-up", "de boekingen uit {found} zijn samen niet nul maar {expected}",
     "the postings of {found} are together not zero but {expected}"},
    {"other-currency", "{found} is in een andere munt dan de rest",
     "{found} is in another currency than the rest"},
    {"wrong-move", "zo'n regel boekt niet op {found}", "an entry of this kind does not post to {found}"},
    {"below-zero", "{found} komt onder nul: {expected}", "{found} falls below zero: {expected}"},
    {"too-large", "{found} wordt groter dan een bedrag kan zijn",
     "{found} grows larger than an amount can be"},
    // Inputs
    {"input-changed", "wat hierbij bewaard is, is veranderd: SHA-256 {found}, en het was {expected}",
     "what is kept with this was changed: SHA-256 {found}, and it was {expected}"},
    {"input-unused", "er is iets bewaard waar geen regel naar verwijst: {found}",
     "something is kept that no entry refers to: {found}"},
    {"input-missing", "waarmee besloten is, ontbreekt: {found}",
     "what it was decided by is missing: {found}"},
    {"not-read-again", "wat erbij bewaard is, kan nu niet worden gelezen: {found}",
     "what is kept with it cannot be read now: {found}"},
    // Decisions
    {"decided-otherwise", "opnieuw besloten komt er iets anders uit",
     "decided again, it comes out otherwise"},
    {"not-decided-so", "uit wat erbij bewaard is, volgt geen besluit van deze soort",
     "no such decision follows from what is kept with it"},
    {"not-decided-here", "dit programma kan {found} niet opnieuw besluiten",
     "this program cannot decide {found} again"},
    {"other-semantics", "besloten volgens versie {found} van het programma; dit is versie {expected}",
     "decided by version {found} of the program; this is version {expected}"},
    {"entry-missing", "dit besluit volgt uit de invoer, en staat er niet",
     "this decision follows from the inputs, and is not there"},
    {"not-what-holds", "wat hier geldt, volgt niet uit de laatste invoer",
     "what holds here does not follow from the last inputs"},
    // Checkpoints
    {"bad-checkpoint", "dit is geen controlepunt", "this is no checkpoint"},
    {"other-root", "het controlepunt is van een ander journaal: {found}, en hier {expected}",
     "the checkpoint is of another journal: {found}, and here {expected}"},
    {"bad-signature", "de handtekening van {found} klopt niet", "the signature of {found} is not right"},
    {"other-key", "ondertekend met een andere sleutel, {found}, dan {expected}",
     "signed with another key, {found}, than {expected}"},
    {"checkpoint-differs", "tot hier is het journaal anders dan toen dit controlepunt werd gepubliceerd",
     "up to here the journal is not what it was when this checkpoint was published"},
    {"journal-shorter",
     "het journaal is teruggedraaid: het heeft {found} regels, en toen dit controlepunt werd gepubliceerd "
     "{expected}",
     "the journal was rolled back: it has {found} entries, and {expected} when this checkpoint was "
     "published"},
    // Persons
    {"person-not-erased", "{found} is gewist, en staat nog in private/people.csv",
     "{found} was erased, and is still in private/people.csv"},
    // Proofs
    {"proof-differs", "het bewijs klopt niet: de regel zit niet in het journaal met deze wortel",
     "the proof is not right: the entry is not in the journal with this root"},
    {"not-signed", "hier is geen controlepunt bij dat {expected} tekende",
     "there is no checkpoint with this that {expected} signed"},
    {"other-moment", "het bewijs gaat niet over de lengte van dit controlepunt",
     "the proof is not about the length of this checkpoint"},
    {"proof-of-other", "in dit journaal staat op dit nummer iets anders",
     "in this journal something else stands at this number"},
});

}  // namespace

const FaultWords* fault_words(std::string_view code) {
  const auto* const known =
      std::find_if(words.begin(), words.end(), [&](const FaultWords& one) { return one.code == code; });
  return known == words.end() ? nullptr : known;
}

}  // namespace buurtkas
