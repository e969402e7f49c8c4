#pragma once

#include <string>
#include <string_view>

#include "cli/render/language.h"
#include "engine/rulebook/decide.h"
#include "engine/rulebook/space.h"

// The words of rulebooks for people: fields, comparisons, values, roles.

namespace buurtkas {

std::string_view words_of(CaseKind kind, Language language);  // `a claim line`
std::string_view words_of(Role role, Language language);
std::string_view words_of(Beyond beyond, Language language);
std::string_view words_of(Per per, Language language);
std::string_view words_of(Span span, Language language);
std::string_view words_of(Rounding rounding, Language language);
std::string_view words_of(SourceStatus status, Language language);
std::string_view words_of(Verdict verdict, Language language);

std::string field_words(CaseKind kind, FieldIndex field, Language language);  // `the age`
std::string_view word_words(std::string_view word, Language language);        // of a closed list

// `€ 12.50`, `21 years`, `15%`, `€ 0.23 per kilometre`.
std::string value_words(const Ratio& value, Unit unit, Language language);

// `the age is at least 21 years`, with the value that a parameter has on the day.
std::string condition_words(const RulesInForce& rules, CaseKind of, const Condition& condition,
                            Language language);

std::string date_words(const Date& date, Language language);        // `1 maart 2026`
std::string month_words(const Date& date, Language language);       // `May 2026`
std::string period_words(const Period& period, Language language);  // `from 1 March 2026 on`

std::string_view text_in(const Text& text, Language language);

// `kind hours, age 20 year`; for none: any case.
std::string witness_words(const Witness& witness, Language language);

}  // namespace buurtkas
