#pragma once

#include <memory>
#include <string>
#include <string_view>

// SHA-256 in hexadecimal (FIPS 180-4).

namespace buurtkas {

class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(const Sha256&) = delete;
  Sha256& operator=(const Sha256&) = delete;

  void add(std::string_view bytes);
  // Of all that was added. REQUIRES: not called before.
  std::string hexadecimal();

 private:
  struct State;
  std::unique_ptr<State> state_;
};

std::string sha256_of(std::string_view bytes);

}  // namespace buurtkas
