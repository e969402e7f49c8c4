#include "cli/read/claims_folder.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "cli/read/round_rules.h"
#include "cli/read/values.h"
#include "cli/read/yaml_document.h"
#include "engine/sha256.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

// The words that articles about lines compare a line's kind with.
std::vector<std::string_view> kinds_of(const std::vector<Rulebook>& rulebooks) {
  const auto field = field_from(CaseKind::line, "kind");
  std::set<std::string_view> kinds;
  const auto take = [&](const std::vector<Condition>& conditions) {
    for (const Condition& condition : conditions) {
      if (condition.field != *field) continue;
      for (const std::string& word : condition.words) kinds.insert(word);
    }
  };
  for (const Rulebook& rulebook : rulebooks) {
    for (const Article& article : rulebook.articles) {
      if (article.of != CaseKind::line) continue;
      take(article.when);
      take(article.unless);
      if (const auto* require = std::get_if<Require>(&article.verb)) take(require->all);
    }
  }
  return {kinds.begin(), kinds.end()};
}

// Nothing for what is no file, or cannot be read to its end.
std::optional<std::string> sha256_of_file(const fs::path& path) {
  std::error_code failure;
  if (!fs::is_regular_file(path, failure)) return std::nullopt;
  constexpr std::size_t chunk = std::size_t{1} << 16;
  std::ifstream file(path, std::ios::binary);
  std::string bytes(chunk, '\0');
  Sha256 hash;
  while (file.read(bytes.data(), static_cast<std::streamsize>(chunk)) || file.gcount() > 0) {
    hash.add(std::string_view(bytes).substr(0, static_cast<std::size_t>(file.gcount())));
  }
  return file.eof() ? std::optional(hash.hexadecimal()) : std::nullopt;
}

class ClaimsFolderReader {
 public:
  ClaimsFolderReader(const fs::path& folder, std::string name, const Round& round,
                     const std::vector<NamedRulebook>& rulebooks, const Files& files)
      : folder_(folder), name_(std::move(name)), round_(round), named_(rulebooks), files_(files) {}

  Reading<ClaimsFolder> read() {
    FileFindings round_findings(list_, named("round.yaml"));
    if (round_.currency != Currency::euro()) {
      round_findings.error(code::other_currency, {}, round_.currency.code(), "EUR");
    }
    if (named_.empty()) round_findings.error(code::no_claim_rules, {}, {}, "claims");
    auto rulebooks = read_rulebooks(files_, folder_, named_, round_findings, name_, CheckTerms());
    if (!rulebooks) return {std::nullopt, list_.take(name_)};
    result_.rulebooks = std::move(*rulebooks);
    kinds_ = kinds_of(result_.rulebooks);
    read_files();
    check_together();
    for (std::size_t i = 0; i < result_.rulebooks.size(); ++i) {
      result_.files.push_back({named_[i].folder + "/rulebook.yaml", result_.rulebooks[i].sha256});
    }
    if (list_.errors() > 0) return {std::nullopt, list_.take(name_)};
    std::stable_sort(
        result_.claims.begin(), result_.claims.end(),
        [](const ReadClaim& a, const ReadClaim& b) { return a.claim.handed_in < b.claim.handed_in; });
    return {std::move(result_), list_.take(name_)};
  }

 private:
  std::string named(std::string_view file) const {
    return name_.empty() ? std::string(file) : name_ + '/' + std::string(file);
  }

  std::optional<Source> read_file(const std::string& file, std::uint64_t bytes_max) {
    Reading<Source> source = files_.read(folder_ / file, named(file), bytes_max);
    for (Finding& finding : source.findings) list_.add(std::move(finding));
    if (source.value) result_.files.push_back({file, source.value->sha256});
    return std::move(source.value);
  }

  void take(std::vector<ReadClaim> claims) {
    std::move(claims.begin(), claims.end(), std::back_inserter(result_.claims));
  }

  void read_files() {
    const ClaimContext context = {&round_, kinds_};
    const bool has_csv = files_.has(folder_ / "claims.csv");
    if (!has_csv || files_.has(folder_ / "claims.yaml")) {
      FileFindings findings(list_, named("claims.yaml"));
      const auto source = read_file("claims.yaml", yaml_bytes_max);
      const auto root = source ? read_yaml(*source, findings) : std::nullopt;
      if (root) take(read_claims_yaml(*root, findings, context));
    }
    if (!has_csv) return;
    FileFindings findings(list_, named("claims.csv"));
    if (const auto source = read_file("claims.csv", table_bytes_max)) {
      take(read_claims_csv(*source, findings, context));
    }
  }

  // Ids are given once, and lines of these files that are named are there. Others may be in the journal.
  void check_together() {
    std::map<ClaimId, const ReadClaim*> seen;
    for (const ReadClaim& read : result_.claims) {
      const auto [first, is_new] = seen.emplace(read.claim.id, &read);
      if (is_new) continue;
      FileFindings findings(list_, read.file);
      const FileFindings other(list_, first->second->file);
      findings.error(code::duplicate_id, read.spot, read.claim.id.text(), other.place(first->second->spot));
    }
    for (const ReadClaim& read : result_.claims) {
      for (std::size_t i = 0; i < read.claim.lines.size(); ++i) {
        const auto& other = read.claim.lines[i].other_than;
        if (!other) continue;
        const auto claim = seen.find(other->claim);
        if (claim == seen.end() || other->number <= claim->second->claim.lines.size()) continue;
        FileFindings findings(list_, read.file);
        findings.error(code::dangling_id, read.lines[i], to_string(*other), "claims");
      }
    }
    check_elsewhere();
  }

  // What others paid somebody in a year does not become less, and is no less than in a month of it.
  void check_elsewhere() {
    std::vector<const ReadClaim*> by_day;
    for (const ReadClaim& read : result_.claims)
      if (read.claim.elsewhere_year && !read.claim.lines.empty()) by_day.push_back(&read);
    std::stable_sort(by_day.begin(), by_day.end(), [](const ReadClaim* a, const ReadClaim* b) {
      return a->claim.handed_in < b->claim.handed_in;
    });
    std::map<std::pair<ResidentId, int>, const Claim*> most;  // told before, of a year
    for (const ReadClaim* read : by_day) {
      const Claim& claim = read->claim;
      FileFindings findings(list_, read->file);
      const auto warn = [&](Money more, const std::string& of) {
        findings.warning(code::elsewhere_less, read->spot, to_string(*claim.elsewhere_year),
                         to_string(more) + " (" + of + ')');
      };
      const Claim*& before = most[{claim.claimant, claim.lines.front().date.year}];
      if (claim.elsewhere_month && *claim.elsewhere_month > *claim.elsewhere_year)
        warn(*claim.elsewhere_month, "month");
      if (before != nullptr && *before->elsewhere_year > *claim.elsewhere_year)
        warn(*before->elsewhere_year, before->id.text());
      if (before == nullptr || *before->elsewhere_year < *claim.elsewhere_year) before = &claim;
    }
  }

  const fs::path& folder_;
  std::string name_;
  const Round& round_;
  const std::vector<NamedRulebook>& named_;
  const Files& files_;
  FindingList list_;
  std::vector<std::string_view> kinds_;
  ClaimsFolder result_;
};

}  // namespace

Reading<ClaimsFolder> read_claims_folder(const fs::path& folder, const std::string& name, const Round& round,
                                         const std::vector<NamedRulebook>& rulebooks, const Files& files) {
  return ClaimsFolderReader(folder, name, round, rulebooks, files).read();
}

Findings check_receipts(const fs::path& folder, std::span<const ReadClaim* const> claims) {
  FindingList list;
  for (const ReadClaim* read : claims) {
    for (std::size_t i = 0; i < read->claim.lines.size(); ++i) {
      const ClaimLine& line = read->claim.lines[i];
      if (line.receipt_file.empty()) continue;
      FileFindings findings(list, read->file);
      const auto hash = sha256_of_file(folder / line.receipt_file);
      if (!hash) {
        findings.error(code::receipt_missing, read->lines[i], line.receipt_file);
      } else if (*hash != line.receipt) {
        findings.error(code::receipt_differs, read->lines[i], line.receipt_file + ": " + line.receipt, *hash);
      }
    }
  }
  return list.take(folder.string());
}

}  // namespace buurtkas
