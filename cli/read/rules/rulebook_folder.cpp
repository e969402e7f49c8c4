#include "cli/read/rules/rulebook_folder.h"

#include <utility>

#include "cli/read/rules/rules_yaml.h"
#include "engine/rulebook/check.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view rulebook_file = "rulebook.yaml";
constexpr std::string_view examples_file = "examples.yaml";

class RulebookReader {
 public:
  RulebookReader(const fs::path& folder, const std::string& name, const CheckTerms& check_terms,
                 const Files& files)
      : folder_(folder), name_(name), check_terms_(check_terms), files_(files) {}

  std::optional<Rulebook> read_rulebook() {
    FileFindings findings(list_, path_of(rulebook_file));
    const auto source = read_file(rulebook_file);
    const auto root = source ? read_root(*source, findings) : std::nullopt;
    if (!root) return std::nullopt;
    Rulebook rulebook = read_rulebook_yaml(*root, findings, check_terms_);
    rulebook.sha256 = source->sha256;
    check_name(rulebook, findings);
    if (list_.errors() > 0) return std::nullopt;
    for (Finding& finding : check_rulebook(rulebook)) list_.add(std::move(finding));
    return rulebook;
  }

  std::vector<Example> read_examples(const Rulebook& rulebook) {
    if (!files_.has(folder_ / examples_file)) return {};
    FileFindings findings(list_, path_of(examples_file));
    const auto source = read_file(examples_file);
    const auto root = source ? read_root(*source, findings) : std::nullopt;
    return root ? read_examples_yaml(*root, findings, rulebook) : std::vector<Example>();
  }

  bool has_errors() const { return list_.errors() > 0; }
  Findings take() { return list_.take(name_); }

 private:
  std::string path_of(std::string_view file) const { return name_ + '/' + std::string(file); }

  std::optional<Source> read_file(std::string_view file) {
    Reading<Source> source = files_.read(folder_ / file, path_of(file), yaml_bytes_max);
    for (Finding& finding : source.findings) list_.add(std::move(finding));
    return std::move(source.value);
  }

  // Nothing, with a finding, when there is nothing but comments in it.
  static std::optional<YamlNode> read_root(const Source& source, FileFindings& findings) {
    auto root = read_yaml(source, findings);
    if (!root || root->kind != YamlNode::Kind::empty) return root;
    findings.error(code::file_empty, {}, {});
    return std::nullopt;
  }

  // The name is what decisions cite: it has to be found back.
  void check_name(const Rulebook& rulebook, FileFindings& findings) {
    const std::string folder = files_.folder_name(folder_);
    if (rulebook.name.empty() || folder.empty() || folder == rulebook.name) return;
    findings.warning(code::other_name, {rulebook.place.line, rulebook.place.column}, rulebook.name, folder);
  }

  fs::path folder_;
  std::string name_;
  const CheckTerms& check_terms_;
  const Files& files_;
  FindingList list_;
};

}  // namespace

Reading<Rulebook> read_rulebook(const fs::path& folder, const std::string& name,
                                const CheckTerms& check_terms, const Files& files) {
  RulebookReader reader(folder, name, check_terms, files);
  auto rulebook = reader.read_rulebook();
  if (reader.has_errors()) rulebook.reset();
  return {std::move(rulebook), reader.take()};
}

Reading<RulebookFolder> read_rulebook_folder(const fs::path& folder, const std::string& name,
                                             const CheckTerms& check_terms, const Files& files) {
  RulebookReader reader(folder, name, check_terms, files);
  auto rulebook = reader.read_rulebook();
  if (!rulebook || reader.has_errors()) return {std::nullopt, reader.take()};
  std::vector<Example> examples = reader.read_examples(*rulebook);
  if (reader.has_errors()) return {std::nullopt, reader.take()};
  return {RulebookFolder{std::move(*rulebook), std::move(examples)}, reader.take()};
}

}  // namespace buurtkas
