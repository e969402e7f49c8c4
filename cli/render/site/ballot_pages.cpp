#include <map>
#include <tuple>
#include <utility>

#include "cli/render/amounts.h"
#include "cli/render/outcome.h"
#include "cli/render/site/pages.h"
#include "engine/voting/voter_payments.h"

namespace buurtkas {
namespace {

// With more ballots than this, those of each first sign have a page of their own.
constexpr std::size_t on_one_page_max = 500;

using GroupOf = std::map<std::pair<std::vector<ProjectIndex>, std::vector<std::int64_t>>, std::size_t>;

// Where each ballot's marks are in the profile.
GroupOf groups_of(const Profile& profile) {
  GroupOf groups;
  for (std::size_t group = 0; group < profile.groups(); ++group) {
    const auto projects = profile.projects(group);
    const auto points = profile.points(group);
    groups.emplace(std::pair(std::vector<ProjectIndex>(projects.begin(), projects.end()),
                             std::vector<std::int64_t>(points.begin(), points.end())),
                   group);
  }
  return groups;
}

class BallotPages {
 public:
  explicit BallotPages(Pages& pages)
      : pages_(pages),
        profile_(pages.outcome().election.profile),
        payments_(voter_payments(pages.instance(), profile_, pages.outcome().selection.trace)),
        groups_(groups_of(profile_)) {}

  void add() {
    const auto& ballots = pages_.site().receipts;
    const bool is_one_page = ballots.size() <= on_one_page_max;
    PageData page;
    page.set("is-part", false);
    page.set("is-one-page", is_one_page);
    page.set("has-shares", payments_.has_value());
    if (payments_) {
      page.set("shares", pages_.say("ballot.shares", pages_.event_words().cents(payments_->endowment())));
    }
    set_some(page, "trial", note_of_trial(pages_.outcome(), pages_.language()));
    PageData signs(PageData::type::list);
    PageData all(PageData::type::list);
    for (auto from = ballots.begin(); from != ballots.end();) {
      const char sign = from->code.front();
      PageData of_sign(PageData::type::list);
      for (; from != ballots.end() && from->code.front() == sign; ++from) of_sign.push_back(section(*from));
      PageData group;
      group.set("sign", std::string(1, sign));
      group.set("heading", pages_.say("ballot.codes-with", sign));
      group.set("ballots", of_sign);
      const std::string file = std::string("ballot-") + sign + ".html";
      PageData link;
      link.set("sign", std::string(1, sign));
      link.set("href", is_one_page ? std::string("#") + sign : file);
      signs.push_back(link);
      if (is_one_page) {
        all.push_back(group);
      } else {
        add_part(file, group);
      }
    }
    page.set("signs", signs);
    page.set("groups", all);
    pages_.add("ballot.html", pages_.say("ballot.title"), "ballot", pages_.fill("ballot.mustache", page));
  }

 private:
  void add_part(const std::string& file, const PageData& group) {
    PageData page;
    page.set("is-part", true);
    PageData groups(PageData::type::list);
    groups.push_back(group);
    page.set("groups", groups);
    pages_.add(file, pages_.say("ballot.title"), "ballot", pages_.fill("ballot.mustache", page));
  }

  PageData section(const ReceiptBallot& ballot) {
    PageData section;
    section.set("code", ballot.code);
    section.set("told", told(ballot));
    return section;
  }

  // Identical ballots say the same.
  const std::string& told(const ReceiptBallot& ballot) {
    const auto [known, is_new] =
        told_.try_emplace({ballot.is_counted, ballot.projects, ballot.points, ballot.weight, ballot.withdrawn,
                           ballot.has_earlier, ballot.invalid});
    if (is_new) known->second = tell(ballot);
    return known->second;
  }

  std::string tell(const ReceiptBallot& ballot) {
    PageData data;
    std::vector<std::string> sentences = {
        pages_.say(ballot.is_counted ? "ballot.counted" : "ballot.not-counted")};
    if (ballot.is_counted) {
      const Ratio weight(BigInt(ballot.weight), BigInt(profile_.voter_weight()));
      if (weight != Ratio(1)) sentences.push_back(pages_.say("ballot.weight", pages_.number(weight)));
      tell_counted(ballot, weight, sentences, data);
    }
    if (ballot.withdrawn > 0) sentences.push_back(pages_.say("ballot.withdrawn", ballot.withdrawn));
    if (ballot.has_earlier) sentences.push_back(pages_.say("ballot.superseded"));
    for (const std::string& reason : ballot.invalid) {
      const std::string why = why_invalid(reason);
      sentences.push_back(ballot.is_counted ? pages_.say("ballot.another-invalid", why)
                                            : pages_.say("ballot.invalid", why));
    }
    data.set("sentences", text_items(sentences));
    return pages_.fill("ballot-told.mustache", data);
  }

  void tell_counted(const ReceiptBallot& ballot, const Ratio& weight, std::vector<std::string>& sentences,
                    PageData& data) const {
    std::map<ProjectIndex, Ratio> paid;
    if (payments_) {
      const std::size_t group = groups_.at({ballot.projects, ballot.points});
      Ratio together;
      for (const SharePaid& one : payments_->paid(group)) {
        paid.emplace(one.project, one.amount * weight);
        together += one.amount * weight;
      }
      sentences.push_back(pages_.say("ballot.share", cents(payments_->endowment() * weight), cents(together),
                                     cents(payments_->left(group) * weight)));
    } else if (!ballot.projects.empty()) {
      sentences.push_back(pages_.say("ballot.of-yours", selected_of(ballot), ballot.projects.size()));
    }
    if (ballot.projects.empty()) sentences.push_back(pages_.say("ballot.no-marks"));
    PageData marks(PageData::type::list);
    for (std::size_t at = 0; at < ballot.projects.size(); ++at) {
      const ProjectIndex project = ballot.projects[at];
      PageData mark;
      mark.set("project", Pages::link(project));
      std::string what;
      if (!ballot.points.empty()) what = points(ballot.points[at]) + ", ";
      mark.set("what", what + became_of(project, paid));
      marks.push_back(mark);
    }
    data.set("marks", marks);
    data.set("has-marks", !ballot.projects.empty());
    data.set("list", profile_.type() == BallotType::ordinal ? "ol" : "ul");
  }

  std::size_t selected_of(const ReceiptBallot& ballot) const {
    std::size_t count = 0;
    for (const ProjectIndex project : ballot.projects) count += pages_.is_selected(project) ? 1 : 0;
    return count;
  }

  std::string points(std::int64_t units) const {
    return counted_text(Ratio(BigInt(units), BigInt(profile_.points_unit)), pages_.language(),
                        pages_.say("ballot.point"), pages_.say("ballot.points"));
  }

  std::string became_of(ProjectIndex project, const std::map<ProjectIndex, Ratio>& paid) const {
    const auto& next = pages_.outcome().selection.next;
    if (next && next->project == project) {
      return pages_.say(next->is_whole ? "ballot.next-whole" : "ballot.next-part");
    }
    if (!pages_.is_selected(project)) return pages_.say("ballot.not-selected");
    if (!payments_) return pages_.say("ballot.selected");
    if (!payments_->was_bought(project)) return pages_.say("ballot.selected-after");
    const auto amount = paid.find(project);
    if (amount != paid.end()) return pages_.say("ballot.selected-paid", cents(amount->second));
    return pages_.say(pages_.instance().projects[project].cost.is_zero() ? "ballot.selected-free"
                                                                         : "ballot.selected-others");
  }

  std::string why_invalid(const std::string& reason) const {
    const std::string key = "ballot.why." + reason;
    return has_word(key, pages_.language())
               ? pages_.say(key)
               : pages_.say("ballot.why-team", known_word("invalid", reason, pages_.language()));
  }

  std::string cents(const Ratio& amount) const { return pages_.event_words().cents(amount); }

  Pages& pages_;
  const Profile& profile_;
  std::optional<VoterPayments> payments_;
  GroupOf groups_;
  std::map<std::tuple<bool, std::vector<ProjectIndex>, std::vector<std::int64_t>, std::uint64_t, std::size_t,
                      bool, std::vector<std::string>>,
           std::string>
      told_;
};

}  // namespace

void add_ballot_pages(Pages& pages) {
  if (!pages.site().receipts.empty()) BallotPages(pages).add();
}

}  // namespace buurtkas
