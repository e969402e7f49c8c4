#include <memory>
#include <new>

#include <libxml/xmlwriter.h>

#include "cli/render/bank/credit_transfers.h"
#include "engine/assertion.h"

namespace buurtkas {
namespace {

const xmlChar* xml(const char* text) {
  return reinterpret_cast<const xmlChar*>(text);  // NOLINT: libxml2's text is unsigned
}

// An element is open for as long as its object lives. Texts are escaped by the library.
class Writer {
 public:
  Writer()
      : buffer_(xmlBufferCreate(), xmlBufferFree),
        writer_(buffer_ ? xmlNewTextWriterMemory(buffer_.get(), 0) : nullptr, xmlFreeTextWriter) {
    if (!writer_) throw std::bad_alloc();
    xmlTextWriterSetIndent(writer_.get(), 1);
    xmlTextWriterSetIndentString(writer_.get(), xml(" "));
    check(xmlTextWriterStartDocument(writer_.get(), "1.0", "UTF-8", nullptr));
  }

  void start(const char* name) { check(xmlTextWriterStartElement(writer_.get(), xml(name))); }
  void end() { check(xmlTextWriterEndElement(writer_.get())); }
  void text(const char* name, const std::string& value) {
    check(xmlTextWriterWriteElement(writer_.get(), xml(name), xml(value.c_str())));
  }
  void attribute(const char* name, const std::string& value) {
    check(xmlTextWriterWriteAttribute(writer_.get(), xml(name), xml(value.c_str())));
  }
  void content(const std::string& value) {
    check(xmlTextWriterWriteString(writer_.get(), xml(value.c_str())));
  }

  std::string finish() {
    check(xmlTextWriterEndDocument(writer_.get()));
    writer_.reset();
    if (has_failed_) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(xmlBufferContent(buffer_.get())),  // NOLINT: as above
            static_cast<std::size_t>(xmlBufferLength(buffer_.get()))};
  }

 private:
  void check(int result) { has_failed_ = has_failed_ || result < 0; }

  std::unique_ptr<xmlBuffer, void (*)(xmlBufferPtr)> buffer_;
  std::unique_ptr<xmlTextWriter, void (*)(xmlTextWriterPtr)> writer_;
  bool has_failed_ = false;
};

class Element {
 public:
  Element(Writer& writer, const char* name) : writer_(writer) { writer.start(name); }
  ~Element() { writer_.end(); }
  Element(const Element&) = delete;
  Element& operator=(const Element&) = delete;

 private:
  Writer& writer_;
};

Money sum_of(const CreditTransfers& file) {
  Money sum(0, Currency::euro());
  for (const CreditTransfer& payment : file.payments) sum += payment.amount;
  return sum;
}

// What the group and its only payment information both tell.
void write_totals(Writer& writer, const CreditTransfers& file) {
  writer.text("NbOfTxs", std::to_string(file.payments.size()));
  writer.text("CtrlSum", to_string(sum_of(file)));
}

void write_account(Writer& writer, const char* name, const std::string& iban) {
  const Element account(writer, name);
  const Element id(writer, "Id");
  writer.text("IBAN", iban);
}

void write_debtor(Writer& writer, const CreditTransfers& file) {
  const bool is_older = file.form == PaymentFile::pain_001_001_03;
  {
    const Element debtor(writer, "Dbtr");
    writer.text("Nm", file.debtor.holder);
  }
  write_account(writer, "DbtrAcct", file.debtor.iban);
  const Element agent(writer, "DbtrAgt");
  const Element institution(writer, "FinInstnId");
  if (!file.debtor.bic.empty()) return writer.text(is_older ? "BIC" : "BICFI", file.debtor.bic);
  const Element other(writer, "Othr");
  writer.text("Id", "NOTPROVIDED");
}

// No address: an unstructured one is refused, and none is needed.
void write_payment(Writer& writer, const CreditTransfer& payment) {
  const Element transaction(writer, "CdtTrfTxInf");
  {
    const Element id(writer, "PmtId");
    writer.text("EndToEndId", payment.end_to_end);
  }
  {
    const Element amount(writer, "Amt");
    const Element instructed(writer, "InstdAmt");
    writer.attribute("Ccy", "EUR");
    writer.content(to_string(payment.amount));
  }
  {
    const Element creditor(writer, "Cdtr");
    writer.text("Nm", payment.name);
  }
  write_account(writer, "CdtrAcct", payment.iban);
  const Element remittance(writer, "RmtInf");
  writer.text("Ustrd", payment.remittance);
}

void write_header(Writer& writer, const CreditTransfers& file) {
  const Element header(writer, "GrpHdr");
  writer.text("MsgId", file.message);
  writer.text("CreDtTm", to_string(file.created) + "T00:00:00");
  write_totals(writer, file);
  const Element initiating(writer, "InitgPty");
  writer.text("Nm", file.debtor.holder);
}

void write_payments(Writer& writer, const CreditTransfers& file) {
  const Element information(writer, "PmtInf");
  writer.text("PmtInfId", file.message);
  writer.text("PmtMtd", "TRF");
  writer.text("BtchBookg", "true");
  write_totals(writer, file);
  {
    const Element type(writer, "PmtTpInf");
    const Element level(writer, "SvcLvl");
    writer.text("Cd", "SEPA");
  }
  if (file.form == PaymentFile::pain_001_001_03) {
    writer.text("ReqdExctnDt", to_string(file.execution));
  } else {
    const Element day(writer, "ReqdExctnDt");
    writer.text("Dt", to_string(file.execution));
  }
  write_debtor(writer, file);
  writer.text("ChrgBr", "SLEV");
  for (const CreditTransfer& payment : file.payments) write_payment(writer, payment);
}

}  // namespace

std::string pain001_text(const CreditTransfers& file) {
  BUURTKAS_ASSERT(!broken_rule(file));
  Writer writer;
  {
    const Element document(writer, "Document");
    writer.attribute("xmlns", "urn:iso:std:iso:20022:tech:xsd:" + std::string(name_of(file.form)));
    const Element initiation(writer, "CstmrCdtTrfInitn");
    write_header(writer, file);
    write_payments(writer, file);
  }
  return writer.finish();
}

}  // namespace buurtkas
