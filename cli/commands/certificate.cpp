#include "cli/commands/certificate.h"

#include <algorithm>
#include <array>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/render/certificate_json.h"
#include "cli/verify/between.h"
#include "cli/verify/verify.h"
#include "engine/voting/cstv.h"
#include "engine/voting/expanding_approvals.h"

namespace buurtkas {
namespace {

// Where a proof may take more digits than the verifier tries.
constexpr std::array methods_of_many_digits = {
    &method::expanding_approvals, &method::cstv,    &method::cstv_ewt, &method::cstv_ewtc,
    &method::cstv_ewts,           &method::cstv_mt, &method::cstv_mtc, &method::cstv_mts};

bool may_take_many_digits(const Terms& terms) {
  const auto& many = methods_of_many_digits;
  return terms.satisfaction == Satisfaction::log_cost ||
         std::find(many.begin(), many.end(), terms.method) != many.end();
}

bool holds(const std::string& certificate, const Outcome& outcome) {
  std::vector<verify::FileHash> files;
  for (const InputFile& file : outcome.inputs) files.push_back({file.name, file.sha256});
  verify::Draw draw;
  for (const TieDraw::Seed& seed : outcome.terms.draw.seeds) draw.push_back({seed.commitment, seed.text});
  try {
    verify::verify(verify::read_certificate(certificate).value(), outcome.election, files, draw);
    return true;
  } catch (const verify::TooManyDigits&) {
    return false;
  }
}

}  // namespace

std::string funding_certificate_of(const Outcome& outcome) {
  return certificate_text(outcome, certify_funding(outcome.election.instance, outcome.election.profile,
                                                   outcome.terms, outcome.selection));
}

std::string certificate_of(const Outcome& outcome) {
  const Instance& instance = outcome.election.instance;
  const Profile& profile = outcome.election.profile;
  const Terms& terms = outcome.terms;
  const Certificate made = certify(instance, profile, terms, outcome.selection);
  std::string text = certificate_text(outcome, made);
  const bool is_to_be_checked = made.proves_outcome && may_take_many_digits(terms);
  if (!is_to_be_checked || holds(text, outcome)) return text;
  return funding_certificate_of(outcome);
}

}  // namespace buurtkas
