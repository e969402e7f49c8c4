#pragma once

// What must hold if we are right. On in every build: a program about money that finds itself wrong stops at
// once, before it decides or writes anything.

namespace buurtkas {

[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace buurtkas

#define BUURTKAS_ASSERT(condition) \
  (static_cast<bool>(condition) ? void(0) : ::buurtkas::assertion_failed(#condition, __FILE__, __LINE__))
