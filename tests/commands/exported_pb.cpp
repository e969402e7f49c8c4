#include "tests/commands/exported_pb.h"

namespace buurtkas::testing {

using Json = nlohmann::json;

void ExportPb::write(const SmallRound& round) const {
  folder_.write("round/round.yaml",
                "name: Kerkstraat 2026\nplace: Voorbeelddorp\ncurrency: EUR\nlanguages: [en]\nvote:\n"
                "  opens: 2026-03-02\n  closes: 2026-03-15\n  ballots: " +
                    round.ballots + '\n' + round.vote_rules +
                    "  channels:\n    - {id: paper, issued: 40}\n    - {id: code, issued: 40, weight: " +
                    round.weight + "}\nterms:\n" + round.terms);
  folder_.write("round/pots.yaml", "pots:\n" + round.pots);
  folder_.write("round/proposals.yaml", "proposals:\n" + round.proposals);
  std::string residents = "resident;neighbourhood;birth_year\n";
  std::string ballots = "ballot;channel;resident;received;vote;points\n";
  for (std::size_t i = 1; i <= round.votes.size(); ++i) {
    const std::string& vote = round.votes[i - 1];
    residents += "zz" + std::to_string(i) + ";Achterhoek;1957\n";
    ballots += std::to_string(i) + (i % 2 == 1 ? ";paper;zz" : ";code;zz") + std::to_string(i) +
               ";2026-03-05;" + vote + (vote.find(';') == std::string::npos ? ";" : "") + '\n';
  }
  folder_.write("round/residents.csv", residents);
  folder_.write("round/ballots.csv", ballots);
}

Answer ExportPb::exported(const Words& more) const {
  Words words = {"export", round(), "--to", "pb"};
  words.insert(words.end(), more.begin(), more.end());
  Answer answer = ask_words(words);
  folder_.write("x.pb", answer.out);
  return answer;
}

Json ExportPb::counted(const std::string& path, const Words& more) {
  Words words = {"vote", path, "--format", "json"};
  if (!path.ends_with(".pb")) words.emplace_back("--dry-run");
  words.insert(words.end(), more.begin(), more.end());
  const Answer answer = ask_words(words);
  return answer.code == 0 ? Json::parse(answer.out) : Json(answer.err);
}

std::string votes_in(const std::string& text) {
  return text.substr(text.find("VOTES\n"));
}

std::string value_of(const std::string& text, const std::string& key) {
  const std::size_t at = text.find('\n' + key + ';');
  if (at == std::string::npos) return {};
  const std::size_t begin = at + key.size() + 2;
  return text.substr(begin, text.find('\n', begin) - begin);
}

}  // namespace buurtkas::testing
