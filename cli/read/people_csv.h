#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/read/finding_list.h"
#include "cli/read/source.h"

// private/people.csv: who a pseudonym is. It is never published and never in the journal, which only commits
// to it: a commitment is the SHA-256 of the person's row, with a salt that nobody can guess.

namespace buurtkas {

struct Person {
  std::string resident;  // the pseudonym, as in residents.csv
  std::string name;
  std::string iban;  // as it is written; a commitment is to it without spaces, in capitals
  std::string salt;  // at least 32 hexadecimal digits, drawn at random; empty when nothing commits to it
  std::uint32_t line = 0;   // of the file, where its row begins
  std::uint32_t until = 0;  // the line after its row
};

// The SHA-256, in hexadecimal, of canonical JSON with the four texts. REQUIRES: a salt.
std::string commitment_to(const Person& person);

std::vector<Person> read_people_csv(const Source& source, FileFindings& findings);

// All of them, with all four columns; the mark, the separator and the line ends are the source's.
std::string people_text(const Source& source, const std::vector<Person>& people);

// The same text without that person's rows, all others to the byte.
std::string text_without(const Source& source, const std::vector<Person>& people, std::string_view resident);

}  // namespace buurtkas
