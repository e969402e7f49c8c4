#include "cli/commands/round_template.h"

#include <array>

namespace buurtkas {
namespace {

constexpr std::string_view round_nl =
    R"(# De ronde: naam, data, wie er stemt en hoe er geteld wordt. Verander alles wat hieronder staat.
name: Onze buurt 2026
place: Onze plaats
currency: EUR
languages: [nl, en]

vote:
  opens: 2026-03-02        # jaar-maand-dag
  closes: 2026-03-15
  ballots: approval        # elk stembiljet kruist voorstellen aan
  least-marks: 1
  most-marks: 3
  channels:                # hoeveel biljetten of codes er zijn uitgegeven
    - id: paper
      issued: 10
    - id: internet
      issued: 10

terms:                     # wat er is afgesproken, vóór de stemming
  method: equal-shares
  satisfaction: cost
  completion: [add-one, greedy]
  tie-breaks: [most-votes, lowest-cost]
)";

constexpr std::string_view round_en =
    R"(# The round: its name, its dates, who votes and how it is counted. Change everything below.
name: Our neighbourhood 2026
place: Our town
currency: EUR
languages: [en, nl]

vote:
  opens: 2026-03-02        # year-month-day
  closes: 2026-03-15
  ballots: approval        # each ballot marks proposals
  least-marks: 1
  most-marks: 3
  channels:                # how many papers or codes were given out
    - id: paper
      issued: 10
    - id: internet
      issued: 10

terms:                     # what was agreed before the vote
  method: equal-shares
  satisfaction: cost
  completion: [add-one, greedy]
  tie-breaks: [most-votes, lowest-cost]
)";

constexpr std::string_view pots_nl = R"(# De potten: waar het geld vandaan komt, en waarvoor het is.
pots:
  - id: groz
    name: GROZ-budget
    kind: groz             # grant, groz of gift
    amount: 1500.00        # een punt voor de centen
    from: 2026-01-01
    until: 2026-12-31
    reserve: 10%           # voor bewoners zelf, blijft buiten de stemming
  - id: green
    name: Subsidie groen
    kind: grant
    amount: 800.00
    earmark:
      all-of: [groen]      # alleen voor voorstellen met dit kenmerk
      largest-share: 50%   # en hooguit de helft van de kosten
)";

constexpr std::string_view pots_en = R"(# The pots: where the money comes from, and what it is for.
pots:
  - id: groz
    name: GROZ budget
    kind: groz             # grant, groz or gift
    amount: 1500.00        # a point before the cents
    from: 2026-01-01
    until: 2026-12-31
    reserve: 10%           # for residents themselves, kept out of the vote
  - id: green
    name: Green grant
    kind: grant
    amount: 800.00
    earmark:
      all-of: [groen]      # only for proposals with this tag
      largest-share: 50%   # and at most half of the cost
)";

constexpr std::string_view proposals_nl =
    R"(# Wat bewoners voorstellen. `status: refused` of `withdrawn` kan, met een `reason`.
proposals:
  - id: bankje
    name: Een bankje bij de speelplek
    cost: 600.00
    tags: [ontmoeten]
    proposer: b1
    supporters: [b2]
  - id: bloemen
    name: Bloemen in de boomspiegels
    cost: 500.00
    tags: [groen]
    proposer: b3
  - id: straatfeest
    name: Straatfeest met lange tafel
    cost: 900.00
    tags: [ontmoeten]
    proposer: b4
)";

constexpr std::string_view proposals_en =
    R"(# What residents propose. `status: refused` or `withdrawn` can be, with a `reason`.
proposals:
  - id: bench
    name: A bench by the playground
    cost: 600.00
    tags: [ontmoeten]
    proposer: b1
    supporters: [b2]
  - id: flowers
    name: Flowers around the trees
    cost: 500.00
    tags: [groen]
    proposer: b3
  - id: party
    name: A street party with one long table
    cost: 900.00
    tags: [ontmoeten]
    proposer: b4
)";

constexpr std::string_view residents = R"(resident;neighbourhood;birth_year;bezoeker;deelnemer
b1;Noord;1980;2025-01-10;2025-02-01
b2;Noord;1991;2025-01-10;
b3;Zuid;1967;2024-11-05;2025-03-12
b4;Zuid;2004;2025-06-20;
)";

constexpr std::string_view ballots_nl = R"(ballot;channel;resident;received;vote
1;paper;b1;2026-03-03;bankje,straatfeest
2;paper;b2;2026-03-05;bankje
3;internet;b3;2026-03-09;bloemen,straatfeest
4;internet;b4;2026-03-12;bloemen,bankje
)";

constexpr std::string_view ballots_en = R"(ballot;channel;resident;received;vote
1;paper;b1;2026-03-03;bench,party
2;paper;b2;2026-03-05;bench
3;internet;b3;2026-03-09;flowers,party
4;internet;b4;2026-03-12;flowers,bench
)";

constexpr std::array dutch = std::to_array<TemplateFile>({{"round.yaml", round_nl},
                                                          {"pots.yaml", pots_nl},
                                                          {"proposals.yaml", proposals_nl},
                                                          {"residents.csv", residents},
                                                          {"ballots.csv", ballots_nl}});
constexpr std::array english = std::to_array<TemplateFile>({{"round.yaml", round_en},
                                                            {"pots.yaml", pots_en},
                                                            {"proposals.yaml", proposals_en},
                                                            {"residents.csv", residents},
                                                            {"ballots.csv", ballots_en}});

}  // namespace

std::span<const TemplateFile> round_template(Language language) {
  if (language == Language::nl) return dutch;
  return english;
}

}  // namespace buurtkas
