#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "cli/read/bank/xml_document.h"
#include "engine/date.h"
#include "engine/money/money.h"

// The values of a bank's message, each by its path of names from an element: `Refs/EndToEndId`. An element
// that may be there once and is there twice is a finding: none of the two is chosen.

namespace buurtkas {

struct BankAmount {
  std::optional<Money> euros;
  std::string other;  // `105.50 SEK`
};

class MessageFields {
 public:
  explicit MessageFields(FileFindings& findings) : findings_(findings) {}

  // Null when it is not there, or twice.
  const XmlElement* find(const XmlElement& from, std::string_view path);
  const XmlElement* find_required(const XmlElement& from, std::string_view path);  // else missing-key

  std::string text(const XmlElement& from, std::string_view path);  // empty when it is not there
  std::string required_text(const XmlElement& from, std::string_view path);
  std::string text_of(const XmlElement& element);  // wrong-type when it holds elements

  // Not below 0; euros in whole cents, with at most five decimals as the schemas allow.
  BankAmount amount_of(const XmlElement& element);
  bool is_credit(const XmlElement& indicator);  // CRDT or DBIT
  bool is_true(const XmlElement& from, std::string_view path);
  // Of an element with Dt or DtTm. The day as it is written, whatever the time and the zone.
  std::optional<Date> date_of(const XmlElement& element);

  // The texts of its elements of that name, joined with spaces.
  std::string joined(const XmlElement& from, std::string_view name);
  // Of an element with Cd or Prtry.
  std::string code_of(const XmlElement& reason);

  FileFindings& findings() { return findings_; }

 private:
  FileFindings& findings_;
  Money total_ = Money(0, Currency::euro());  // of all amounts: a sum of some of them can be made
  bool is_too_much_ = false;
};

}  // namespace buurtkas
