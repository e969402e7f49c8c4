#pragma once

#include <string>

#include <sys/types.h>

// What would be there after the power went: of each file its bytes when it was last synced; and of each
// folder its names then, or else those of the last moment, which is hard in another way: a name is there, and
// the bytes are not. Names that were taken away stay away. Does nothing unless the power is going to be lost.

namespace buurtkas::faults {

// A file that is about to be opened.
class Opening {
 public:
  Opening(const char* path, bool is_for_writing);
  void done(int file) const;

 private:
  bool is_watched_;
  bool was_there_ = false;
  std::string path_;
};

// A name that is about to stand for another file.
class Naming {
 public:
  explicit Naming(const char* path);
  void done(bool is_named) const;

 private:
  bool is_watched_;
  bool was_there_ = false;
  std::string path_;
  std::string bytes_;  // of what it stood for, and its rights
  mode_t mode_ = 0;
};

void remember_synced(int file);
void lose_what_is_not_synced();

}  // namespace buurtkas::faults
