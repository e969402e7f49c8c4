#include "cli/commands/receipts.h"

#include <algorithm>
#include <map>
#include <set>
#include <system_error>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "cli/commands/people.h"
#include "cli/read/folder_fates.h"
#include "cli/record/random.h"
#include "cli/record/whole_file.h"
#include "cli/render/json_text.h"

namespace buurtkas {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t bytes_max = std::uint64_t{64} << 20U;

bool is_there(const fs::path& file) {
  std::error_code unreadable;
  return fs::exists(file, unreadable);
}

// As the list of names beside it is kept, if it can be read.
CsvForm form_beside(const fs::path& folder) {
  const fs::path file = people_file(folder);
  if (!is_there(file)) return {};
  const Reading<Source> people = read_source(file, file.string(), bytes_max);
  return people.value ? csv_form_of(*people.value) : CsvForm{};
}

std::string new_code(std::set<std::string>& taken) {
  std::array<unsigned char, receipt_bytes> random{};
  while (true) {
    fill_with_random(random);
    std::string code = receipt_code(random);
    if (taken.insert(code).second) return code;
  }
}

// For each resident without a code one; how many that are.
std::size_t add_codes(std::vector<Receipt>& receipts, const std::vector<Resident>& residents) {
  std::set<std::string> have;
  std::set<std::string> taken;
  for (const Receipt& one : receipts) {
    have.insert(one.resident);
    taken.insert(one.code);
  }
  const std::size_t before = receipts.size();
  for (const Resident& one : residents) {
    if (!have.contains(one.id.text())) receipts.push_back({one.id.text(), new_code(taken)});
  }
  return receipts.size() - before;
}

// Where the file really lies: it may be a link to another place.
void write_receipts(const fs::path& folder, const Receipts& receipts) {
  fs::path file = receipts_file(folder);
  if (is_there(file)) {
    file = fs::canonical(file);
    fs::permissions(file, fs::perms::owner_read | fs::perms::owner_write);
  } else if (!is_there(file.parent_path())) {
    fs::create_directory(file.parent_path());
    fs::permissions(file.parent_path(), fs::perms::owner_all);
  }
  write_whole(file, receipts_text(receipts.form, receipts.receipts), Readers::owner);
}

void tell(Console& console, const fs::path& file, std::size_t were_there, std::size_t made, bool dry_run,
          Language language) {
  const std::string what_now(
      in(language,
         "Druk elke code af op het stembewijs van de bewoner zelf. Niemand anders mag deze\n"
         "lijst zien: wie een code heeft, kan zien wat daarmee gestemd is.",
         "Print each code on the receipt of the resident it is for. Nobody else may see\n"
         "this list: who has a code can see what was voted with it."));
  if (console.format == Format::json) {
    std::string sentence = what_now;
    std::replace(sentence.begin(), sentence.end(), '\n', ' ');
    console.out << json_text({{"file", file.string()},
                              {"there", std::to_string(were_there)},
                              {"made", std::to_string(made)},
                              {"dry_run", dry_run},
                              {"what_now", sentence}});
    return;
  }
  console.out << file.string() << '\n'
              << fmt::format(fmt::runtime(dry_run ? in(language,
                                                       "{} codes waren er al; {} zouden er bij komen.\n"
                                                       "Er is niets geschreven.\n",
                                                       "{} codes were there; {} would be new.\n"
                                                       "Nothing was written.\n")
                                                  : in(language, "{} codes waren er al; {} zijn nieuw.\n",
                                                       "{} codes were there; {} are new.\n")),
                             were_there, made);
  if (!dry_run) console.out << what_now << '\n';
}

}  // namespace

fs::path receipts_file(const fs::path& folder) {
  return folder / "private" / "receipts.csv";
}

Reading<Receipts> read_receipts(const fs::path& folder, const std::vector<Resident>& residents) {
  const std::string file = receipts_file(folder).string();
  const Reading<Source> source = read_source(file, file, bytes_max);
  if (!source.value) return {std::nullopt, source.findings};
  FindingList list;
  FileFindings findings(list, file);
  Receipts receipts = {csv_form_of(*source.value), read_receipts_csv(*source.value, findings, residents)};
  const bool is_right = list.errors() == 0;
  Reading<Receipts> reading = {std::nullopt, list.take(file)};
  if (is_right) reading.value = std::move(receipts);
  return reading;
}

std::vector<ReceiptBallot> receipt_ballots(const fs::path& folder, const std::vector<Receipt>& receipts,
                                           const Input& input) {
  std::map<std::string_view, std::string_view> code_of;
  for (const Receipt& one : receipts) code_of.emplace(one.resident, one.code);
  std::map<std::string_view, ReceiptBallot> by_code;
  const auto add = [&](const SeenFate& seen) {
    const auto code = code_of.find(seen.resident);
    if (code == code_of.end()) return;
    ReceiptBallot& ballot = by_code[code->second];
    ballot.code = code->second;
    switch (seen.fate.kind) {
      case BallotFate::Kind::counted:
        ballot.is_counted = true;
        ballot.projects.assign(seen.projects.begin(), seen.projects.end());
        ballot.points.assign(seen.points.begin(), seen.points.end());
        ballot.weight = seen.weight;
        ballot.withdrawn = seen.withdrawn;
        break;
      case BallotFate::Kind::invalid:
        ballot.invalid.emplace_back(seen.fate.reason);
        break;
      case BallotFate::Kind::superseded:
        ballot.has_earlier = true;
        break;
    }
  };
  const auto file = std::find_if(input.files.begin(), input.files.end(), [](const InputFile& one) {
    return one.name == "ballots.csv" || one.name == "ballots.pb";
  });
  BUURTKAS_ASSERT(file != input.files.end());
  show_fates_of(folder, {file->name, file->sha256}, *input.round, add);
  std::vector<ReceiptBallot> ballots;
  for (auto& [code, ballot] : by_code) {
    std::sort(ballot.invalid.begin(), ballot.invalid.end());
    ballots.push_back(std::move(ballot));
  }
  return ballots;
}

int make_receipts(Console& console, const fs::path& folder, bool dry_run) {
  const Input input = read_before_vote(console, folder);
  if (!input.findings.empty()) tell_findings(console, console.err, input.findings, input.language);
  if (!input.round) return input_is_wrong;
  const std::vector<Resident>& residents = input.round->residents;
  Receipts receipts;
  if (is_there(receipts_file(folder))) {
    Reading<Receipts> reading = read_receipts(folder, residents);
    if (!reading.findings.empty()) tell_findings(console, console.err, reading.findings, input.language);
    if (!reading.value) return input_is_wrong;
    receipts = std::move(*reading.value);
  } else {
    receipts.form = form_beside(folder);
  }
  const std::size_t were_there = receipts.receipts.size();
  const std::size_t made = add_codes(receipts.receipts, residents);
  if (made > 0 && !dry_run) write_receipts(folder, receipts);
  tell(console, receipts_file(folder), were_there, made, dry_run, input.language);
  return done;
}

}  // namespace buurtkas
