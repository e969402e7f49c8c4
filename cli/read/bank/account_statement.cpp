#include "cli/read/bank/account_statement.h"

#include <utility>

#include "cli/read/bank/messages.h"
#include "cli/read/values.h"

namespace buurtkas {
namespace {

constexpr std::string_view return_code = "RRTN";  // of a bank's transaction: what was paid comes back
constexpr std::int64_t batch_count_max = 999'999'999'999'999;  // 15 digits in the schemas

class StatementReader {
 public:
  explicit StatementReader(MessageFields& fields) : fields_(fields) {}

  AccountStatement read(const XmlElement& element) {
    AccountStatement statement;
    statement.spot = element.spot;
    statement.id = fields_.required_text(element, "Id");
    if (const XmlElement* account = fields_.find_required(element, "Acct")) {
      statement.iban = fields_.text(*account, "Id/IBAN");
    }
    std::optional<Money> opening;
    std::optional<Money> previous_closing;
    for (const XmlElement* one = element.first; one != nullptr; one = one->next) {
      if (one->name == "Ntry") statement.entries.push_back(read_entry(*one));
      if (one->name != "Bal") continue;
      const std::string kind = fields_.text(*one, "Tp/CdOrPrtry/Cd");
      if (kind == "OPBD") read_balance(*one, opening);
      if (kind == "PRCD") read_balance(*one, previous_closing);
      if (kind == "CLBD") read_balance(*one, statement.closing_balance);
    }
    statement.opening_balance = opening ? opening : previous_closing;
    return statement;
  }

 private:
  // Of several pages the first is kept.
  void read_balance(const XmlElement& element, std::optional<Money>& balance) {
    const XmlElement* amount = fields_.find_required(element, "Amt");
    const XmlElement* indicator = fields_.find_required(element, "CdtDbtInd");
    if (amount == nullptr || indicator == nullptr || balance) return;
    const std::optional<Money> euros = fields_.amount_of(*amount).euros;
    const bool is_credit = fields_.is_credit(*indicator);
    if (euros) balance = is_credit ? *euros : -*euros;
  }

  BookedEntry read_entry(const XmlElement& element) {
    BookedEntry entry;
    entry.spot = element.spot;
    if (const XmlElement* amount = fields_.find_required(element, "Amt")) {
      BankAmount read = fields_.amount_of(*amount);
      entry.amount = read.euros;
      entry.other_amount = std::move(read.other);
      if (!entry.other_amount.empty()) {
        fields_.findings().warning(code::not_euro, amount->text_spot, entry.other_amount);
      }
    }
    if (const XmlElement* indicator = fields_.find_required(element, "CdtDbtInd")) {
      entry.is_credit = fields_.is_credit(*indicator);
    }
    entry.is_reversal = fields_.is_true(element, "RvslInd");
    entry.status = read_status(element);
    entry.booked_on = read_day(element, entry);
    entry.bank_reference = fields_.text(element, "AcctSvcrRef");
    entry.entry_reference = fields_.text(element, "NtryRef");
    read_details(element, entry);
    return entry;
  }

  std::string read_status(const XmlElement& element) {
    const XmlElement* status = fields_.find_required(element, "Sts");
    if (status == nullptr) return {};
    if (!status->has_elements) {
      if (status->text.empty()) fields_.findings().error(code::missing_value, status->spot, {}, "Sts");
      return std::string(status->text);
    }
    return fields_.code_of(*status);
  }

  std::optional<Date> read_day(const XmlElement& element, const BookedEntry& entry) {
    const XmlElement* day = fields_.find(element, "BookgDt");
    if (day == nullptr) day = fields_.find(element, "ValDt");
    if (day != nullptr) return fields_.date_of(*day);
    if (entry.is_booked()) fields_.findings().error(code::missing_key, element.spot, "Ntry", "BookgDt");
    return std::nullopt;
  }

  void read_details(const XmlElement& element, BookedEntry& entry) {
    for (const XmlElement* details = element.first; details != nullptr; details = details->next) {
      if (details->name != "NtryDtls") continue;
      if (const XmlElement* batch = fields_.find(*details, "Btch")) read_batch(*batch, entry);
      for (const XmlElement* one = details->first; one != nullptr; one = one->next) {
        if (one->name == "TxDtls") entry.transactions.push_back(read_transaction(*one, entry));
      }
    }
    if (is_return(element)) {
      for (BookedTransaction& one : entry.transactions) one.is_return = true;
    }
    const bool is_whole = entry.batches == 0 || (entry.batches == 1 && entry.batch_count.value_or(2) == 1);
    if (entry.transactions.size() != 1 || !is_whole) return;
    BookedTransaction& only = entry.transactions.front();
    if (only.amount || !only.other_amount.empty()) return;
    only.amount = entry.amount;
    only.other_amount = entry.other_amount;
  }

  void read_batch(const XmlElement& batch, BookedEntry& entry) {
    if (++entry.batches > 1) return;
    entry.batch_message = fields_.text(batch, "MsgId");
    entry.batch_payment_information = fields_.text(batch, "PmtInfId");
    if (const XmlElement* count = fields_.find(batch, "NbOfTxs")) {
      entry.batch_count =
          read_whole(fields_.findings(), count->text_spot, fields_.text_of(*count), 0, batch_count_max);
    }
  }

  bool is_return(const XmlElement& element) {
    return fields_.text(element, "BkTxCd/Domn/Fmly/SubFmlyCd") == return_code;
  }

  BookedTransaction read_transaction(const XmlElement& element, const BookedEntry& entry) {
    BookedTransaction transaction;
    transaction.spot = element.spot;
    if (const XmlElement* references = fields_.find(element, "Refs")) {
      transaction.end_to_end = fields_.text(*references, "EndToEndId");
      transaction.payment_information = fields_.text(*references, "PmtInfId");
      transaction.message = fields_.text(*references, "MsgId");
      transaction.instruction = fields_.text(*references, "InstrId");
      transaction.bank_reference = fields_.text(*references, "AcctSvcrRef");
    }
    for (const std::string_view path : {"Amt", "AmtDtls/TxAmt/Amt", "AmtDtls/InstdAmt/Amt"}) {
      const XmlElement* amount = fields_.find(element, path);
      if (amount == nullptr) continue;
      BankAmount read = fields_.amount_of(*amount);
      transaction.amount = read.euros;
      transaction.other_amount = std::move(read.other);
      break;
    }
    const XmlElement* indicator = fields_.find(element, "CdtDbtInd");
    transaction.is_credit = indicator != nullptr ? fields_.is_credit(*indicator) : entry.is_credit;
    transaction.is_return = is_return(element);
    if (const XmlElement* returned = fields_.find(element, "RtrInf")) {
      transaction.is_return = true;
      if (const XmlElement* reason = fields_.find(*returned, "Rsn")) {
        transaction.reason = fields_.code_of(*reason);
      }
      transaction.reason_text = fields_.joined(*returned, "AddtlInf");
    }
    if (const XmlElement* remittance = fields_.find(element, "RmtInf")) {
      transaction.remittance = fields_.joined(*remittance, "Ustrd");
    }
    return transaction;
  }

  MessageFields& fields_;
};

}  // namespace

std::vector<AccountStatement> read_account_statements(MessageFields& fields, const XmlElement& document) {
  std::vector<AccountStatement> statements;
  const XmlElement* message = fields.find_required(document, "BkToCstmrStmt");
  if (message == nullptr) return statements;
  for (const XmlElement* one = message->first; one != nullptr; one = one->next) {
    if (one->name == "Stmt") statements.push_back(StatementReader(fields).read(*one));
  }
  if (statements.empty()) {
    fields.findings().error(code::missing_key, message->spot, message->name, "Stmt");
  }
  return statements;
}

}  // namespace buurtkas
