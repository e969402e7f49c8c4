// Who may sign for a line, and who may not.

#include "engine/claims/approval.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using enum Role;
using Roles = std::vector<Role>;
using Signatures = std::vector<Signature>;

ResidentId id(const char* name) {
  return ResidentId(name);
}

std::string told(const Signing& signing) {
  if (signing.role.has_value() == signing.fault.has_value()) return "neither or both";
  if (signing.role) return std::string(name_of(*signing.role));
  switch (*signing.fault) {
    case SignFault::own_claim:
      return "own claim";
    case SignFault::own_household:
      return "own household";
    case SignFault::signed_already:
      return "signed already";
    case SignFault::lacks_role:
      return "lacks role";
  }
  return "";
}

struct Row {
  const char* signer;
  const char* household;
  Roles roles;
  Signatures signatures;
  const char* expected;
};

void expect_rows(const LineToSign& line, const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    LineToSign now = line;
    now.signatures = row.signatures;
    const Signer signer{id(row.signer), row.household, row.roles};
    EXPECT_EQ(told(sign_line(now, signer)), row.expected)
        << row.signer << ' ' << row.household << " as row " << &row - rows.data();
  }
}

TEST(SignLine, SaysWhoMaySignAndInWhichRole) {
  const Signatures by_bert = {{approver, id("bert")}};
  const Signatures second_by_bert = {{second_approver, id("bert")}};
  const std::vector<Row> rows = {
      // Nobody their own, whatever their roles.
      {"anna", "one", {approver, board}, {}, "own claim"},
      {"anna", "two", {}, {}, "own claim"},
      {"carla", "one", {approver}, {}, "own household"},
      {"carla", "one", {}, by_bert, "own household"},
      {"carla", "two", {approver}, {}, "approver"},
      {"carla", "", {approver}, {}, "approver"},
      // The first that is still needed, in the order of the list of roles, not of the signer's.
      {"carla", "", {second_approver, approver}, {}, "approver"},
      {"carla", "", {second_approver}, {}, "second-approver"},
      {"carla", "", {approver, second_approver}, by_bert, "second-approver"},
      {"carla", "", {approver, second_approver}, second_by_bert, "approver"},
      {"carla", "", {approver}, by_bert, "lacks role"},
      {"carla", "", {treasurer, board}, {}, "lacks role"},
      {"carla", "", {}, {}, "lacks role"},
      // Two roles are two persons.
      {"bert", "", {approver, second_approver}, by_bert, "signed already"},
      {"bert", "", {second_approver}, by_bert, "signed already"},
      {"bert", "", {}, by_bert, "signed already"},
      // A signature that was not needed makes nobody sign twice, and fills no role that is.
      {"carla", "", {approver}, {{board, id("bert")}}, "approver"},
      {"bert", "", {approver}, {{board, id("bert")}}, "signed already"},
  };
  expect_rows({id("anna"), "one", {approver, second_approver}, {}}, rows);
}

TEST(SignLine, WhoLivesAloneSharesNoHousehold) {
  expect_rows({id("anna"), "", {board, treasurer}, {}},
              {
                  {"anna", "", {board}, {}, "own claim"},
                  {"carla", "", {board}, {}, "board"},
                  {"carla", "one", {board}, {}, "board"},
                  {"carla", "", {board, treasurer}, {}, "treasurer"},
              });
}

TEST(StillNeeded, IsWhatNobodySignedFor) {
  const auto needed = [](Roles roles, Signatures signatures) {
    return still_needed({id("anna"), "", std::move(roles), std::move(signatures)});
  };
  EXPECT_EQ(needed({}, {}), Roles{});
  EXPECT_EQ(needed({approver}, {}), Roles{approver});
  EXPECT_EQ(needed({board, approver, treasurer}, {}), (Roles{approver, treasurer, board}));
  EXPECT_EQ(needed({approver, second_approver}, {{second_approver, id("bert")}}), Roles{approver});
  EXPECT_EQ(needed({approver}, {{approver, id("bert")}}), Roles{});
  EXPECT_EQ(needed({approver}, {{board, id("bert")}}), Roles{approver});
}

Roles some_roles() {
  Roles roles;
  for (const Role role : {approver, second_approver, treasurer, board}) {
    if (*rc::gen::arbitrary<bool>()) roles.push_back(role);
  }
  return roles;
}

// Whoever comes by, in whatever order: nobody of the claimant's household, nobody twice, and each signature
// takes one role away.
RC_GTEST_PROP(SignLine, TakesOneNeededRoleAtATime, ()) {
  LineToSign line{id("anna"), "one", some_roles(), {}};
  for (int visit = 0; visit < 12 && !still_needed(line).empty(); ++visit) {
    Signer signer;
    signer.id = id(*rc::gen::element("anna", "bert", "carla", "dirk", "els"));
    signer.household = signer.id == id("anna") || signer.id == id("bert") ? "one" : "";
    signer.roles = some_roles();
    const Roles before = still_needed(line);
    const Signing signing = sign_line(line, signer);
    if (!signing.role) continue;
    line.signatures.push_back({*signing.role, signer.id});
    RC_ASSERT(still_needed(line).size() + 1 == before.size());
    RC_ASSERT(std::find(signer.roles.begin(), signer.roles.end(), *signing.role) != signer.roles.end());
  }
  for (std::size_t i = 0; i < line.signatures.size(); ++i) {
    RC_ASSERT(line.signatures[i].by != id("anna"));
    RC_ASSERT(line.signatures[i].by != id("bert"));
    for (std::size_t j = 0; j < i; ++j) RC_ASSERT(line.signatures[i].by != line.signatures[j].by);
  }
}

}  // namespace
}  // namespace buurtkas
