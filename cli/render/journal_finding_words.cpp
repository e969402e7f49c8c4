#include <array>

#include "cli/render/finding_words.h"
#include "engine/finding_codes.h"

namespace buurtkas {
namespace {

constexpr std::array words = std::to_array<FindingWords>({
    {code::no_claim_rules,
     "round.yaml noemt geen regelboeken voor declaraties; zet ze onder {expected}, bij rulebooks",
     "round.yaml names no rulebooks for claims; put them under {expected}, at rulebooks"},
    {code::elsewhere_less,
     "wat anderen dit jaar betaalden is hier {found}, en dat is minder dan {expected}; kijk het na, want de "
     "grens van het jaar rekent nu met het kleinere bedrag",
     "what others paid this year is {found} here, which is less than {expected}; look into it, for the "
     "year's limit now counts the smaller amount"},
    {code::claim_differs, "{found} is hier anders dan in een eerdere regel van {expected}",
     "{found} is not the same here as in an earlier row of {expected}"},
    {code::date_in_future, "de dag {found} is later dan die van inleveren, {expected}",
     "the day {found} is later than that of handing in, {expected}"},
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
     "wat is ingeleverd verandert niet: {expected}, en nu staat er {found}; wat erbij komt, wordt een nieuwe "
     "declaratie",
     "what was handed in does not change: {expected}, and now it is {found}; what is added goes into a new "
     "claim"},
    {code::not_an_advance,
     "{found} is geen voorschot van deze bewoner; alleen een voorschot wordt verrekend of teruggegeven",
     "{found} is no advance of this resident; only an advance is settled or given back"},
    {code::settles_other_money,
     "het voorschot {found} komt uit ander geld; noem bij deze regel hetzelfde: {expected}",
     "the advance {found} comes from other money; name the same at this line: {expected}"},
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
    {code::advance_waits, "het voorschot {found} is nog niet goedgekeurd; keur dat eerst goed, of weiger het",
     "the advance {found} is not approved yet; approve it first, or refuse it"},
    {code::settled_already, "{found} is al verrekend, het voorschot met de bonnen, en kan niet meer terug",
     "{found} is settled already, the advance with the receipts, and cannot be taken back"},
    {code::not_paid_out, "{found} is nog niet uitbetaald ({expected}), dus er kan niets van terugkomen",
     "{found} was not paid out yet ({expected}), so nothing of it can be given back"},
    {code::more_than_open, "{found} is meer dan van dit voorschot open staat: {expected}",
     "{found} is more than is open of this advance: {expected}"},
    {code::paid_already,
     "{found} is al ter betaling aangeboden met overzicht {expected}, en kan niet meer terug",
     "{found} is in payment already by statement {expected}, and cannot be taken back"},
    {code::no_such_statement, "er is geen overzicht {found} in het journaal",
     "there is no statement {found} in the journal"},
    {code::other_statement, "{found} is niet de code van dit overzicht; die is {expected}",
     "{found} is not this statement's code; that is {expected}"},
    {code::bad_bic, "{found} is geen BIC: acht of elf letters en cijfers, zoals {expected} het zegt",
     "{found} is no BIC: eight or eleven letters and digits, as {expected} says"},
    {code::no_bank_account,
     "er staat geen rekening in waarvan betaald wordt; zet `bank` erbij, met `name` en `iban`",
     "it has no account that pays; add `bank`, with `name` and `iban`"},
    {code::not_for_bank,
     "de naam bij `bank`, {found}, heeft geen letter die een bank aanneemt; schrijf hem met letters van A "
     "tot "
     "Z",
     "the name at `bank`, {found}, has no letter that a bank takes; write it with letters from A to Z"},
    {code::bank_file_changed,
     "dit bestand is niet meer zoals het gemaakt is; stuur het niet naar de bank, en haal het weg. Zolang de "
     "bank niets antwoordde, maakt `pay` het opnieuw",
     "this file is not what was made; do not send it to the bank, and remove it. As long as the bank has not "
     "answered, `pay` makes it anew"},
    {code::not_remade,
     "dit bestand kan niet worden nagekeken of opnieuw gemaakt, want de rij van {found} in "
     "private/people.csv "
     "is sinds de betaling veranderd of weg; stuur het alleen in als dat nog niet gebeurd is, en je de "
     "oude rij terugzet of zeker weet dat het klopt",
     "this file can be neither checked nor made again, since the row of {found} in private/people.csv was "
     "changed or taken out after the payment; send it only if that was not done yet, and once the old row is "
     "back or you are sure that it is right"},
    {code::shared_account,
     "{found} wordt betaald op de rekening die ook {expected} heeft, en zij wonen niet samen; kijk na of dat "
     "klopt",
     "{found} is paid on the account that {expected} has too, and they do not live together; check whether "
     "that is right"},
    {code::journal_damaged,
     "dit journaal is niet zoals het is vastgelegd: {found}. Er is niets bij gezet; `buurtkas audit` zegt "
     "alles wat er mis is",
     "this journal is not as it was recorded: {found}. Nothing was added; `buurtkas audit` says all that is "
     "wrong"},
    {code::code_in_receipts,
     "{found} heeft hier nog een code, die naar een stembiljet wijst; haal die rij weg als dat niet meer "
     "hoeft",
     "{found} still has a code here, which leads to a ballot; take that row out when it is not needed any "
     "more"},
    {code::name_in_bank_file,
     "in {found} staan naam en rekening nog; gooi dat bestand weg zodra de bank het heeft, en ook kopieën "
     "ervan",
     "{found} still has the name and the account; delete that file as soon as the bank has it, and copies "
     "of it too"},
    {code::payment_under_way,
     "een betaling in {found} is nog onderweg. Komt zij terug, dan doet `pay` haar niet opnieuw: het bedrag "
     "blijft te betalen staan, en `pay` noemt het elke keer; betaal dan op een andere manier",
     "a payment in {found} is still on its way. Should it come back, `pay` does not make it again: the "
     "amount "
     "stays payable, and `pay` tells so each time; then pay in another way"},
    {code::not_a_folder,
     "hier moet een map komen, en {found} is geen map; geef het een andere naam, of zet het ergens anders",
     "here must be a folder, and {found} is not one; give it another name, or move it"},
    {code::other_files, "in de map staat al iets anders: {found}; kies een lege of nieuwe map",
     "there is something else in the folder: {found}; choose an empty or a new one"},
    {code::no_such_pot, "er is geen pot {found}; wel: {expected}",
     "there is no pot {found}; there are: {expected}"},
    {code::bad_iban, "{found} is geen IBAN waarnaar SEPA betaalt: kijk het land, de cijfers en de lengte na",
     "{found} is no IBAN that SEPA pays to: check its country, digits and length"},
    // What a bank answers
    {code::zipped, "dit is een ingepakt bestand ({found}); pak het uit en neem wat erin zit: {expected}",
     "this is a packed file ({found}); unpack it and take what is inside: {expected}"},
    {code::not_bank_xml, "dit is {found}, en geen bericht van de bank; kies bij de bank {expected}",
     "this is {found}, and no message from the bank; at the bank, choose {expected}"},
    {code::other_encoding, "dit bestand is geschreven als {found}; gelezen wordt {expected}",
     "this file is written in {found}; {expected} can be read"},
    {code::encoding_differs,
     "het bestand zegt {expected} te zijn maar is {found}: het is na het ophalen anders bewaard; haal het "
     "opnieuw op bij de bank",
     "the file says that it is {expected} but is {found}: it was saved otherwise since; download it from the "
     "bank again"},
    {code::not_xml, "hier is de XML stuk ({found}); haal het bestand opnieuw op bij de bank",
     "the XML is broken here ({found}); download the file from the bank again"},
    {code::doctype_refused,
     "hier staat een {found}, en die hoort niet in een bericht van een bank; er is niets van gelezen",
     "here is a {found}, which does not belong in a message from a bank; nothing of it was read"},
    {code::too_long, "{found} is te lang voor een bericht van een bank; hooguit {expected} bytes",
     "{found} is too long for a message from a bank; at most {expected} bytes"},
    {code::too_many, "bij {found} is het te veel voor een bericht van een bank; hooguit {expected}",
     "at {found} it is too much for a message from a bank; at most {expected}"},
    {code::other_message, "dit is {found}; gelezen wordt {expected}", "this is {found}; {expected} is read"},
    {code::not_euro, "{found} is geen euro en telt hier niet mee; kijk het zelf na",
     "{found} is not in euros and does not count here; look at it yourself"},
    // A journal
    {code::recorded_otherwise,
     "er is al iets anders vastgelegd: {expected}, en nu is het {found}; is dit een verbetering, zeg dan "
     "waarom met --correct \"reden\"",
     "something else is recorded: {expected}, and now it is {found}; if this is a correction, say why with "
     "--correct \"reason\""},
    {code::recorded_until,
     "{found} is eerder dan de laatste regel in het journaal, van {expected}; noem met --on die dag of een "
     "latere",
     "{found} is before the last entry in the journal, of {expected}; name that day, or a later one, with "
     "--on"},
    {code::not_closed, "op {found} is de stemming nog niet gesloten; de laatste dag is {expected}",
     "on {found} the vote is not closed yet; its last day is {expected}"},
    {code::added_after_freeze,
     "{found} is er bij gekomen nadat was vastgelegd waarover gestemd wordt; hoort het er toch bij, zeg dan "
     "waarom met --correct \"reden\"",
     "{found} was added after what the vote is about was recorded; if it belongs there all the same, say why "
     "with --correct \"reason\""},
    {code::repaid_otherwise,
     "voor die dag is al vastgelegd dat er {expected} terugkwam, en nu is het {found}; kwam er nog iets "
     "terug, leg dat dan met een andere dag vast",
     "for that day it is recorded that {expected} came back, and now it is {found}; if something more came "
     "back, record it with another day"},
    {code::no_resident, "{found} staat niet in residents.csv; dit doet een bewoner uit dat bestand",
     "{found} is not in residents.csv; this is done by a resident of that file"},
    {code::no_pseudonym,
     "{found} staat niet in residents.csv; een naam hoort niet in het journaal. Noem een bewoner uit dat "
     "bestand, of een functie: {expected}",
     "{found} is not in residents.csv; a name does not belong in the journal. Give a resident of that file, "
     "or "
     "an office: {expected}"},
    {code::overdrawn, "{found} zou onder nul komen: {expected}", "{found} would fall below zero: {expected}"},
    {code::no_journal, "hier is geen journaal; `buurtkas vote` maakt er een",
     "there is no journal here; `buurtkas vote` makes one"},
    {code::journal_broken,
     "dit journaal klopt niet: {found}. Zo komen er geen boeken uit; `buurtkas audit` zegt alles wat er mis "
     "is",
     "this journal does not hold: {found}. No books come of it like this; `buurtkas audit` says all that is "
     "wrong"},
    {code::does_not_add_up,
     "dit journaal telt niet op, bij {found}; zoek met `buurtkas audit` uit wat er mis is",
     "this journal does not add up, at {found}; find out with `buurtkas audit` what is wrong"},
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
    {code::other_outcome,
     "het journaal heeft een uitslag met een ander controlegetal dan deze telling: {expected}, en niet "
     "{found}; de pagina's zeggen het bovenaan bij Controle",
     "the journal has an outcome with another digest than this count: {expected}, and not {found}; the pages "
     "say so on top of Audit"},
    {code::journal_fails,
     "dit journaal klopt niet, dus de pagina's vertellen er niets uit; zoek met `buurtkas audit` uit wat er "
     "mis is",
     "this journal does not hold, so the pages tell nothing of it; find out with `buurtkas audit` what is "
     "wrong"},
});

}  // namespace

std::span<const FindingWords> journal_finding_words() {
  return words;
}

}  // namespace buurtkas
