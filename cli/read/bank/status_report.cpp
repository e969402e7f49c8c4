#include "cli/read/bank/status_report.h"

#include <utility>

#include "cli/read/bank/messages.h"

namespace buurtkas {
namespace {

class ReportReader {
 public:
  explicit ReportReader(MessageFields& fields) : fields_(fields) {}

  StatusReport read(const XmlElement& message) {
    if (const XmlElement* header = fields_.find_required(message, "GrpHdr")) {
      report_.id = fields_.required_text(*header, "MsgId");
    }
    if (const XmlElement* group = fields_.find_required(message, "OrgnlGrpInfAndSts")) {
      batch_ = fields_.required_text(*group, "OrgnlMsgId");
      add(PaymentStatus::Level::group, *group, "GrpSts");
    }
    for (const XmlElement* one = message.first; one != nullptr; one = one->next) {
      if (one->name == "OrgnlPmtInfAndSts") read_part(*one);
    }
    return std::move(report_);
  }

 private:
  void read_part(const XmlElement& part) {
    part_ = fields_.required_text(part, "OrgnlPmtInfId");
    add(PaymentStatus::Level::payment_information, part, "PmtInfSts");
    for (const XmlElement* one = part.first; one != nullptr; one = one->next) {
      if (one->name == "TxInfAndSts") add(PaymentStatus::Level::transaction, *one, "TxSts");
    }
  }

  // Of a group or a part only when it has a status, or a reason.
  void add(PaymentStatus::Level level, const XmlElement& element, std::string_view name) {
    PaymentStatus status;
    status.level = level;
    status.batch = batch_;
    status.spot = element.spot;
    status.status = fields_.text(element, name);
    read_reasons(status, element);
    if (level == PaymentStatus::Level::transaction) {
      status.end_to_end = fields_.text(element, "OrgnlEndToEndId");
      status.instruction = fields_.text(element, "OrgnlInstrId");
      if (const XmlElement* amount = fields_.find(element, "OrgnlTxRef/Amt/InstdAmt")) {
        BankAmount read = fields_.amount_of(*amount);
        status.amount = read.euros;
        status.other_amount = std::move(read.other);
      }
    } else if (status.status.empty() && status.reason.empty() && status.reason_text.empty()) {
      return;
    }
    if (level != PaymentStatus::Level::group) status.payment_information = part_;
    report_.statuses.push_back(std::move(status));
  }

  void read_reasons(PaymentStatus& status, const XmlElement& element) {
    std::string own;  // the first of the bank's own
    for (const XmlElement* one = element.first; one != nullptr; one = one->next) {
      if (one->name != "StsRsnInf") continue;
      if (const XmlElement* reason = fields_.find(*one, "Rsn")) {
        if (status.reason.empty()) status.reason = fields_.text(*reason, "Cd");
        if (own.empty()) own = fields_.text(*reason, "Prtry");
      }
      const std::string text = fields_.joined(*one, "AddtlInf");
      if (!status.reason_text.empty() && !text.empty()) status.reason_text += ' ';
      status.reason_text += text;
    }
    if (status.reason.empty()) status.reason = std::move(own);
  }

  MessageFields& fields_;
  StatusReport report_;
  std::string batch_;
  std::string part_;
};

}  // namespace

StatusReport read_status_report(MessageFields& fields, const XmlElement& document) {
  const XmlElement* message = fields.find_required(document, "CstmrPmtStsRpt");
  return message == nullptr ? StatusReport() : ReportReader(fields).read(*message);
}

}  // namespace buurtkas
