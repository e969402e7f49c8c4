#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "cli/record/journal.h"
#include "engine/journal/balances.h"
#include "engine/journal/chain.h"

// Adds to a journal, all or nothing: what one command records is on the disk when `commit` returns, and else
// nothing of it. One records at a time; another waits for its turn. A journal that does not hang together is
// not added to.

namespace buurtkas {

// What an entry says, before it has its place in the journal.
struct Draft {
  EntryKind kind = EntryKind::pot_opened;
  std::string key;
  std::string body;  // canonical JSON
  std::vector<Posting> postings;
};

// Whose act it is, and when.
struct Act {
  Date date;
  std::string actor;
  std::string role;
};

class Recorder {
 public:
  // Throws EntriesDiffer (entries_differ.h), as well.
  explicit Recorder(const std::filesystem::path& path);
  ~Recorder();
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  const Journal& journal() const { return journal_; }
  const Chain& chain() const { return chain_; }
  const Balances& balances() const { return balances_; }
  Date last_date() const { return last_date_; }  // of the first entry there can be: the first of all days

  // REQUIRES: not dated before the last; no account below zero; a key that is not there.
  std::uint64_t append(const Draft& draft, const Act& act);
  // An input, once, by the SHA-256 of its bytes. From a file: throws FileChanged when it is not that one.
  void keep(const std::string& sha256, std::string_view bytes);
  void keep_file(const std::string& sha256, const std::filesystem::path& path);
  void commit();

 private:
  void read_all();
  bool is_kept(const Hash& hash) const;
  void add_part(const Hash& hash, std::int64_t part, std::string_view bytes);

  Database database_;
  Journal journal_;
  Chain chain_;
  Balances balances_;
  Date last_date_;
  bool is_open_ = false;
};

// A file that was read, and then changed before it was recorded.
struct FileChanged : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace buurtkas
