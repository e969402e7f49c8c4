#include "cli/read/round_folder.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "cli/read/ballot_fates.h"
#include "cli/read/nearest.h"
#include "cli/read/round_files.h"
#include "cli/read/round_rules.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

// A folder without a name is one whose files are not on a disk.
std::string named(const std::string& folder, const std::string& file) {
  return folder.empty() ? file : folder + '/' + file;
}

class FolderReader {
 public:
  FolderReader(const fs::path& folder, const std::string& name, const ReadTerms& read_terms,
               const RoundOptions& options, const CheckTerms& check_terms)
      : folder_(folder),
        read_terms_(read_terms),
        check_terms_(check_terms),
        options_(options),
        files_(options.files != nullptr ? *options.files : disk()),
        name_(name),
        round_findings_(list_, named(name, "round.yaml")),
        pots_findings_(list_, named(name, "pots.yaml")),
        proposals_findings_(list_, named(name, "proposals.yaml")),
        partners_findings_(list_, named(name, "partners.yaml")),
        residents_findings_(list_, named(name, "residents.csv")),
        ballots_findings_(list_, named(name, "ballots.csv")) {}

  Reading<RoundFolder> read();

 private:
  std::optional<Source> read_file(const std::string& file, std::uint64_t bytes_max);
  std::optional<YamlNode> read_tree(const std::string& file, FileFindings& findings);

  void read_yaml_files();
  void read_rules();
  void apply_rules_of_round();
  void check_frozen();
  void read_tables();
  BallotRows empty_box() const;
  void read_ballots(const BallotContext& context);
  void check_residents();
  void check_tags();
  void check_limits_of_round();
  void open_box();
  bool can_open_box();
  void leave_out_channel();
  Round whole_round() const;
  Election election(const Round& round, OpenedBox box) const;

  fs::path folder_;
  const ReadTerms& read_terms_;
  const CheckTerms& check_terms_;
  const RoundOptions& options_;
  const Files& files_;
  std::string name_;
  FindingList list_;
  FileFindings round_findings_;
  FileFindings pots_findings_;
  FileFindings proposals_findings_;
  FileFindings partners_findings_;
  FileFindings residents_findings_;
  FileFindings ballots_findings_;

  std::vector<ReadFile> read_files_;  // of the folder itself
  std::optional<RoundYaml> round_;
  std::optional<PotsYaml> pots_;
  std::optional<ProposalsYaml> proposals_;
  std::optional<PartnersYaml> partners_;
  std::optional<std::vector<Rulebook>> rulebooks_;  // none when one of them cannot be used
  RoundRules rules_;
  std::optional<ResidentsCsv> residents_;
  std::optional<BallotRows> ballots_;
  std::optional<RoundFolder> result_;
};

std::optional<Source> FolderReader::read_file(const std::string& file, std::uint64_t bytes_max) {
  Reading<Source> source = files_.read(folder_ / file, named(name_, file), bytes_max);
  for (Finding& finding : source.findings) {
    if (finding.code == code::file_missing && finding.hint.empty()) {
      const std::vector<std::string> present = files_.names(folder_);
      const std::vector<std::string_view> names(present.begin(), present.end());
      finding.hint = nearest(file, names);
    }
    list_.add(std::move(finding));
  }
  if (source.value) read_files_.push_back({file, source.value->sha256});
  return std::move(source.value);
}

std::optional<YamlNode> FolderReader::read_tree(const std::string& file, FileFindings& findings) {
  const auto source = read_file(file, yaml_bytes_max);
  if (!source) return std::nullopt;
  auto root = read_yaml(*source, findings);
  if (root && root->kind == YamlNode::Kind::empty) {
    findings.error(code::file_empty, {}, {});
    return std::nullopt;
  }
  return root;
}

void FolderReader::read_yaml_files() {
  if (const auto root = read_tree("round.yaml", round_findings_)) {
    round_ = read_round_yaml(*root, round_findings_);
    read_rules();
  }
  const Currency currency = round_ ? round_->round.currency : Currency::euro();
  if (const auto root = read_tree("pots.yaml", pots_findings_)) {
    pots_ = read_pots_yaml(*root, pots_findings_, currency);
  }
  if (const auto root = read_tree("proposals.yaml", proposals_findings_)) {
    proposals_ = read_proposals_yaml(*root, proposals_findings_, currency);
  }
  if (!files_.has(folder_ / "partners.yaml")) return;
  if (const auto root = read_tree("partners.yaml", partners_findings_)) {
    partners_ = read_partners_yaml(*root, partners_findings_);
  }
}

// The terms are those of round.yaml and of its rulebooks together.
void FolderReader::read_rules() {
  rulebooks_ = read_rulebooks(files_, folder_, round_->rulebooks, round_findings_, name_, check_terms_);
  if (!round_->has_days && !options_.as_of) {  // no day to read them for
    rulebooks_.reset();
    return;
  }
  rules_.as_of = options_.as_of.value_or(round_->round.opens);
  rules_.known_at = options_.known_at.value_or(rules_.as_of);
  for (const NamedRulebook& named : round_->rulebooks) rules_.folders.push_back(named.folder);
  if (!rulebooks_ || (!round_->terms && rulebooks_->empty())) return;
  bool all_hold = true;
  for (std::size_t i = 0; i < rulebooks_->size(); ++i) {
    const Rulebook& rulebook = (*rulebooks_)[i];
    if (rulebook.valid.has(rules_.as_of)) continue;
    round_findings_.error(code::rulebook_not_valid, round_->rulebooks[i].spot, to_string(rules_.as_of),
                          to_string(rulebook.valid));
    all_hold = false;
  }
  if (!all_hold) return;
  const YamlNode terms = terms_of(*round_, *rulebooks_, rules_.as_of, rules_.known_at, round_findings_);
  if (terms.keys.empty() && !round_->terms) {
    round_findings_.error(code::no_terms, round_->spot, {}, "terms");
    return;
  }
  const YamlFields fields(terms, round_findings_, terms_keys());
  round_->limits = read_limits(fields, round_->round.currency);
  read_terms_(fields, round_->round.ballots.type);
}

// Not while something they speak of could not be read.
void FolderReader::apply_rules_of_round() {
  if (!rulebooks_ || rulebooks_->empty()) return;
  const bool was_read = round_ && round_->has_vote && pots_ && proposals_ && proposals_->is_whole &&
                        residents_ && residents_->is_whole && !proposals_->has_errors;
  if (!was_read || list_.errors() > 0) return;
  const RuledFiles files = {
      &*pots_,          &*proposals_,    &*residents_,         partners_ ? &*partners_ : nullptr,
      &round_findings_, &pots_findings_, &proposals_findings_, &partners_findings_};
  rules_.admission = apply_rules(*round_, *rulebooks_, rules_.as_of, rules_.known_at, files);
  const auto is_admitted = [](const Proposal& one) { return one.status == ProposalStatus::admitted; };
  if (std::none_of(proposals_->proposals.begin(), proposals_->proposals.end(), is_admitted)) {
    proposals_findings_.error(code::no_projects, {}, {}, "status: admitted");
  }
}

// Once there are ballots, what they were cast under must not change.
void FolderReader::check_frozen() {
  if (!rulebooks_ || !ballots_ || ballots_->ballots.empty()) return;
  for (std::size_t i = 0; i < rulebooks_->size(); ++i) {
    const NamedRulebook& named = round_->rulebooks[i];
    if (named.frozen) continue;
    round_findings_.warning(code::not_frozen, named.spot, (*rulebooks_)[i].name, (*rulebooks_)[i].sha256);
  }
}

void FolderReader::read_tables() {
  if (const auto source = read_file("residents.csv", table_bytes_max)) {
    residents_ = read_residents_csv(*source, residents_findings_);
  }
  if (partners_ && proposals_) check_partners(*partners_, *proposals_, proposals_findings_);
  apply_rules_of_round();
  BallotContext context;
  if (round_ && round_->has_vote) context.round = &round_->round;
  if (proposals_ && proposals_->is_whole) context.proposals = &proposals_->proposals;
  if (residents_ && residents_->is_whole) context.residents = &residents_->residents;
  read_ballots(context);
}

// What ballots would be read to if there were none.
BallotRows FolderReader::empty_box() const {
  BallotRows rows;
  rows.has_header = true;
  if (round_) rows.by_channel.resize(round_->round.channels.size());
  return rows;
}

void FolderReader::read_ballots(const BallotContext& context) {
  if (!options_.needs_ballots) {
    ballots_ = empty_box();
    return;
  }
  const bool has_csv = files_.has(folder_ / "ballots.csv");
  const bool has_pb = files_.has(folder_ / "ballots.pb");
  if (has_csv && has_pb) ballots_findings_.error(code::two_ballot_files, {}, "ballots.csv, ballots.pb");
  if (has_csv || !has_pb) {
    if (const auto source = read_file("ballots.csv", table_bytes_max)) {
      ballots_ = read_ballots_csv(*source, ballots_findings_, context);
    }
    return;
  }
  ballots_findings_ = FileFindings(list_, named(name_, "ballots.pb"));
  if (const auto source = read_file("ballots.pb", table_bytes_max)) {
    ballots_ = read_ballots_pb(*source, ballots_findings_, context);
  }
}

void FolderReader::check_residents() {
  if (!residents_ || !residents_->is_whole || !proposals_) return;
  std::vector<std::string_view> known;
  for (const Resident& resident : residents_->residents) known.push_back(resident.id.text());
  const std::set<std::string_view> ids(known.begin(), known.end());
  const auto check = [&](const std::vector<Mention>& mentions, FileFindings& findings) {
    for (const Mention& mention : mentions) {
      if (ids.contains(mention.text)) continue;
      findings.error(code::dangling_id, mention.spot, mention.text, "residents.csv",
                     hint_for(findings, mention.text, known));
    }
  };
  check(proposals_->residents, proposals_findings_);
  if (round_) check(round_->role_holders, round_findings_);
}

void FolderReader::check_tags() {
  if (!pots_ || !proposals_ || proposals_->has_errors) return;
  std::set<std::string_view> tags;
  for (const Proposal& proposal : proposals_->proposals)
    tags.insert(proposal.tags.begin(), proposal.tags.end());
  const std::vector<std::string_view> known(tags.begin(), tags.end());
  for (const Mention& mention : pots_->tags) {
    if (tags.contains(mention.text)) continue;
    pots_findings_.warning(code::unused_tag, mention.spot, mention.text, "proposals.yaml",
                           hint_for(pots_findings_, mention.text, known, Severity::warning));
  }
}

void FolderReader::check_limits_of_round() {
  if (!round_ || !pots_ || !proposals_ || !proposals_->is_whole || proposals_->has_errors) return;
  Round round = round_->round;
  round.pots = pots_->pots;
  round.proposals = proposals_->proposals;
  check_limits(round_->limits, round, round_findings_);
}

// What the ballots are judged by was read, and no channel has more of them than it issued.
bool FolderReader::can_open_box() {
  const bool was_read =
      round_ && ballots_ && proposals_ && proposals_->is_whole && residents_ && residents_->is_whole;
  if (!was_read || !round_->has_vote || !ballots_->has_header) return false;
  bool is_within = true;
  for (std::size_t i = 0; i < round_->round.channels.size(); ++i) {
    const Channel& channel = round_->round.channels[i];
    if (ballots_->by_channel[i] <= channel.issued) continue;
    ballots_findings_.error(code::too_many_ballots, {},
                            channel.id.text() + ' ' + std::to_string(ballots_->by_channel[i]),
                            std::to_string(channel.issued));
    is_within = false;
  }
  return is_within;
}

void FolderReader::leave_out_channel() {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < ballots_->ballots.size(); ++i) {
    if (round_->round.channels[ballots_->ballots[i].channel].id.text() == options_.channel_left_out) continue;
    if (kept != i) ballots_->ballots[kept] = std::move(ballots_->ballots[i]);
    ballots_->lines[kept++] = ballots_->lines[i];
  }
  ballots_->ballots.resize(kept);
  ballots_->lines.resize(kept);
}

Round FolderReader::whole_round() const {
  Round round = round_->round;
  if (pots_) round.pots = pots_->pots;
  round.proposals = proposals_->proposals;
  round.residents = residents_->residents;
  if (partners_) round.partners = partners_->partners;
  for (const ReadLimit& limit : round_->limits) round.limits.push_back(limit.term);
  return round;
}

Election FolderReader::election(const Round& round, OpenedBox box) const {
  Election election;
  election.name = round.name;
  election.instance = instance_of(round);
  election.profile = std::move(box.profile);
  election.account = std::move(box.account);
  for (const Proposal& proposal : round.proposals) {
    if (proposal.status != ProposalStatus::withdrawn) continue;
    election.withdrawn.push_back({proposal.id, proposal.name, proposal.reason});
  }
  return election;
}

void FolderReader::open_box() {
  if (!can_open_box()) return;
  Round round = whole_round();
  leave_out_channel();
  OpenedBox box = open_ballot_box(round, ballots_->ballots);
  report_fates(round, {rulebooks_ ? &*rulebooks_ : nullptr, &rules_.admission}, ballots_->ballots,
               ballots_->lines, box, ballots_findings_);
  if (list_.errors() > 0) return;
  if (options_.on_ballot) show_ballots(round, ballots_->ballots, box, options_.on_ballot);
  Election counted = election(round, std::move(box));
  if (rulebooks_) rules_.rulebooks = std::move(*rulebooks_);
  std::vector<ReadFile> files = std::move(read_files_);
  for (std::size_t i = 0; i < rules_.rulebooks.size(); ++i)
    files.push_back({rules_.folders[i] + "/rulebook.yaml", rules_.rulebooks[i].sha256});
  result_ = RoundFolder{std::move(round), std::move(counted), std::move(rules_),
                        std::move(round_->claim_rulebooks), std::move(files)};
}

Reading<RoundFolder> FolderReader::read() {
  if (!files_.is_folder(folder_)) {
    list_.add({code::file_missing, Severity::error, {name_, 0, 0}, {}, {}, {}});
    return {std::nullopt, list_.take(name_)};
  }
  read_yaml_files();
  read_tables();
  check_residents();
  check_tags();
  check_limits_of_round();
  check_frozen();
  open_box();
  BUURTKAS_ASSERT(result_.has_value() == (list_.errors() == 0));
  return {std::move(result_), list_.take(name_)};
}

}  // namespace

Reading<RoundFolder> read_round_folder(const fs::path& folder, const std::string& name,
                                       const ReadTerms& read_terms, const RoundOptions& options,
                                       const CheckTerms& check_terms) {
  return FolderReader(folder, name, read_terms, options, check_terms).read();
}

std::span<const std::string_view> round_file_names() {
  static constexpr std::array<std::string_view, 7> names = {
      "round.yaml",    "pots.yaml",   "proposals.yaml", "partners.yaml",
      "residents.csv", "ballots.csv", "ballots.pb"};
  return names;
}

}  // namespace buurtkas
