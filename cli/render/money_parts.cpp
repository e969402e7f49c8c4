#include "cli/render/money_parts.h"

#include <nlohmann/json.hpp>

#include "cli/render/amounts.h"
#include "cli/render/filled.h"
#include "cli/render/rule_words.h"

namespace buurtkas {
namespace {

// What is agreed about what is left; nothing when there is nothing to say.
std::string agreed_words(const ToldPot& pot, Language language) {
  if (!pot.remainder) {
    return filled(language, "Over wat overblijft is niets afgesproken: vraag het de gever.",
                  "Nothing is agreed about what is left: ask who gave it.");
  }
  switch (*pot.remainder) {
    case Remainder::returned:
      return filled(language, "Wat over is gaat terug naar de gever.",
                    "What is left goes back to who gave it.");
    case Remainder::next_round:
      return filled(language, "Wat over is gaat mee naar de volgende ronde.",
                    "What is left goes to the next round.");
    case Remainder::reserve:
      return filled(language, "Wat over is blijft voor bewoners.", "What is left stays with the residents.");
  }
  return {};
}

std::string open_words(const PaidOut& out, Language language) {
  const std::string payable = amount_text(out.payable, language);
  const std::string in_transit = amount_text(out.in_transit, language);
  if (out.in_transit.is_zero()) {
    return filled(language, "Eerst nog te betalen: {}.", "First still to be paid: {}.", payable);
  }
  if (out.payable.is_zero()) {
    return filled(language, "Eerst moet de bank nog zeggen wat er van {} is geworden.",
                  "First the bank must say what became of {}.", in_transit);
  }
  return filled(language, "Eerst nog te betalen: {}; en de bank moet nog zeggen wat er van {} is geworden.",
                "First still to be paid: {}; and the bank must say what became of {}.", payable, in_transit);
}

}  // namespace

PaidOut& PaidOut::operator+=(const PaidOut& other) {
  payable += other.payable;
  came_back += other.came_back;
  in_transit += other.in_transit;
  paid += other.paid;
  return *this;
}

nlohmann::json paid_out_json(const PaidOut& out) {
  return {{"payable", to_string(out.payable)},
          {"came_back", to_string(out.came_back)},
          {"in_transit", to_string(out.in_transit)},
          {"paid", to_string(out.paid)}};
}

Reopened& Reopened::operator+=(const Reopened& other) {
  rejected += other.rejected;
  returned += other.returned;
  return *this;
}

void add_reopened(nlohmann::json& json, const Reopened& reopened) {
  json["rejected"] = to_string(reopened.rejected);
  json["returned"] = to_string(reopened.returned);
}

PotEnd end_of(const ToldPot& pot, Money left, Money reserve) {
  const Money none(0, left.currency());
  if (!pot.remainder) return {none, none, none, left};
  switch (*pot.remainder) {
    case Remainder::returned:
      return {left, none, none, none};
    case Remainder::next_round:
      return {none, left - reserve, reserve, none};
    case Remainder::reserve:
      break;
  }
  return {none, none, left, none};
}

nlohmann::json end_json(const PotEnd& end) {
  return {{"returned", to_string(end.returned)},
          {"carried", to_string(end.carried)},
          {"reserved", to_string(end.reserved)},
          {"undecided", to_string(end.undecided)}};
}

std::string end_words(const ToldPot& pot, bool has_ended, const PaidOut& out, Money left, Language language) {
  const bool is_open = !out.payable.is_zero() || !out.in_transit.is_zero();
  std::string text;
  const std::string& id = pot.id.text();
  if (!pot.until) {
    text = filled(language, "{} heeft geen einddatum. ", "{} has no last day. ", id);
  } else if (has_ended) {
    text = filled(language, "{} liep tot en met {}. ", "{} ran until {}. ", id,
                  date_words(*pot.until, language));
  } else {
    text = filled(language, "{} loopt tot en met {}. ", "{} runs until {}. ", id,
                  date_words(*pot.until, language));
  }
  if (left.is_zero()) {
    text += filled(language, "Er is niets over.", "Nothing is left.");
  } else {
    text += agreed_words(pot, language);
  }
  if (has_ended && is_open) text += ' ' + open_words(out, language);
  if (has_ended && !is_open)
    text += ' ' + filled(language, "Er staat geen betaling meer open.", "No payment is open any more.");
  return text;
}

}  // namespace buurtkas
