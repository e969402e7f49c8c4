#pragma once

#include <optional>
#include <string>
#include <vector>

#include "cli/verify/limits.h"
#include "cli/verify/shares_run.h"

// The statements of a certificate, one after another; each is checked when its turn comes.

namespace buurtkas::verify {

class Walk {
 public:
  Walk(const Statement& whole, const Recount& recount);

  // All of them but how the selection is paid.
  void votes();
  void greedy(bool by_votes, std::vector<ProjectIndex>& selected, Caps caps = Caps::hold);
  void equal_shares(std::vector<ProjectIndex>& selected);
  void beyond_caps(std::vector<ProjectIndex>& selected);  // when what is left goes to further projects
  void misfits(const std::vector<ProjectIndex>& selected);
  void most_welfare(const std::vector<ProjectIndex>& selected);

  // What is left pays a part of it. After the misfits, unless the outcome is proven: then only that project
  // can be one.
  std::optional<Part> next_project(const std::vector<ProjectIndex>& selected, bool proves_outcome);

  void funding(std::vector<ProjectIndex> selected, const std::optional<Part>& part);
  std::vector<std::pair<std::string, std::uint64_t>> kinds() const { return kinds_; }

  // For proofs in files of their own.
  const Statement& next();  // refutes the whole when there is none
  bool is_next(std::string_view kind) const;
  const Statement& expect_kind(std::string_view kind);
  std::size_t place() const { return at_; }  // to come back to
  void go_to(std::size_t place) { at_ = place; }

 private:
  void misfit(const std::vector<ProjectIndex>& selected, ProjectIndex project);
  std::optional<ProjectIndex> following(const std::vector<ProjectIndex>& selected) const;
  std::pair<BigInt, Ratio> raises_before_last(const std::vector<std::vector<Backers>>& backers,
                                              const Ratio& first);
  SharesRun run(const std::vector<std::vector<Backers>>& backers, const Ratio& endowment,
                const std::optional<BigInt>& raises);
  SharesRun raised_just_enough(const std::vector<std::vector<Backers>>& backers, const Ratio& least);
  void end_of_raises(const std::vector<std::vector<Backers>>& backers, const SharesRun& kept,
                     const Ratio& endowment, const BigInt& raises);
  void next_costs_more(const std::vector<ProjectIndex>& next_bought);
  void everything_bought(const std::vector<std::vector<Backers>>& backers,
                         const std::vector<ProjectIndex>& bought);
  void nothing_changes(const std::vector<std::vector<Backers>>& backers,
                       const std::vector<ProjectIndex>& bought, bool is_for_good);
  void nothing_fits(const std::vector<std::vector<Backers>>& backers,
                    const std::vector<ProjectIndex>& bought);
  void comparison(std::vector<ProjectIndex>& selected);

  Statement whole_;
  const Recount& recount_;
  bool proves_raises_;
  std::vector<Statement> statements_;
  std::size_t at_ = 0;
  std::vector<Ratio> short_by_;  // cents, by project: what the pots lack for it beside the selection
  std::vector<std::pair<std::string, std::uint64_t>> kinds_;
};

}  // namespace buurtkas::verify
