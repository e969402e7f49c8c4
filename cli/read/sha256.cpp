#include "cli/read/sha256.h"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

#include "engine/sha256.h"

namespace buurtkas {
namespace {

struct Closes {
  void operator()(std::FILE* file) const { std::fclose(file); }
};

}  // namespace

std::string sha256_of_file(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, Closes> file(std::fopen(path.c_str(), "rb"));
  if (!file) throw std::system_error(errno, std::generic_category(), path.string());
  Sha256 sha256;
  std::string chunk(std::size_t{1} << 18, '\0');
  while (const std::size_t got = std::fread(chunk.data(), 1, chunk.size(), file.get())) {
    sha256.add({chunk.data(), got});
  }
  if (std::ferror(file.get()) != 0) throw std::system_error(errno, std::generic_category(), path.string());
  return sha256.hexadecimal();
}

}  // namespace buurtkas
