#include "cli/render/claim_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"
#include "engine/rulebook/condition_words.h"
#include "engine/rulebook/unit.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;
using Kind = Ground::Kind;

std::string quantity_text(std::int64_t parts, Unit unit) {
  const std::string text = parts_text(parts, unit);  // `12.5 km`
  return text.substr(0, text.find(' '));
}

void put(Json& json, const char* key, const std::string& text) {
  if (!text.empty()) json[key] = text;
}

Json line_json(const ClaimLine& line) {
  Json json = {{"kind", line.kind}, {"date", to_string(line.date)}};
  if (line.amount) json["amount"] = to_string(*line.amount);
  if (line.kilometres) json["kilometres"] = quantity_text(*line.kilometres, Unit::km);
  if (line.hours) json["hours"] = quantity_text(*line.hours, Unit::hour);
  put(json, "trip", line.trip);
  put(json, "about", line.about);
  put(json, "receipt", line.receipt);
  put(json, "receipt_file", line.receipt_file);
  if (line.project) json["project"] = line.project->text();
  if (line.pot) json["pot"] = line.pot->text();
  if (line.was_agreed) json["agreed"] = "yes";
  if (line.other_than) json["other_than"] = to_string(*line.other_than);
  if (line.settles) json["settles"] = to_string(*line.settles);
  return json;
}

std::optional<ClaimLine> line_in(const Json& json) {
  BodyReader body(json);
  ClaimLine line;
  line.kind = body.text("kind");
  line.date = body.date("date");
  line.amount = body.money_or_nothing("amount");
  line.kilometres = body.quantity("kilometres", Unit::km);
  line.hours = body.quantity("hours", Unit::hour);
  line.trip = body.text_or_nothing("trip");
  line.about = body.text_or_nothing("about");
  line.receipt = body.text_or_nothing("receipt");
  line.receipt_file = body.text_or_nothing("receipt_file");
  if (body.has("project")) line.project = ProjectId(body.name("project"));
  if (body.has("pot")) line.pot = PotId(body.name("pot"));
  line.was_agreed = body.text_or_nothing("agreed") == "yes";
  line.other_than = body.line_or_nothing("other_than");
  line.settles = body.line_or_nothing("settles");
  return body.is_good() ? std::optional(std::move(line)) : std::nullopt;
}

std::string_view word_of(Kind kind) {
  switch (kind) {
    case Kind::does_not_apply:
      return "does-not-apply";
    case Kind::unknown:
      return "unknown";
    case Kind::applies:
      return "applies";
    case Kind::holds:
      return "holds";
    case Kind::refuses:
      return "refuses";
    case Kind::pays:
      return "pays";
    case Kind::within:
      return "within";
    case Kind::cuts:
      return "cuts";
    case Kind::holds_back:
      return "holds-back";
  }
  BUURTKAS_ASSERT(false);
}

std::string_view word_of(LikeLine::Why why) {
  switch (why) {
    case LikeLine::Why::receipt:
      return "receipt";
    case LikeLine::Why::trip:
      return "trip";
    case LikeLine::Why::line:
      break;
  }
  return "line";
}

Json ground_json(const LineAssessment& line, const Ground& ground) {
  const Rulebook& rulebook = *line.rules[ground.rulebook]->rulebook;
  const Article& article = rulebook.articles[ground.article];
  Json json = {
      {"rulebook", rulebook.name}, {"article", article.id}, {"did", std::string(word_of(ground.kind))}};
  if (ground.condition != nullptr) json["condition"] = text_of(rulebook, article.of, *ground.condition);
  if (ground.kind == Kind::pays) json["after"] = to_string(ground.after);
  const bool is_limit = std::holds_alternative<LimitRule>(article.verb);
  const bool is_reached = ground.kind == Kind::within || ground.kind == Kind::cuts ||
                          ground.kind == Kind::holds_back || ground.kind == Kind::refuses;
  if (is_limit && is_reached) {
    json["counted"] = to_string(ground.counted);
    if (!ground.elsewhere.is_zero()) json["elsewhere"] = to_string(ground.elsewhere);
    json["most"] = to_string(ground.most);
    json["before"] = to_string(ground.before);
    json["after"] = to_string(ground.after);
  }
  return json;
}

Json roles_json(const std::vector<Role>& roles) {
  Json list = Json::array();
  for (const Role role : roles) list.push_back(std::string(name_of(role)));
  return list;
}

Json assessed_json(std::size_t number, const LineAssessment& line) {
  const Decision& decision = line.decision;
  Json json = {{"line", std::to_string(number)},
               {"verdict", std::string(name_of(decision.verdict))},
               {"amount", to_string(decision.amount)},
               {"signs", roles_json(decision.roles)},
               {"grounds", Json::array()},
               {"counts", Json::array()}};
  if (decision.fits) json["fits"] = to_string(*decision.fits);
  if (line.like) {
    json["like"] = {{"why", std::string(word_of(line.like->why))}, {"line", to_string(line.like->earlier)}};
  }
  for (const Ground& ground : decision.grounds) json["grounds"].push_back(ground_json(line, ground));
  for (const CountedBy& one : line.counts) {
    json["counts"].push_back({{"limit", one.limit}, {"whom", one.whom}, {"from", to_string(one.first)}});
  }
  return json;
}

Json rulebooks_json(std::span<const Rulebook> rulebooks, std::span<const std::string> folders) {
  Json list = Json::array();
  for (std::size_t i = 0; i < rulebooks.size(); ++i) {
    list.push_back({{"name", rulebooks[i].name}, {"folder", folders[i]}, {"sha256", rulebooks[i].sha256}});
  }
  return list;
}

Json why_json(const LineAgain& again, const KnownSince& one) {
  const Rulebook& rulebook = *again.assessment.rules[one.rulebook]->rulebook;
  const Parameter& parameter = rulebook.parameters[one.parameter];
  Json json = {{"rulebook", rulebook.name}, {"parameter", parameter.name}};
  if (one.before != nullptr) json["before"] = value_text(one.before->value, parameter.unit);
  if (one.now != nullptr) {
    json["now"] = value_text(one.now->value, parameter.unit);
    json["source"] = one.now->source;
    if (one.now->known) json["known"] = to_string(*one.now->known);
  }
  return json;
}

std::optional<RecordedLine> recorded_in(const Json& item) {
  BodyReader read(item);
  RecordedLine line;
  line.verdict = read.text("verdict");
  line.amount = read.money("amount");
  line.needed = read.roles("signs");
  for (const Json& one : read.list("counts")) {
    BodyReader count(one);
    line.counts.push_back({count.text("limit"), count.text("whom"), count.date("from")});
    if (!count.is_good()) return std::nullopt;
  }
  for (const Json& one : read.list("grounds")) {
    BodyReader ground(one);
    if (ground.text_or_nothing("did") == word_of(Kind::applies)) {
      line.signs_by.push_back(ground.text("rulebook") + ' ' + ground.text("article"));
    }
    if (!ground.has("most")) continue;
    const Money elsewhere = ground.money_or_nothing("elsewhere").value_or(Money(0, Currency::euro()));
    line.limits.push_back(
        {ground.text("rulebook") + '/' + ground.text("article"), elsewhere, ground.money("most")});
    if (!ground.is_good()) return std::nullopt;
  }
  return read.is_good() ? std::optional(std::move(line)) : std::nullopt;
}

}  // namespace

Json claim_body(const Claim& claim) {
  Json json = {{"claim", claim.id.text()},
               {"claimant", claim.claimant.text()},
               {"handed_in", to_string(claim.handed_in)},
               {"lines", Json::array()}};
  if (claim.elsewhere_month) json["elsewhere_month"] = to_string(*claim.elsewhere_month);
  if (claim.elsewhere_year) json["elsewhere_year"] = to_string(*claim.elsewhere_year);
  for (const ClaimLine& line : claim.lines) json["lines"].push_back(line_json(line));
  return json;
}

std::optional<Claim> claim_in(const Json& json) {
  BodyReader body(json);
  Claim claim;
  claim.id = ClaimId(body.name("claim"));
  claim.claimant = ResidentId(body.name("claimant"));
  claim.handed_in = body.date("handed_in");
  claim.elsewhere_month = body.money_or_nothing("elsewhere_month");
  claim.elsewhere_year = body.money_or_nothing("elsewhere_year");
  for (const Json& item : body.list("lines")) {
    auto line = line_in(item);
    if (!line) return std::nullopt;
    claim.lines.push_back(std::move(*line));
  }
  return body.is_good() ? std::optional(std::move(claim)) : std::nullopt;
}

Json assessment_body(const Claim& claim, const Assessment& assessment, std::span<const Rulebook> rulebooks,
                     std::span<const std::string> folders, const Date& known) {
  Json json = {{"claim", claim.id.text()},
               {"known_at", to_string(known)},
               {"rulebooks", rulebooks_json(rulebooks, folders)},
               {"lines", Json::array()}};
  Money total(0, Currency::euro());
  for (std::size_t i = 0; i < assessment.size(); ++i) {
    json["lines"].push_back(assessed_json(i + 1, assessment[i]));
    total += assessment[i].decision.amount;
  }
  json["total"] = to_string(total);
  return json;
}

std::optional<std::vector<RecordedLine>> lines_in(const Json& json) {
  BodyReader body(json);
  std::vector<RecordedLine> lines;
  for (const Json& item : body.list("lines")) {
    auto line = recorded_in(item);
    if (!line) return std::nullopt;
    lines.push_back(std::move(*line));
  }
  return body.is_good() ? std::optional(std::move(lines)) : std::nullopt;
}

Json correction_body(const LineId& line, std::uint32_t corrects, const LineAgain& again,
                     std::span<const Rulebook> rulebooks, std::span<const std::string> folders,
                     const Date& known) {
  Json json = assessed_json(line.number, again.assessment);
  json["claim"] = line.claim.text();
  json["corrects"] = std::to_string(corrects);
  json["before"] = to_string(again.before);
  json["after"] = to_string(again.assessment.decision.amount);
  json["amount"] = to_string(again.more);
  json["known_at"] = to_string(known);
  json["rulebooks"] = rulebooks_json(rulebooks, folders);
  json["why"] = Json::array();
  for (const KnownSince& one : again.why) json["why"].push_back(why_json(again, one));
  return json;
}

std::optional<Correction> correction_in(const Json& json) {
  BodyReader body(json);
  const std::string number = body.text("line");
  const std::string corrects = body.text("corrects");
  const auto line = parse_line_id(body.text("claim") + '/' + number);
  const auto corrected = parse_line_id(body.text("claim") + '/' + corrects);
  auto granted = recorded_in(json);
  if (!body.is_good() || !line || !corrected || !granted) return std::nullopt;
  return Correction{*line, corrected->number, std::move(*granted)};
}

std::optional<Date> known_at_in(const Json& json) {
  BodyReader body(json);
  const Date day = body.date("known_at");
  return body.is_good() ? std::optional(day) : std::nullopt;
}

}  // namespace buurtkas
