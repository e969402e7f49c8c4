#include "cli/render/claim_act_bodies.h"

#include <nlohmann/json.hpp>

#include "cli/render/body_reader.h"
#include "engine/rulebook/verb_words.h"

namespace buurtkas {
namespace {

using Json = nlohmann::json;

Json lines_json(const std::vector<LineId>& lines) {
  Json list = Json::array();
  for (const LineId& line : lines) list.push_back(to_string(line));
  return list;
}

std::optional<std::vector<DrawnFrom>> drawn_of(const Json& json, const char* key) {
  BodyReader body(json);
  std::vector<DrawnFrom> drawn;
  for (const Json& item : body.list(key)) {
    BodyReader read(item);
    const auto line = parse_line_id(read.text("line"));
    const auto account = parse_account(read.text("account"));
    const Money amount = read.money("amount");
    const PotId pot(read.text("pot"));
    if (!read.is_good() || !line || !account) return std::nullopt;
    drawn.push_back({*line, pot, *account, amount});
  }
  return body.is_good() ? std::optional(std::move(drawn)) : std::nullopt;
}

}  // namespace

Json drawn_json(std::span<const DrawnFrom> drawn) {
  Json list = Json::array();
  for (const DrawnFrom& one : drawn) {
    list.push_back({{"line", to_string(one.line)},
                    {"pot", one.pot.text()},
                    {"account", to_string(one.account)},
                    {"amount", to_string(one.amount)}});
  }
  return list;
}

Json approval_body(const ApprovalAct& act, std::span<const DrawnFrom> drawn,
                   std::span<const SettledLine> settled) {
  Json json = {{"of", act.of},
               {"by", act.by.text()},
               {"decision", act.refused.empty() ? "approved" : "refused"},
               {"lines", lines_json(act.lines)},
               {"drawn", drawn_json(drawn)},
               {"settled", Json::array()}};
  for (const SettledLine& one : settled) {
    json["settled"].push_back({{"line", to_string(one.line)},
                               {"advance", to_string(one.advance)},
                               {"amount", to_string(one.amount)}});
  }
  if (act.role) json["role"] = std::string(name_of(*act.role));
  if (!act.refused.empty()) json["reason"] = act.refused;
  return json;
}

Json waiver_body(const WaiverAct& act, std::span<const DrawnFrom> given_back) {
  return {{"of", act.of},
          {"by", act.by.text()},
          {"lines", lines_json(act.lines)},
          {"given_back", drawn_json(given_back)}};
}

std::optional<WaiverAct> waiver_in(const Json& json) {
  BodyReader body(json);
  WaiverAct act;
  act.of = body.text("of");
  act.by = ResidentId(body.text("by"));
  act.lines = body.lines("lines");
  return body.is_good() ? std::optional(std::move(act)) : std::nullopt;
}

std::optional<std::vector<DrawnFrom>> drawn_in(const Json& json) {
  return drawn_of(json, "drawn");
}

std::optional<std::vector<DrawnFrom>> given_back_in(const Json& json) {
  return drawn_of(json, "given_back");
}

std::optional<std::vector<SettledLine>> settled_in(const Json& json) {
  BodyReader body(json);
  std::vector<SettledLine> settled;
  for (const Json& item : body.list("settled")) {
    BodyReader read(item);
    const auto line = read.line_or_nothing("line");
    const auto advance = read.line_or_nothing("advance");
    const Money amount = read.money("amount");
    if (!read.is_good() || !line || !advance) return std::nullopt;
    settled.push_back({*line, *advance, amount});
  }
  return body.is_good() ? std::optional(std::move(settled)) : std::nullopt;
}

std::optional<ApprovalAct> approval_in(const Json& json) {
  BodyReader body(json);
  ApprovalAct act;
  act.of = body.text("of");
  act.by = ResidentId(body.text("by"));
  act.refused = body.text_or_nothing("reason");
  if (body.has("role")) act.role = role_from(body.text("role"));
  act.lines = body.lines("lines");
  return body.is_good() ? std::optional(std::move(act)) : std::nullopt;
}

}  // namespace buurtkas
