#include "tests/read/folder_support.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "tests/support/support.h"

namespace buurtkas::testing {

std::string& text_named(FolderTexts& texts, const std::string& file) {
  if (file == "round.yaml") return texts.round;
  if (file == "pots.yaml") return texts.pots;
  if (file == "proposals.yaml") return texts.proposals;
  if (file == "residents.csv") return texts.residents;
  EXPECT_EQ(file, "ballots.csv");
  return texts.ballots;
}

void write_texts(const FolderTexts& texts, const TemporaryFolder& folder) {
  folder.write("round.yaml", texts.round);
  folder.write("pots.yaml", texts.pots);
  folder.write("proposals.yaml", texts.proposals);
  folder.write("residents.csv", texts.residents);
  folder.write("ballots.csv", texts.ballots);
}

Reading<RoundWithTerms> read_texts(const FolderTexts& texts) {
  const TemporaryFolder folder;
  write_texts(texts, folder);
  return read_round_folder(folder.path(), "plein");
}

std::string lines_of(const Findings& findings) {
  std::string lines;
  for (const Finding& finding : findings) {
    std::string file = finding.place.file;
    if (file.starts_with("plein/")) file.erase(0, 6);
    if (finding.severity == Severity::warning) lines += "warning ";
    lines += file + ':' + std::to_string(finding.place.line) + ':' + std::to_string(finding.place.column) +
             ' ' + std::string(finding.code) + ' ' + finding.found + '|' + finding.expected + '|' +
             finding.hint + '\n';
  }
  return lines;
}

std::string lines_of(const BallotAccount& account) {
  std::string lines;
  for (const ChannelAccount& channel : account.channels) {
    lines += channel.channel.text() + ": " + std::to_string(channel.issued) +
             " issued = " + std::to_string(channel.counted) + " counted + ";
    for (const auto& [reason, ballots] : channel.invalid)
      lines += std::to_string(ballots) + ' ' + reason + " + ";
    lines +=
        std::to_string(channel.superseded) + " superseded + " + std::to_string(channel.unused) + " unused\n";
    EXPECT_TRUE(adds_up(channel));
  }
  return lines;
}

std::string lines_of(const Election& election) {
  const Profile& profile = election.profile;
  std::vector<std::string> groups;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    std::vector<std::string> marks;
    for (std::size_t i = 0; i < profile.projects(group).size(); ++i) {
      std::string mark = election.instance.projects[profile.projects(group)[i]].id.text();
      if (!profile.points(group).empty()) mark += '=' + std::to_string(profile.points(group)[i]);
      marks.push_back(mark);
    }
    if (profile.type() != BallotType::ordinal) std::sort(marks.begin(), marks.end());
    std::string line = std::to_string(profile.weight(group)) + ':';
    for (const std::string& mark : marks) line += ' ' + mark;
    groups.push_back(line + '\n');
  }
  std::sort(groups.begin(), groups.end());
  std::string lines;
  for (const std::string& group : groups) lines += group;
  return lines;
}

void expect_findings(const std::vector<Slip>& slips) {
  for (const Slip& slip : slips) {
    FolderTexts texts;
    std::string& text = text_named(texts, slip.file);
    text = replaced(text, slip.from, slip.to);
    const auto reading = read_texts(texts);
    EXPECT_EQ(lines_of(reading.findings), slip.findings)
        << slip.file << ": " << slip.from << " -> " << slip.to;
    EXPECT_EQ(reading.value.has_value(), !has_errors(reading.findings));
  }
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  if (at == std::string::npos || text.find(from, at + 1) != std::string::npos) {
    ADD_FAILURE() << '`' << from << "` is not in the text just once";
    return text;
  }
  return text.replace(at, from.size(), to);
}

}  // namespace buurtkas::testing
