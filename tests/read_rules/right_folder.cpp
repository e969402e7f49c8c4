#include "tests/read_rules/rules_support.h"

namespace buurtkas::testing {

const char* const right_rulebook = R"(name: dorp
title: {nl: Dorpsregels, en: Village rules}
about:
  nl: Wat kan.
  en: What can be.
valid: 2026-01-01 .. 2026-12-31
covers:
  - verb: pay
    when:
      - kind one-of kilometres hours
    unless:
      - hours more-than long
parameters:
  km-rate:
    title: {nl: Per kilometer, en: A kilometre}
    unit: EUR/km
    values:
      - value: 0.23
        valid: 2026-01-01 .. 2026-06-30
        source: Een bron
        status: official
      - value: 1/3
        valid: 2026-07-01 ..
        known: 2026-05-20
        source: Nog een bron
        status: secondary
  hour-rate: {title: {nl: a, en: b}, unit: EUR/hour,
    values: [{value: 5.7550, valid: 2026-01-01 .., source: s, status: official}]}
  most: {title: {nl: a, en: b}, unit: EUR, values: [{value: 210, valid: 2026-01-01 .., source: s, status: unconfirmed}]}
  far: {title: {nl: V, en: F}, unit: km, values: [{value: 0.001, valid: 2026-01-01 .., source: s, status: official}]}
  long: {title: {nl: a, en: b}, unit: hour, values: [{value: 7.5, valid: 2026-01-01 .., source: s, status: official}]}
  late: {title: {nl: a, en: b}, unit: day, values: [{value: 42, valid: 2026-01-01 .., source: s, status: official}]}
  old: {title: {nl: a, en: b}, unit: year, values: [{value: 12, valid: 2026-01-01 .., source: s, status: official}]}
  many: {title: {nl: a, en: b}, unit: count, values: [{value: 3, valid: 2026-01-01 .., source: s, status: official}]}
  part: {title: {nl: a, en: b}, unit: '%', values: [{value: 15%, valid: 2026-01-01 .., source: s, status: official}]}
articles:
  - id: drive
    title: {nl: Rijden, en: Driving}
    reason:
      nl: Want rijden kost geld.
      en: For driving costs money.
    source: Een besluit
    valid: 2026-02-01 .. 2026-11-30
    when:
      - kind is kilometres
      - kilometres at-least far
    pay: {rate: km-rate, times: kilometres, rounding: half-up}
  - id: walk
    title: {nl: Lopen, en: Walking}
    reason: {nl: a, en: b}
    source: s
    when: [kind is kilometres]
    unless: [kilometres at-least 0.001 km]
    pay: {amount: most}
  - id: drive-early
    title: {nl: Vroeg rijden, en: Driving early}
    reason: {nl: a, en: b}
    source: s
    valid: 2026-01-01 .. 2026-01-31
    when: [kind is kilometres, kilometres more-than 0 km]
    pay: {share: part, rounding: down}
  - id: drive-late
    title: {nl: Laat rijden, en: Driving late}
    reason: {nl: a, en: b}
    source: s
    valid: 2026-12-01 ..  2026-12-31
    when: [kind is kilometres, kilometres more-than 0 km]
    pay: claimed
  - id: help
    title: {nl: Helpen, en: Helping}
    reason: {nl: a, en: b}
    source: s
    when: [kind is hours]
    pay: {rate: hour-rate, times: hours, rounding: half-even}
  - id: month
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    limit: {at-most: most, per: person, in: month, beyond: hold, elsewhere: yes}
  - id: hour
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    when: [kind is hours]
    limit: {at-most: hour-rate, times: hours, rounding: up, per: household, in: line, beyond: cut}
  - id: day
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    limit: {at-most: most, per: project, in: day, beyond: refuse, elsewhere: no}
  - id: year
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    for: line
    limit: {at-most: most, per: pot, in: year, beyond: cut}
  - id: marked
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    when: [kind is grant]
    earmark: {all-of: [straat, groen], any-of: [water, bomen], largest-share: part}
  - id: kept
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    reserve: {at-least: part}
  - id: seen
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    for: line
    sign: [treasurer, approver]
  - id: asked
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    for: payment
    when: [amount at-least most]
    sign: [board, second-approver]
  - id: counted
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    terms: {method: equal-shares, completion: [add-one, greedy], threshold: 5%}
  - id: grown
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    for: voter
    require: [age at-least old]
  - id: fair
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    for: proposal
    when: [supporters less-than many, tags has groen, place none-of here there]
    unless: [tags has-not straat, appeal-days more-than late]
    require: [feasible is-not no, cost at-most 1250.50 EUR]
  - id: known
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    for: partner
    require: [kind one-of association foundation]
  - id: twice
    title: {nl: a, en: b}
    reason: {nl: a, en: b}
    source: s
    when: [kind is twice, age at-least old, hours more-than long]
    pay: {rate: km-rate, times: kilometres, rounding: down}
)";

const char* const right_examples = R"(examples:
  - title: {nl: Tien kilometer, en: Ten kilometres}
    on: 2026-02-10
    known: 2026-03-01
    line: {kind: kilometres, kilometres: 10, elsewhere-month: 0.00, person: r1, household: h1, project: p1, pot: q1}
    gives: 2.30
    by: [drive]
    sign: [treasurer, approver]
  - title: {nl: Vier uren, en: Four hours}
    on: 2026-02-10
    known: 2026-02-11
    steps:
      - {line: {kind: hours, hours: 4.1250, elsewhere-month: 0}, gives: 23.74, by: [help]}
      - {on: 2026-02-12, known: 2026-02-13, line: {kind: hours, hours: 2, elsewhere-month: 209.99},
         gives: held, by: [help, month], fits: 0.00}
  - {title: {nl: a, en: b}, on: 2026-02-10,
     line: {kind: nothing, elsewhere-month: 0, receipt: yes, rung: kartrekker}, gives: nothing, by: []}
  - {title: {nl: a, en: b}, on: 2026-02-10,
     proposal: {tags: [straat, groen], supporters: 2, place: elsewhere, appeal-days: 42, feasible: unknown,
      cost: 1250.51}, gives: refused, by: [fair]}
  - {title: {nl: a, en: b}, on: 2026-02-10, voter: {age: 12, neighbourhood: Plein}, gives: admitted, by: []}
  - {title: {nl: a, en: b}, on: 2026-02-10, partner: {kind: business}, gives: refused, by: [known]}
  - {title: {nl: a, en: b}, on: 2026-02-10,
     pot: {kind: grant, amount: 100, earmarked: no},
     reserve: 15%, largest-share: 15%, all-of: [straat, groen], any-of: [water, bomen], gives: admitted}
  - {title: {nl: a, en: b}, on: 2026-02-10,
     payment: {amount: 210.00, account-changed: no, kind: claim}, sign: [second-approver, board]}
  - {title: {nl: a, en: b}, on: 2026-02-10,
     vote: {}, terms: {method: equal-shares, completion: [add-one, greedy]}, by: [counted]}
)";

}  // namespace buurtkas::testing
