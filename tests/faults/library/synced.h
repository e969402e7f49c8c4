#pragma once

// What of each file would be there after the power went: its bytes when it was last synced. The names in a
// folder are taken to be there at once, which is the harder case: a name whose bytes are not.

namespace buurtkas::faults {

// A file that is about to be opened. Does nothing unless the power is going to be lost.
class Opening {
 public:
  Opening(const char* path, bool is_for_writing);
  void done(int file) const;

 private:
  bool is_watched_;
  bool was_there_ = false;
};

void remember_synced(int file);
void lose_what_is_not_synced();

}  // namespace buurtkas::faults
