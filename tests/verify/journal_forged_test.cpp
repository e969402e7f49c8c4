// Journals that were changed: by who cannot seal them anew, and by who can.

#include <gtest/gtest.h>

#include "tests/verify/journals.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using testing::Verified;
using testing::VotedRound;

class EverySample : public ::testing::TestWithParam<const char*> {
 protected:
  // That it is refuted, and told of the entry with this key.
  void expect_refuted(const std::string& key) const {
    const Verified answer = round_.verify();
    EXPECT_EQ(answer.code, 3) << answer.out;
    EXPECT_EQ(answer.out, "");
    const std::string entry = "entry " + std::to_string(round_.number(key));
    const bool is_named = answer.err.find(entry + " (") != std::string::npos ||
                          answer.err.find(entry + ": ") != std::string::npos;
    EXPECT_TRUE(is_named) << key << ": " << answer.err;
  }

  std::string at(const std::string& key) const { return std::to_string(round_.number(key)); }

  // Two projects that the funding pays from one pot, and that pot.
  struct TwoPaid {
    std::string pot, from, to;
  };
  TwoPaid two_paid() const {
    const Json lines = round_.body("funding").at("funding");
    for (const Json& a : lines) {
      for (const Json& b : lines) {
        if (a.at("pot") == b.at("pot") && a.at("project") != b.at("project"))
          return {a.at("pot"), a.at("project"), b.at("project")};
      }
    }
    ADD_FAILURE() << "no two";
    return {};
  }

  VotedRound round_{GetParam()};
};

// One that the outcome did not select.
std::string unselected(const VotedRound& round) {
  const Json selected = round.body("outcome").at("outcome").at("selected");
  const Json votes = round.body("outcome").at("votes");
  for (const Json& one : votes) {
    if (std::find(selected.begin(), selected.end(), one.at("project")) == selected.end())
      return one.at("project");
  }
  ADD_FAILURE() << "all are selected";
  return {};
}

// Without seals.

TEST_P(EverySample, PostingChanged) {
  round_.run("UPDATE posting SET cents = cents + 1 WHERE position = 1 AND entry = " + at("funding"));
  expect_refuted("funding");
}

TEST_P(EverySample, BodyChanged) {
  Json body = round_.body("outcome");
  body["outcome"]["selected"].push_back(unselected(round_));
  round_.change([&](Database& database) { testing::set_body(database, "outcome", body); });
  expect_refuted("outcome");
}

TEST_P(EverySample, CertificateChanged) {
  const std::string sha256 = round_.body("outcome").at("certificate").get<std::string>();
  round_.run(
      "UPDATE input_part SET bytes = CAST(replace(CAST(bytes AS TEXT), '\"votes\":\"', '\"votes\":\"1') "
      "AS BLOB) WHERE lower(hex(sha256)) = '" +
      sha256 + "'");
  expect_refuted("outcome");
}

TEST_P(EverySample, InputChanged) {
  round_.run(
      "UPDATE input_part SET bytes = CAST(replace(CAST(bytes AS TEXT), 'amount: ', 'amount:  ') AS BLOB) "
      "WHERE instr(CAST(bytes AS TEXT), '    amount: ') > 0");
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  EXPECT_NE(answer.err.find(": what is kept with it was changed"), std::string::npos) << answer.err;
  EXPECT_TRUE(answer.err.starts_with("entry ")) << answer.err;
}

TEST_P(EverySample, EntryDeleted) {
  const std::string gone = at("terms");
  round_.run("DELETE FROM posting WHERE entry = " + gone + "; DELETE FROM entry WHERE number = " + gone);
  expect_refuted("ballots");
}

TEST_P(EverySample, SealsSwapped) {
  round_.change([&](Database& database) {
    const std::string a = at("outcome");
    const std::string b = at("funding");
    database.run(("CREATE TEMP TABLE kept AS SELECT number, seal FROM entry; "
                  "UPDATE entry SET seal = (SELECT seal FROM kept WHERE kept.number = " +
                  b + ") WHERE number = " + a +
                  "; UPDATE entry SET seal = (SELECT seal FROM kept WHERE "
                  "kept.number = " +
                  a + ") WHERE number = " + b + "; DROP TABLE kept")
                     .c_str());
  });
  expect_refuted("outcome");
}

// With every seal computed anew.

TEST_P(EverySample, ForgedWithoutAChangeItHolds) {
  round_.forge([](Database&) {});
  EXPECT_EQ(round_.verify().code, 0);
}

TEST_P(EverySample, ForgedOutcome) {
  round_.forge_body("outcome", [&](Json& body) { body["outcome"]["selected"].back() = unselected(round_); });
  expect_refuted("outcome");
}

TEST_P(EverySample, ForgedFundingBody) {
  const TwoPaid two = two_paid();
  round_.forge_body("funding", [&](Json& body) {
    for (Json& line : body["funding"]) {
      if (line.at("project") == two.from) line["project"] = two.to;
    }
  });
  expect_refuted("funding");
}

TEST_P(EverySample, ForgedFundingPostings) {
  const TwoPaid two = two_paid();
  round_.forge([&](Database& database) {
    const std::string where = " WHERE entry = " + at("funding") + " AND account = 'project:";
    database.run(("UPDATE posting SET cents = cents - 1" + where + two.from + "'").c_str());
    database.run(("UPDATE posting SET cents = cents + 1" + where + two.to + "'").c_str());
  });
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  EXPECT_NE(answer.err.find("entry " + at("funding") + " (`funding`): `"), std::string::npos) << answer.err;
}

TEST_P(EverySample, ForgedMoneyFromNowhere) {
  round_.forge([&](Database& database) {
    database.run(
        ("UPDATE posting SET cents = cents + 1 WHERE position = 0 AND entry = " + at("funding")).c_str());
  });
  expect_refuted("funding");
}

TEST_P(EverySample, ForgedPot) {
  round_.forge(
      [](Database& database) { database.run("UPDATE posting SET cents = cents * 2 WHERE entry = 1"); });
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  EXPECT_NE(answer.err.find("entry 1 (`pot-opened`)"), std::string::npos) << answer.err;
}

TEST_P(EverySample, ForgedBallots) {
  round_.forge_body("ballots", [](Json& body) { body["ballots"][0]["counted"] = "7"; });
  expect_refuted("ballots");
}

TEST_P(EverySample, ForgedTerms) {
  round_.forge_body("terms", [](Json& body) { body["terms"]["method"] = "greedy"; });
  expect_refuted("terms");
}

TEST_P(EverySample, ForgedProposal) {
  const std::string key = "proposal:" + unselected(round_);
  round_.forge([&](Database& database) {
    Json body = round_.body(key);
    body["status"] = "refused";
    testing::set_body(database, key, body);
    database.run(("UPDATE entry SET kind = 'proposal-refused' WHERE key = '" + key + "'").c_str());
  });
  expect_refuted(key);
}

TEST_P(EverySample, ForgedAbsence) {
  const std::string key = "proposal:" + unselected(round_);
  const std::string gone = at(key);
  round_.forge([&](Database& database) {
    database.run(("DELETE FROM entry WHERE number = " + gone).c_str());
    database.run(("UPDATE entry SET number = number + 999 WHERE number > " + gone +
                  "; UPDATE entry SET number = number - 1000 WHERE number > 999")
                     .c_str());
    database.run(("UPDATE posting SET entry = entry - 1 WHERE entry > " + gone).c_str());
  });
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  EXPECT_NE(answer.err.find('`' + key + "` belongs to it, and has no entry"), std::string::npos)
      << answer.err;
}

TEST_P(EverySample, ForgedBeforeTheVoteClosed) {
  round_.forge([&](Database& database) { database.run("UPDATE entry SET date = '2026-01-02'"); });
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  const std::string words = "entry " + at("ballots") + " (`ballots-closed`): dated before the vote closed";
  EXPECT_NE(answer.err.find(words), std::string::npos) << answer.err;
}

TEST_P(EverySample, ForgedOtherKey) {
  round_.forge(
      [](Database& database) { database.run("UPDATE entry SET key = 'outcome:2' WHERE key = 'outcome'"); });
  expect_refuted("outcome:2");
}

TEST_P(EverySample, ForgedOutcomeThatNobodyPays) {
  const std::string gone = at("funding");
  round_.forge([&](Database& database) {
    database.run(("DELETE FROM posting WHERE entry = " + gone).c_str());
    database.run(("DELETE FROM entry WHERE number = " + gone).c_str());
  });
  expect_refuted("outcome");
}

TEST_P(EverySample, ForgedCertificate) {
  const std::string right = round_.certificate();
  const std::string first = right.substr(right.find("\"votes\":\"") + 9, 1);
  std::string wrong = right;
  wrong.replace(wrong.find("\"votes\":\"") + 9, 1, first == "1" ? "2" : "1");
  round_.forge_certificate(wrong);
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  EXPECT_NE(answer.err.find("entry " + at("outcome") + " (`outcome`): certificate, statement 1 (`votes`)"),
            std::string::npos)
      << answer.err;
  round_.forge_certificate("{}");
  expect_refuted("outcome");
}

// What another method selects, with its own right certificate, funding and all: only the terms are not those.
TEST_P(EverySample, ForgedByOtherTerms) {
  const auto file = round_.file("c.json");
  testing::said_by_program({"vote", round_.round().string(), "--method", "greedy-no-skip", "--completion",
                            "none", "--certificate", file.string(), "--quiet"});
  round_.forge_certificate(testing::text_of(file));
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  EXPECT_NE(answer.err.find("the certificate is not by the round's own terms"), std::string::npos)
      << answer.err;
}

TEST_P(EverySample, ForgedWithoutItsCertificate) {
  const std::string sha256 = round_.body("outcome").at("certificate").get<std::string>();
  round_.run("DELETE FROM input_part WHERE lower(hex(sha256)) = '" + sha256 +
             "'; DELETE FROM input WHERE lower(hex(sha256)) = '" + sha256 + "'");
  const Verified answer = round_.verify();
  EXPECT_EQ(answer.code, 3);
  const std::string words = "entry " + at("outcome") + " (`outcome`): `" + sha256 + "` is not kept";
  EXPECT_NE(answer.err.find(words), std::string::npos) << answer.err;
}

// A second payment, under a key of its own.
TEST_P(EverySample, ForgedSecondFunding) {
  round_.forge([&](Database& database) {
    const std::string funding = at("funding");
    database.run(
        ("INSERT INTO entry SELECT number + 1, date, actor, role, kind, 'funding:2', body, previous, seal "
         "FROM entry WHERE number = " +
         funding)
            .c_str());
  });
  expect_refuted("funding:2");
}

TEST_P(EverySample, ForgedCorrection) {
  const TwoPaid two = two_paid();
  round_.forge([&](Database& database) {
    const std::string funding = at("funding");
    Json body = round_.body("funding");
    const Json inputs = body.at("inputs");
    const Json semantics = body.at("semantics");
    body.erase("inputs");
    body.erase("semantics");
    database.run(
        ("INSERT INTO entry SELECT number + 1, date, actor, role, 'correction', 'correction:2:funding', "
         "body, previous, seal FROM entry WHERE number = " +
         funding)
            .c_str());
    testing::set_body(database, "correction:2:funding",
                      {{"after", body},
                       {"corrects", funding},
                       {"of", "funding"},
                       {"reason", "zomaar"},
                       {"inputs", inputs},
                       {"semantics", semantics}});
    const std::string number = std::to_string(round_.number("funding") + 1);
    database.run(("INSERT INTO posting VALUES (" + number + ", 0, '" + two.pot + "', 'project:" + two.from +
                  "', -1, 'EUR'), (" + number + ", 1, '" + two.pot + "', 'project:" + two.to + "', 1, 'EUR')")
                     .c_str());
  });
  expect_refuted("correction:2:funding");
}

INSTANTIATE_TEST_SUITE_P(VerifyJournal, EverySample,
                         ::testing::Values("one-street", "two-quarters", "groz-zuid-2026"),
                         [](const auto& one) {
                           std::string name = one.param;
                           std::erase(name, '-');
                           return name;
                         });

// What is left of a gift is for residents, and stays in the pot instead.
TEST(VerifyJournal, HoldsWhatIsLeftToo) {
  const VotedRound round("groz-zuid-2026");
  const std::string funding = std::to_string(round.number("funding"));
  const std::string where = " AND pot = 'gift' AND entry = " + funding;
  round.forge([&](Database& database) {
    database.run(("UPDATE posting SET cents = cents + 1 WHERE account = 'pot'" + where).c_str());
    database.run(("UPDATE posting SET cents = cents - 1 WHERE account = 'reserve'" + where).c_str());
  });
  const Verified answer = round.verify();
  EXPECT_EQ(answer.code, 3);
  EXPECT_TRUE(answer.err.starts_with("entry " + funding + " (`funding`): `gift ")) << answer.err;
}

TEST(VerifyJournal, NamesTheEntryThatDoesNotHold) {
  std::string golden;
  const auto tell = [&](const VotedRound& round) {
    for (const char* language : {"en", "nl"}) golden += round.verify({"--lang", language}).err;
  };
  {
    const VotedRound round("one-street");
    round.forge_body("outcome", [](Json& body) { body["outcome"]["selected"] = {"party", "bench"}; });
    tell(round);
  }
  {
    const VotedRound round("one-street");
    const std::string number = std::to_string(round.number("funding"));
    round.forge([&](Database& database) {
      database.run(
          ("UPDATE posting SET account = 'project:party' WHERE account = 'project:rain' AND entry = " +
           number)
              .c_str());
    });
    tell(round);
  }
  {
    const VotedRound round("one-street");
    std::string certificate = round.certificate();
    const std::string right = R"("project":"party","votes":"3")";
    round.forge_certificate(
        certificate.replace(certificate.find(right), right.size(), R"("project":"party","votes":"4")"));
    tell(round);
  }
  {
    const VotedRound round("one-street");
    round.run("UPDATE entry SET date = '2026-03-14' WHERE key = 'funding'");
    tell(round);
  }
  testing::expect_golden("verify-journal-refuted.txt", golden);
}

}  // namespace
}  // namespace buurtkas
