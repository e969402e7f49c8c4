#include "tests/support/bank_answers.h"

namespace buurtkas::testing {
namespace {

std::string element(const std::string& name, const std::string& content) {
  return content.empty() ? std::string() : '<' + name + '>' + content + "</" + name + '>';
}

std::string amount_in(const std::string& amount) {
  return "<Amt Ccy=\"EUR\">" + amount + "</Amt>";
}

std::string direction(const BankLine& line) {
  return element("CdtDbtInd", line.is_credit ? "CRDT" : "DBIT");
}

std::string details_of(const BankLine& line) {
  const std::string told = element("TxDtls", element("RmtInf", element("Ustrd", line.remittance)));
  const std::string batch = element("Btch", element("PmtInfId", line.batch));
  const std::string remittance = line.batch.empty() ? told : std::string();
  if (line.end_to_end.empty()) return element("NtryDtls", batch + remittance);
  const std::string reason = element("RtrInf", element("Rsn", element("Cd", line.reason)));
  return element("NtryDtls",
                 batch + element("TxDtls", element("Refs", element("EndToEndId", line.end_to_end)) +
                                               amount_in(line.amount) + direction(line) + reason));
}

// Made up, as all of it; the form wants one.
std::string balance(const std::string& day) {
  return element("Bal", element("Tp", element("CdOrPrtry", element("Cd", "CLBD"))) + amount_in("40000.00") +
                            element("CdtDbtInd", "CRDT") + element("Dt", element("Dt", day))) +
         '\n';
}

}  // namespace

std::string camt053(const std::vector<BankLine>& lines, const std::string& day, const std::string& iban) {
  std::string entries;
  for (const BankLine& line : lines) {
    entries += element("Ntry", amount_in(line.amount) + direction(line) +
                                   element("Sts", element("Cd", line.status)) +
                                   element("BookgDt", element("Dt", line.day)) +
                                   element("AcctSvcrRef", line.reference) + "<BkTxCd/>" + details_of(line)) +
               '\n';
  }
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt>\n"
         "<GrpHdr><MsgId>M" +
         day + "</MsgId><CreDtTm>" + day + "T23:00:00</CreDtTm></GrpHdr>\n" +
         element("Stmt", element("Id", day) + element("Acct", element("Id", element("IBAN", iban))) + '\n' +
                             balance(day) + entries) +
         "\n</BkToCstmrStmt></Document>\n";
}

std::string pain002(const std::string& batch, const std::vector<BankStatus>& statuses) {
  std::string group = element("OrgnlMsgId", batch) + element("OrgnlMsgNmId", "pain.001.001.09");
  std::string transactions;
  for (const BankStatus& one : statuses) {
    const std::string why =
        element("StsRsnInf", element("Rsn", element("Cd", one.reason)) + element("AddtlInf", one.text));
    if (one.end_to_end.empty()) {
      group += element("GrpSts", one.status) + why;
    } else {
      transactions += element("TxInfAndSts", element("OrgnlEndToEndId", one.end_to_end) +
                                                 element("TxSts", one.status) + why) +
                      '\n';
    }
  }
  const std::string part =
      transactions.empty()
          ? std::string()
          : element("OrgnlPmtInfAndSts", element("OrgnlPmtInfId", batch) + '\n' + transactions);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pain.002.001.10\"><CstmrPmtStsRpt>\n"
         "<GrpHdr><MsgId>S1</MsgId><CreDtTm>2026-04-21T06:00:00</CreDtTm></GrpHdr>\n" +
         element("OrgnlGrpInfAndSts", group) + '\n' + part + "\n</CstmrPmtStsRpt></Document>\n";
}

}  // namespace buurtkas::testing
