#include "cli/read/sha256.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <stdexcept>
#include <system_error>

#include <openssl/evp.h>

namespace buurtkas {
namespace {

struct Frees {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
  void operator()(std::FILE* file) const { std::fclose(file); }
};

class Sha256 {
 public:
  Sha256() : context_(EVP_MD_CTX_new()) {
    check(context_ && EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
  }

  void add(std::string_view bytes) {
    check(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1);
  }

  std::string hexadecimal() {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    check(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (unsigned i = 0; i < size; ++i) {
      text += digits[digest.at(i) >> 4U];
      text += digits[digest.at(i) & 15U];
    }
    return text;
  }

 private:
  static void check(bool is_done) {
    if (!is_done) throw std::runtime_error("SHA-256 is not available");
  }

  std::unique_ptr<EVP_MD_CTX, Frees> context_;
};

}  // namespace

std::string sha256_of(std::string_view bytes) {
  Sha256 sha256;
  sha256.add(bytes);
  return sha256.hexadecimal();
}

std::string sha256_of_file(const std::filesystem::path& path) {
  const std::unique_ptr<std::FILE, Frees> file(std::fopen(path.c_str(), "rb"));
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
