#include "cli/commands/certificate.h"

#include <algorithm>
#include <array>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/render/certificate_json.h"
#include "cli/verify/statement.h"
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
  } catch (const verify::Refuted&) {  // TooManyDigits
    return false;
  }
}

Certificate made_of(const Outcome& outcome) {
  return certify(outcome.election.instance, outcome.election.profile, outcome.terms, outcome.selection);
}

std::string funding_certificate_of(const Outcome& outcome) {
  return certificate_text(outcome, certify_funding(outcome.election.instance, outcome.election.profile,
                                                   outcome.terms, outcome.selection));
}

}  // namespace

std::string certificate_of(const Outcome& outcome) {
  const Certificate made = made_of(outcome);
  std::string text = certificate_text(outcome, made);
  const bool is_to_be_checked = made.proves_outcome && may_take_many_digits(outcome.terms);
  if (!is_to_be_checked || holds(text, outcome)) return text;
  return funding_certificate_of(outcome);
}

std::vector<std::string> lesser_certificates_of(const Outcome& outcome) {
  const Certificate made = made_of(outcome);
  std::vector<std::string> texts;
  if (made.proves_raises) texts.push_back(certificate_text(outcome, without_raises(made)));
  texts.push_back(funding_certificate_of(outcome));
  return texts;
}

}  // namespace buurtkas
