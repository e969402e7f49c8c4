#pragma once

#include <functional>
#include <string_view>

#include "cli/read/source.h"
#include "engine/round/election.h"
#include "engine/round/pb_document.h"
#include "engine/round/voter_trait.h"

// The field's exchange format, as real files have it (pabulib.org/format): any line ending, quotes as in RFC
// 4180, a byte order mark, `None`, sections in any case. Everything wrong is found in one go.

namespace buurtkas {

// Sections, headers and cells only. `source` must outlive the document.
Reading<PbDocument> read_pb_document(const Source& source);

// Called now and then, with bytes done and in all.
using OnRead = std::function<void(std::uint64_t, std::uint64_t)>;

// The election that is counted. Errors: what makes the election unreadable (an unknown project on a ballot, a
// cost that is no amount, ...). Warnings: what real files have and what is counted all the same (a project
// twice on a ballot counts once; too many marks; totals that are not the recount; a withdrawn project; a cost
// of 0). The ballots of a channel that is left out are not counted, and the file's totals then differ. Every
// ballot that counts is shown to `on_ballot`, when there is one.
Reading<Election> read_pb_election(const Source& source, const OnRead& on_read = {},
                                   std::string_view channel_left_out = {}, const OnBallot& on_ballot = {});

}  // namespace buurtkas
