#include <array>
#include <map>

#include "cli/read/claim_values.h"
#include "cli/read/yaml_fields.h"
#include "cli/read/yaml_items.h"

namespace buurtkas {
namespace {

constexpr std::array<std::string_view, 1> file_keys = {"claims"};
constexpr std::array<std::string_view, 7> claim_keys = {"id",      "claimant", "handed-in", "elsewhere",
                                                        "project", "pot",      "lines"};
constexpr std::array<std::string_view, 2> elsewhere_keys = {"month", "year"};
constexpr std::array<std::string_view, 14> line_keys = {
    "kind",    "date",   "amount",  "kilometres", "hours",  "trip",       "about",
    "receipt", "sha256", "project", "pot",        "agreed", "other-than", "settles"};

class ClaimsReader {
 public:
  ClaimsReader(FileFindings& findings, const ClaimContext& context)
      : findings_(findings), values_(findings, context) {}

  std::vector<ReadClaim> read(const YamlNode& root) {
    std::vector<ReadClaim> claims;
    if (!is_map(root, findings_)) return claims;
    const YamlFields file(root, findings_, file_keys);
    for (const YamlNode& item : file.list("claims", Need::required)) {
      if (!is_map(item, findings_)) continue;
      const YamlFields fields(item, findings_, claim_keys);
      if (auto claim = read_claim(fields)) claims.push_back(std::move(*claim));
    }
    return claims;
  }

 private:
  std::optional<ReadClaim> read_claim(const YamlFields& fields) {
    ReadClaim read = {{}, findings_.file(), fields.spot_of("id"), {}};
    Claim& claim = read.claim;
    const auto id = fields.id("id", Need::required);
    const auto claimant = word(fields, "claimant", Need::required);
    if (claimant)
      claim.claimant = values_.claimant(fields.spot_of("claimant"), *claimant).value_or(ResidentId());
    const auto handed_in = fields.date("handed-in", Need::required);
    claim.handed_in = handed_in.value_or(latest);
    read_elsewhere(fields, claim);
    ClaimLine common;
    read_payers(fields, common);
    for (const YamlNode& item : fields.list("lines", Need::required)) {
      if (!is_map(item, findings_)) continue;
      const YamlFields line(item, findings_, line_keys);
      claim.lines.push_back(read_line(line, claim, common));
      read.lines.push_back(item.spot);
    }
    if (fields.is_empty_list("lines")) {
      findings_.error(code::missing_value, fields.spot_of("lines"), {}, "lines");
    }
    if (!id || !values_.check_id(read.spot, *id)) return std::nullopt;
    claim.id = ClaimId(*id);
    return read;
  }

  static std::optional<std::string_view> word(const YamlFields& fields, std::string_view key,
                                              Need need = Need::optional) {
    if (need == Need::optional && !fields.has(key)) return std::nullopt;
    return fields.word(key, need);
  }

  void read_elsewhere(const YamlFields& fields, Claim& claim) {
    if (!fields.has("elsewhere")) return;
    const YamlNode* node = fields.map("elsewhere", Need::optional);
    if (node == nullptr) return;
    const YamlFields elsewhere(*node, findings_, elsewhere_keys);
    const auto amount = [&](std::string_view key) {
      const auto text = elsewhere.word(key, Need::required);
      return text ? values_.amount(elsewhere.spot_of(key), *text) : std::nullopt;
    };
    claim.elsewhere_month = amount("month");
    claim.elsewhere_year = amount("year");
  }

  void read_payers(const YamlFields& fields, ClaimLine& line) {
    if (const auto text = word(fields, "project"))
      line.project = values_.project(fields.spot_of("project"), *text);
    if (const auto text = word(fields, "pot")) line.pot = values_.pot(fields.spot_of("pot"), *text);
  }

  ClaimLine read_line(const YamlFields& fields, const Claim& claim, const ClaimLine& common) {
    ClaimLine line = common;
    const auto spot = [&](std::string_view key) { return fields.spot_of(key); };
    if (const auto kind = word(fields, "kind", Need::required)) {
      line.kind = values_.kind(spot("kind"), *kind).value_or("");
    }
    const auto date = fields.date("date", Need::required);
    line.date = date.value_or(Date());
    if (const auto text = word(fields, "amount")) line.amount = values_.amount(spot("amount"), *text);
    if (const auto text = word(fields, "kilometres")) {
      line.kilometres = values_.kilometres(spot("kilometres"), *text);
    }
    if (const auto text = word(fields, "hours")) line.hours = values_.hours(spot("hours"), *text);
    if (const auto text = word(fields, "trip")) line.trip = values_.text(spot("trip"), *text);
    if (const auto text = word(fields, "about")) line.about = values_.text(spot("about"), *text);
    if (const auto text = word(fields, "receipt"))
      line.receipt_file = values_.receipt(spot("receipt"), *text);
    if (const auto text = word(fields, "sha256")) line.receipt = values_.sha256(spot("sha256"), *text);
    read_payers(fields, line);
    if (const auto text = word(fields, "agreed")) line.was_agreed = values_.yes(spot("agreed"), *text);
    if (const auto text = word(fields, "other-than"))
      line.other_than = values_.line(spot("other-than"), *text);
    if (const auto text = word(fields, "settles")) line.settles = values_.line(spot("settles"), *text);
    if (findings_.list().errors() == 0) values_.check_line(claim, line, fields.spot());
    return line;
  }

  static constexpr Date latest = {9999, 12, 31};

  FileFindings& findings_;
  ClaimValues values_;
};

}  // namespace

std::vector<ReadClaim> read_claims_yaml(const YamlNode& root, FileFindings& findings,
                                        const ClaimContext& context) {
  return ClaimsReader(findings, context).read(root);
}

}  // namespace buurtkas
