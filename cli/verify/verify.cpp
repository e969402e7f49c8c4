#include "cli/verify/verify.h"

#include <algorithm>
#include <array>
#include <set>

#include <nlohmann/json.hpp>

#include "cli/verify/count_rules.h"
#include "cli/verify/cstv.h"
#include "cli/verify/expanding_approvals.h"
#include "cli/verify/limits.h"
#include "cli/verify/maximin_run.h"
#include "cli/verify/overspending.h"
#include "cli/verify/phragmen.h"
#include "cli/verify/walk.h"

namespace buurtkas::verify {
namespace {

constexpr std::string_view format = "buurtkas-certificate";
constexpr std::string_view version = "1";

void check_inputs(const Statement& whole, const std::vector<FileHash>& files) {
  const std::vector<Statement> inputs = whole.objects("inputs");
  for (std::size_t at = 0; at < inputs.size() && at < files.size(); ++at) {
    inputs[at].has_keys({"file", "sha256"});
    inputs[at].expect("file", files[at].name);
    inputs[at].expect("sha256", files[at].sha256);
  }
  if (inputs.size() != files.size()) {
    const std::string count = std::to_string(files.size());
    whole.refute("inputs", {count + " bestanden", count + " files"});
  }
}

TermWords check_terms(const Statement& terms) {
  terms.has_keys(
      {"method", "satisfaction", "completion", "tie_breaks"},
      {"threshold", "threshold_votes", "declared", "next_project", "next_share", "leftover", "kept_limits"});
  for (const char* key : {"method", "satisfaction", "completion", "tie_breaks"}) terms.text(key);
  for (const char* key : {"threshold", "declared"}) {
    if (terms.has(key)) terms.text(key);
  }
  if (terms.has("next_project") && !next_words_of(terms.text("next_project")))
    terms.refute("next_project", {"`in-part`, `in-part-from 50%` of `whole-from 75%`",
                                  "`in-part`, `in-part-from 50%` or `whole-from 75%`"});
  if (terms.has("leftover")) terms.expect("leftover", "beyond-caps");
  if (terms.has("kept_limits")) terms.expect("kept_limits", "of-the-file");
  return terms_of(terms);
}

// `at least 75.5% of that project`
bool says_share(std::string_view comment, const Ratio& share) {
  constexpr std::string_view before = "at least ";
  constexpr std::string_view after = "% of that project";
  for (std::size_t at = comment.find(before); at != std::string_view::npos; at = comment.find(before, at)) {
    at += before.size();
    const std::size_t end = comment.find(after, at);
    if (end != std::string_view::npos && parse_ratio(comment.substr(at, end + 1 - at)) == share) return true;
  }
  return false;
}

// A number in the terms is that of the file, or it stands there in another way as well. Whether some is
// neither: then it must be the round's own.
bool check_numbers(const Statement& terms, const Recount& recount) {
  const TermWords& words = recount.terms;
  const auto next = words.next_project ? next_words_of(*words.next_project) : std::nullopt;
  const bool has_share = next && !next->least_share.is_zero();
  if (words.threshold) terms.expect("threshold", threshold_in_one_form(*words.threshold));
  if (terms.has("threshold_votes"))
    terms.expect("threshold_votes", words.threshold ? to_string(recount.needs) : "");
  if (terms.has("next_share")) terms.expect("next_share", has_share ? to_string(next->least_share) : "");
  const bool is_open = (words.threshold && !terms.has("threshold_votes")) ||  //
                       (has_share && !terms.has("next_share"));
  const auto& file = recount.election.declared;
  if (!is_open || !file) return is_open;
  if (!words.declared) terms.text(words.threshold ? "threshold_votes" : "next_share");
  if (words.threshold) terms.expect("threshold", file->threshold ? to_string(*file->threshold) : "");
  if (has_share && !says_share(file->comment, next->least_share))
    terms.refute("next_project", {"de opmerking zegt dat niet", "the comment does not say so"});
  return false;
}

// The selection as it is claimed, where nothing here says how it came about.
std::vector<ProjectIndex> claimed_selection(const Statement& whole, const Recount& recount) {
  std::vector<ProjectIndex> selected;
  for (const std::string& id : whole.texts("selected")) {
    const auto project = recount.find(id);
    const bool is_new = project && std::find(selected.begin(), selected.end(), *project) == selected.end();
    if (!is_new || !recount.is_admitted[*project])
      whole.refute("selected", {"`" + shown(id) + "` kan niet", "`" + shown(id) + "` cannot be"});
    selected.push_back(*project);
  }
  return selected;
}

void check_limits(const Statement& whole, const Recount& recount, const std::vector<ProjectIndex>& selected,
                  Caps caps) {
  for (const Limit& limit : recount.limits()) {
    const bool is_lifted = limit.kind == Limit::Kind::cap && caps == Caps::are_lifted;
    if (is_lifted || !is_broken(recount, limit, selected)) continue;
    if (limit.kind == Limit::Kind::cap) {
      const std::string cap = "`" + shown(limit.of) + "` ";
      const std::string most = to_string(limit.most);
      whole.refute("selected", {cap + "hoogstens " + most, cap + "at most " + most});
    }
    std::string rivals;
    for (const ProjectIndex project : limit.projects)
      rivals += (rivals.empty() ? "`" : ", `") + shown(recount.id(project)) + '`';
    whole.refute("selected", {"hoogstens een van " + rivals, "at most one of " + rivals});
  }
}

// How an outcome is proven, where it is.
struct Proof {
  bool (*is_for)(const Recount&);  // of terms that a certificate can tell of
  bool is_always;                  // else only when the certificate says so
  void (*check)(Walk&, const Statement& whole, const Recount&, std::vector<ProjectIndex>& selected);
};

bool shares_equally(const Recount& recount) {
  return recount.terms.shares_equally();
}

void check_shares(Walk& walk, const Statement&, const Recount&, std::vector<ProjectIndex>& selected) {
  walk.equal_shares(selected);
}

// Beyond the caps comes what is `taken`.
void check_most_welfare(Walk& walk, const Statement& whole, const Recount& recount,
                        std::vector<ProjectIndex>& selected) {
  selected = claimed_selection(whole, recount);
  for (const auto& [kind, statements] : walk.kinds()) {
    if (kind == "taken")
      selected.resize(selected.size() - std::min<std::size_t>(selected.size(), statements));
  }
  check_limits(whole, recount, selected, Caps::hold);
  walk.most_welfare(selected);
}

constexpr std::array proofs = {
    Proof{[](const Recount& recount) { return recount.terms.is_greedy(); }, true,
          [](Walk& walk, const Statement&, const Recount& recount, std::vector<ProjectIndex>& selected) {
            walk.greedy(recount.terms.satisfaction == "cost", selected);
          }},
    Proof{[](const Recount& recount) {
            const TermWords& terms = recount.terms;
            return terms.shares_equally() && terms.satisfaction != "log-cost" && !terms.has("phragmen") &&
                   !terms.has("add-opt");
          },
          true, check_shares},
    Proof{shares_equally, false, check_shares},
    Proof{[](const Recount& recount) { return recount.terms.method == "phragmen"; }, false,
          [](Walk& walk, const Statement&, const Recount& recount, std::vector<ProjectIndex>& selected) {
            phragmen(walk, recount, nothing_in_hand(recount), selected);
          }},
    Proof{[](const Recount& recount) { return recount.terms.method == "max-welfare"; }, false,
          check_most_welfare},
    Proof{is_cstv, false, check_cstv},
    Proof{[](const Recount& recount) { return recount.terms.method == "expanding-approvals"; }, false,
          check_expanding_approvals},
    Proof{is_overspending, false,
          [](Walk& walk, const Statement&, const Recount& recount, std::vector<ProjectIndex>& selected) {
            selected = check_overspending(walk, recount);
          }},
    Proof{[](const Recount& recount) { return recount.terms.method == "maximin-support"; }, false,
          prove_maximin_support},
};

// An older certificate says `funding` of limits, of what is left, and of a draw.
const Proof* proof_of(const Recount& recount, const Statement& whole) {
  const auto& ties = recount.terms.tie_breaks;
  const bool may_be_older = !recount.is_plain() || std::find(ties.begin(), ties.end(), "drawn") != ties.end();
  for (const Proof& proof : proofs) {
    const bool is_always = proof.is_always && !may_be_older;
    if (proof.is_for(recount) && (is_always || whole.text("proves").starts_with("outcome"))) return &proof;
  }
  return nullptr;
}

void check_selection(const Statement& whole, const Recount& recount,
                     const std::vector<ProjectIndex>& selected) {
  const std::vector<std::string> claimed = whole.texts("selected");
  std::vector<std::string> ids;
  for (const ProjectIndex project : selected) ids.push_back(recount.id(project));
  if (ids != claimed) {
    std::string list;
    for (const std::string& id : ids) list += (list.empty() ? "" : ",") + id;
    whole.refute("selected", plain(list));
  }
  whole.expect("cost", to_string(total_cost(recount.instance, selected)));
}

// No key twice in an object, and not deeper than any certificate is.
class FormWatch : public nlohmann::json_sax<nlohmann::json> {
 public:
  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool number_integer(std::int64_t) override { return true; }
  bool number_unsigned(std::uint64_t) override { return true; }
  bool number_float(double, const std::string&) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(nlohmann::json::binary_t&) override { return true; }
  bool start_object(std::size_t) override { return begin(); }
  bool start_array(std::size_t) override { return begin(); }
  bool end_object() override { return end(); }
  bool end_array() override { return end(); }
  bool key(std::string& name) override { return keys_.back().insert(name).second; }
  bool parse_error(std::size_t, const std::string&, const nlohmann::json::exception&) override {
    return false;
  }

 private:
  static constexpr std::size_t depth_max = 16;

  bool begin() {
    keys_.emplace_back();
    return keys_.size() <= depth_max;
  }
  bool end() {
    keys_.pop_back();
    return true;
  }

  std::vector<std::set<std::string>> keys_;
};

}  // namespace

bool Verified::leaves_raises_open() const {
  return proves_outcome && !proves_raises && terms.raises();
}

std::optional<nlohmann::json> read_certificate(const std::string& text) {
  FormWatch watch;
  if (!nlohmann::json::sax_parse(text, &watch)) return std::nullopt;
  nlohmann::json json = nlohmann::json::parse(text, nullptr, false);
  if (json.is_discarded() || !json.is_object()) return std::nullopt;
  const auto says = [&](const char* key, std::string_view value) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() && found->get_ref<const std::string&>() == value;
  };
  if (!says("format", format) || !says("version", version)) return std::nullopt;
  return json;
}

Verified verify(const nlohmann::json& certificate, const Election& election,
                const std::vector<FileHash>& files, const Draw& draw) {
  const Statement whole(certificate, {"het begin", "the head"});
  whole.has_keys({"format", "version", "inputs", "terms", "proves", "currency", "voters", "votable",
                  "selected", "cost", "statements"});
  check_inputs(whole, files);
  const Statement words = whole.object("terms");
  const TermWords said = check_terms(words);
  check_rules(words, said, election);
  const Recount recount(election, said, draw, words);
  const TermWords& terms = recount.terms;
  const bool says_own_terms = check_numbers(words, recount);
  whole.expect("currency", election.instance.currency.code());
  whole.expect("voters", to_string(election.profile.voters()));
  whole.expect("votable", to_string(votable(election.instance)));

  const Proof* proof = proof_of(recount, whole);
  const bool proves_raises = proof != nullptr && shares_equally(recount) && recount.terms.raises() &&
                             whole.text("proves") == "outcome-of-raises";
  whole.expect("proves", proves_raises ? "outcome-of-raises" : proof != nullptr ? "outcome" : "funding");
  Walk walk(whole, recount);
  walk.votes();
  std::vector<ProjectIndex> selected;
  if (proof != nullptr) {
    proof->check(walk, whole, recount, selected);
    walk.beyond_caps(selected);
  } else {
    selected = claimed_selection(whole, recount);
    check_limits(whole, recount, selected, recount.terms.leftover ? Caps::are_lifted : Caps::hold);
    walk.misfits(selected);
  }
  check_selection(whole, recount, selected);
  walk.funding(selected, walk.next_project(selected, proof != nullptr));
  return {walk.kinds(), proof != nullptr, proves_raises, says_own_terms, terms};
}

}  // namespace buurtkas::verify
