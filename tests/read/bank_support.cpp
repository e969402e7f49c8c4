#include "tests/read/bank_support.h"

#include "tests/read/folder_support.h"

namespace buurtkas::testing {
namespace {

std::string amount(const std::optional<Money>& euros, const std::string& other, bool is_credit = true) {
  if (euros) return (is_credit ? "" : "-") + to_string(*euros);
  return other.empty() ? "-" : (is_credit ? "[" : "-[") + other + ']';
}

std::string word(const std::string& text) {
  return ' ' + (text.empty() ? "-" : text);
}

void add(std::string& lines, const StatusReport& report) {
  for (const PaymentStatus& one : report.statuses) {
    using Level = PaymentStatus::Level;
    lines += one.level == Level::group ? "group" : one.level == Level::transaction ? "tx" : "part";
    lines += word(one.batch) + word(one.payment_information) + word(one.end_to_end) + word(one.instruction) +
             word(one.status) + word(one.reason) + word(amount(one.amount, one.other_amount)) + " (" +
             one.reason_text + ")\n";
  }
}

void add(std::string& lines, const BookedEntry& entry) {
  lines += "entry " + amount(entry.amount, entry.other_amount, entry.is_credit) + word(entry.status) +
           word(entry.booked_on ? to_string(*entry.booked_on) : "") + word(entry.bank_reference) +
           word(entry.entry_reference) + (entry.is_reversal ? " reversal" : "");
  if (entry.batches > 0) {
    lines += " batch" + word(entry.batch_message) + word(entry.batch_payment_information) +
             word(entry.batch_count ? std::to_string(*entry.batch_count) : "");
  }
  lines += '\n';
  for (const BookedTransaction& one : entry.transactions) {
    lines += "tx " + amount(one.amount, one.other_amount, one.is_credit) + word(one.end_to_end) +
             word(one.payment_information) + word(one.message) + word(one.bank_reference);
    if (one.is_return) lines += " return" + word(one.reason) + " (" + one.reason_text + ')';
    lines += " (" + one.remittance + ")\n";
  }
}

}  // namespace

std::string lines_of(const Reading<BankAnswer>& reading) {
  std::string lines = lines_of(reading.findings);
  if (!reading.value) return lines;
  lines += reading.value->message;
  if (const auto* report = std::get_if<StatusReport>(&reading.value->content)) {
    lines += ' ' + report->id + '\n';
    add(lines, *report);
    return lines;
  }
  lines += '\n';
  for (const AccountStatement& one : std::get<std::vector<AccountStatement>>(reading.value->content)) {
    lines += "statement " + one.id + word(one.iban) + word(amount(one.opening_balance, {})) +
             word(amount(one.closing_balance, {})) + '\n';
    for (const BookedEntry& entry : one.entries) add(lines, entry);
  }
  return lines;
}

std::string lines_of_answer(const std::string& bytes) {
  return lines_of(bank_answer_of(bytes, "f.xml"));
}

std::string account_statement_02() {
  return R"(<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
<BkToCstmrStmt>
<GrpHdr><MsgId>M1</MsgId></GrpHdr>
<Stmt>
<Id>S1</Id>
<Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id></Acct>
<Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd></Bal>
<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">3.25</Amt><CdtDbtInd>DBIT</CdtDbtInd></Bal>
<Ntry>
<NtryRef>1</NtryRef>
<Amt Ccy="EUR">12.50</Amt>
<CdtDbtInd>DBIT</CdtDbtInd>
<Sts>BOOK</Sts>
<BookgDt><Dt>2026-03-09</Dt></BookgDt>
<AcctSvcrRef>B1</AcctSvcrRef>
<NtryDtls><TxDtls>
<Refs><MsgId>K1</MsgId><PmtInfId>P1</PmtInfId><EndToEndId>E1</EndToEndId></Refs>
<RmtInf><Ustrd>Bloembollen</Ustrd><Ustrd>en aarde</Ustrd></RmtInf>
</TxDtls></NtryDtls>
</Ntry>
<Ntry>
<Amt Ccy="EUR">7.00</Amt>
<CdtDbtInd>CRDT</CdtDbtInd>
<RvslInd>true</RvslInd>
<Sts>BOOK</Sts>
<ValDt><Dt>2026-03-10</Dt></ValDt>
<NtryDtls><TxDtls>
<Refs><EndToEndId>E2</EndToEndId></Refs>
<AmtDtls><TxAmt><Amt Ccy="EUR">7</Amt></TxAmt></AmtDtls>
<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>rekening</AddtlInf><AddtlInf>opgeheven</AddtlInf></RtrInf>
</TxDtls></NtryDtls>
</Ntry>
</Stmt>
</BkToCstmrStmt>
</Document>
)";
}

std::string account_statement_08() {
  return R"(<ns2:Document xmlns:ns2="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><ns2:BkToCstmrStmt><ns2:Stmt>
<ns2:Id>S8</ns2:Id><ns2:Acct><ns2:Id><ns2:Othr><ns2:Id>123</ns2:Id></ns2:Othr></ns2:Id></ns2:Acct>
<ns2:Ntry><ns2:Amt Ccy="EUR">30.00</ns2:Amt><ns2:CdtDbtInd>DBIT</ns2:CdtDbtInd><ns2:Sts><ns2:Cd>BOOK</ns2:Cd></ns2:Sts>
<ns2:BookgDt><ns2:DtTm>2026-03-09T23:59:59.999-05:00</ns2:DtTm></ns2:BookgDt>
<ns2:NtryDtls>
<ns2:Btch><ns2:MsgId>K2</ns2:MsgId><ns2:PmtInfId>P2</ns2:PmtInfId><ns2:NbOfTxs>2</ns2:NbOfTxs></ns2:Btch>
<ns2:TxDtls><ns2:Refs><ns2:EndToEndId>E3</ns2:EndToEndId></ns2:Refs><ns2:Amt Ccy="EUR">10.00</ns2:Amt>
<ns2:CdtDbtInd>DBIT</ns2:CdtDbtInd></ns2:TxDtls>
<ns2:TxDtls><ns2:Refs><ns2:EndToEndId>E4</ns2:EndToEndId></ns2:Refs>
<ns2:AmtDtls><ns2:InstdAmt><ns2:Amt Ccy="EUR">20.00</ns2:Amt></ns2:InstdAmt></ns2:AmtDtls></ns2:TxDtls>
</ns2:NtryDtls></ns2:Ntry>
<ns2:Ntry><ns2:Amt Ccy="EUR">5.00</ns2:Amt><ns2:CdtDbtInd>DBIT</ns2:CdtDbtInd><ns2:Sts><ns2:Cd>PDNG</ns2:Cd></ns2:Sts>
<ns2:NtryDtls><ns2:Btch><ns2:NbOfTxs>3</ns2:NbOfTxs></ns2:Btch></ns2:NtryDtls></ns2:Ntry>
</ns2:Stmt></ns2:BkToCstmrStmt></ns2:Document>
)";
}

std::string status_report_10() {
  return R"(<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.10">
<CstmrPmtStsRpt>
<GrpHdr><MsgId>R1</MsgId></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>K1</OrgnlMsgId><GrpSts>PART</GrpSts></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts>
<OrgnlPmtInfId>P1</OrgnlPmtInfId>
<TxInfAndSts><OrgnlInstrId>I1</OrgnlInstrId><OrgnlEndToEndId>E1</OrgnlEndToEndId><TxSts>ACSC</TxSts></TxInfAndSts>
<TxInfAndSts><OrgnlEndToEndId>E2</OrgnlEndToEndId><TxSts>RJCT</TxSts>
<StsRsnInf><Rsn><Prtry>X9</Prtry></Rsn><AddtlInf>eerst dit</AddtlInf></StsRsnInf>
<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>dan dat</AddtlInf></StsRsnInf>
<OrgnlTxRef><Amt><InstdAmt Ccy="EUR">7.5</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>
</OrgnlPmtInfAndSts>
</CstmrPmtStsRpt>
</Document>
)";
}

std::string status_report_03() {
  return R"(<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt>
<GrpHdr><MsgId>R3</MsgId></GrpHdr>
<OrgnlGrpInfAndSts><OrgnlMsgId>K3</OrgnlMsgId><GrpSts>RJCT</GrpSts>
<StsRsnInf><Rsn><Cd>AM10</Cd></Rsn></StsRsnInf></OrgnlGrpInfAndSts>
<OrgnlPmtInfAndSts><OrgnlPmtInfId>P3</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>
<StsRsnInf><Rsn><Prtry>eigen</Prtry></Rsn></StsRsnInf></OrgnlPmtInfAndSts>
</CstmrPmtStsRpt></Document>
)";
}

}  // namespace buurtkas::testing
