#include "cli/verify/ledger.h"

namespace buurtkas::verify {
namespace {

Words about(const std::string& what, const Words& sentence) {
  return {'`' + shown(what) + "` " + sentence.nl, '`' + shown(what) + "` " + sentence.en};
}

void check_sums(const EntryRow& row) {
  constexpr std::int64_t sum_most = 40 * cents_most;  // far from where 64 bits end
  std::map<std::string, std::int64_t> sums;
  for (const PostingRow& posting : row.postings) {
    std::int64_t& sum = sums[posting.pot];
    sum += posting.cents;
    if (sum > sum_most || sum < -sum_most) refute(row, about(posting.pot, {"is te groot", "is too large"}));
  }
  for (const auto& [pot, sum] : sums) {
    if (sum == 0) continue;
    const std::string together = amount_text(sum);
    refute(row, about(pot, {"is samen niet 0 maar " + together, "adds up to " + together + ", not to 0"}));
  }
}

}  // namespace

void Ledger::add(const EntryRow& row) {
  for (const PostingRow& posting : row.postings) {
    if (currency_.empty()) currency_ = posting.currency;
    if (posting.currency != currency_)
      refute(row, about(posting.currency, {"is een andere munt", "is another currency"}));
    if (posting.cents == 0) refute(row, about(posting.account, {"krijgt niets", "gets nothing"}));
  }
  check_sums(row);
  add_postings(balances_, row);
  for (const PostingRow& posting : row.postings) {
    const std::int64_t now = balances_[{posting.pot, posting.account}];
    const bool is_wrong = posting.account == "grantor" ? now > 0 : now < 0;
    if (!is_wrong) continue;
    const std::string is_at = amount_text(now);
    refute(row, about(posting.pot + ' ' + posting.account, {"komt op " + is_at, "comes to " + is_at}));
  }
}

}  // namespace buurtkas::verify
