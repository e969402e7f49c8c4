#include "cli/verify/entry_row.h"

#include "cli/record/query.h"

namespace buurtkas::verify {
namespace {

EntryRow entry_in(const Query& query) {
  const auto text = [&query](int column) { return std::string(query.bytes(column)); };
  EntryRow row;
  row.number = static_cast<std::uint64_t>(query.number(0));
  row.date = text(1);
  row.actor = text(2);
  row.role = text(3);
  row.kind = text(4);
  row.key = text(5);
  row.body = text(6);
  row.previous = text(7);
  row.seal = text(8);
  return row;
}

PostingRow posting_in(const Query& query, const EntryRow& row) {
  const auto text = [&query](int column) { return std::string(query.bytes(column)); };
  const PostingRow posting = {text(1), text(2), text(3), query.number(4)};
  if (posting.cents > cents_most || posting.cents < -cents_most)
    refute(row, {"een boeking is geen bedrag", "a posting is no amount"});
  return posting;
}

}  // namespace

void each_row(const Database& database, const std::function<void(const EntryRow&)>& on_row) {
  Query entries(
      database,
      "SELECT number, date, actor, role, kind, key, body, previous, seal FROM entry ORDER BY number");
  Query postings(database,
                 "SELECT entry, pot, account, currency, cents FROM posting ORDER BY entry, position");
  bool has_posting = postings.step();
  const auto next = [&postings] { return static_cast<std::uint64_t>(postings.number(0)); };
  const auto is_loose = [&](std::uint64_t number) { return has_posting && next() < number; };
  const auto refute_loose = [&next] {
    throw Refuted{{"boekingen van regel " + std::to_string(next()) + ", die er niet is",
                   "postings of entry " + std::to_string(next()) + ", which is not there"}};
  };
  while (entries.step()) {
    EntryRow row = entry_in(entries);
    if (is_loose(row.number)) refute_loose();
    for (; has_posting && next() == row.number; has_posting = postings.step())
      row.postings.push_back(posting_in(postings, row));
    on_row(row);
  }
  if (has_posting) refute_loose();
}

Words where_is(std::uint64_t number, std::string_view kind) {
  const std::string which = std::to_string(number) + " (`" + shown(kind) + "`)";
  return {"regel " + which, "entry " + which};
}

void refute(const EntryRow& row, const Words& sentence) {
  const Words where = where_is(row.number, row.kind);
  throw Refuted{{where.nl + ": " + sentence.nl, where.en + ": " + sentence.en}};
}

std::string amount_text(std::int64_t cents) {
  const std::int64_t size = cents < 0 ? -cents : cents;
  const std::string rest = std::to_string(size % 100);
  return (cents < 0 ? "-" : "") + std::to_string(size / 100) + '.' + (rest.size() < 2 ? "0" : "") + rest;
}

void add_postings(Sums& sums, const EntryRow& row) {
  for (const PostingRow& posting : row.postings) {
    std::int64_t& sum = sums[{posting.pot, posting.account}];
    sum += posting.cents;
    if (sum <= cents_most && sum >= -cents_most) continue;
    const std::string where = '`' + shown(posting.pot) + ' ' + shown(posting.account) + "` ";
    refute(row, {where + "wordt te groot", where + "grows too large"});
  }
}

}  // namespace buurtkas::verify
