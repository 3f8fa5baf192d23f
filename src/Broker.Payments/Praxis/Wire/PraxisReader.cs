using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Payments.Wire;

namespace Broker.Payments.Praxis.Wire;

/// <summary>Reads answers and notifications, nested as in version 1.3 or flat as in the older ones (contracts/payments.md b2). Nothing of instruments is kept.</summary>
internal sealed class PraxisReader(TimeProvider time)
{
    /// <summary>A success that must tell its status: a cut or foreign answer is none.</summary>
    internal static bool ReadDone(in ApiResponse response) => Checked(response) is not null;

    internal static Secret ReadPage(in ApiResponse response)
    {
        string? page = Checked(response).Text("redirect_url");
        return Uri.TryCreate(page, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback)
            ? Secret.From(page!)
            : throw JsonSteps.Missing("redirect_url");
    }

    internal PraxisOrder ReadOrder(in ApiResponse response)
    {
        PraxisFields fields = Checked(response);
        DateTimeOffset now = time.GetUtcNow();
        return new PraxisOrder
        {
            Order = PraxisReference.Accept(OrderOf(fields)) ?? throw JsonSteps.Missing("session.order_id"),
            SessionState = PraxisReference.AcceptWord(fields.Text("session.session_status", "session.status", "order_status")) ?? string.Empty,
            Amount = PraxisFields.MoneyOf(fields.Whole("session.amount"), fields.Text("session.currency")),
            Payer = PayerOf(fields),
            Transaction = TransactionOf(fields, now),
            ProviderTime = fields.Time("timestamp") ?? now,
            ObservedAt = now,
        };
    }

    internal PraxisTransaction ReadTransaction(in ApiResponse response) => TransactionOf(Checked(response), time.GetUtcNow()) ?? throw JsonSteps.Missing("transaction");

    internal ClientWithdrawal ReadRequested(in ApiResponse response) =>
        ReadTransaction(response).ToWithdrawal(PaymentEvidence.ApiRead, time.GetUtcNow(), justRequested: true) ?? throw JsonSteps.Missing("transaction.transaction_type");

    internal ClientWithdrawal ReadWithdrawal(in ApiResponse response) =>
        ReadTransaction(response).ToWithdrawal(PaymentEvidence.ApiRead, time.GetUtcNow()) ?? throw JsonSteps.Missing("transaction.transaction_type");

    /// <summary>The transaction of a body; null when it has none.</summary>
    /// <exception cref="System.Text.Json.JsonException">A transaction is there without type, state or id.</exception>
    internal static PraxisTransaction? TransactionOf(PraxisFields fields, DateTimeOffset now)
    {
        string? tid = fields.Text("transaction.tid", "transaction.trace_id", "tid", "trace_id");
        string? type = fields.Text("transaction.transaction_type", "transaction_type");
        string? state = fields.Text("transaction.transaction_status", "transaction_status");
        if (tid is null && type is null && state is null)
        {
            return null;
        }

        Money? amount = PraxisFields.MoneyOf(fields.Whole("transaction.amount", "amount"), fields.Text("transaction.currency", "currency"));
        string? charge = fields.Text("transaction.processed_amount", "transaction.charge_amount", "charge_amount");
        Money? charged = PraxisFields.MoneyOf(
            fields.Whole("transaction.processed_amount", "transaction.charge_amount", "charge_amount"),
            fields.Text("transaction.processed_currency", "transaction.charge_currency", "charge_currency") ?? amount?.Currency.Code);
        return new PraxisTransaction
        {
            Tid = PraxisReference.Accept(tid) ?? throw JsonSteps.Missing("transaction.tid"),
            Order = PraxisReference.Accept(OrderOf(fields)),
            Type = PraxisReference.AcceptWord(type) ?? throw JsonSteps.Missing("transaction.transaction_type"),
            RawState = PraxisReference.AcceptWord(state) ?? throw JsonSteps.Missing("transaction.transaction_status"),
            Amount = amount,
            Charged = charged,
            Charge = ChargeOf(charge is not null, amount, charged),
            Payer = PayerOf(fields),
            Method = PraxisReference.AcceptWord(fields.Text("transaction.payment_method", "payment_method")),
            ProcessorId = PraxisReference.Accept(fields.Text("transaction.transaction_id", "transaction_id")),
            ErrorCode = PraxisReference.AcceptWord(fields.Text("transaction.error_code", "error_code")),
            ProviderTime = fields.Time("timestamp") ?? now,
        };
    }

    internal static string? OrderOf(PraxisFields fields) => fields.Text("session.order_id", "order_id", "transaction.order_id");

    private static PraxisCharge ChargeOf(bool told, Money? amount, Money? charged) =>
        !told ? PraxisCharge.NotTold
        : charged is not { } given ? PraxisCharge.Unreadable
        : amount is not { } asked || given.Currency != asked.Currency ? PraxisCharge.OtherCurrency
        : given == asked ? PraxisCharge.AsAsked
        : PraxisCharge.OtherAmount;

    private static PayerId? PayerOf(PraxisFields fields) => PraxisReference.Accept(fields.Text("session.cid", "cid", "pin")) is { } payer ? new PayerId(payer) : null;

    private static PraxisFields Checked(in ApiResponse response)
    {
        PraxisFields fields = PraxisFields.Read(response.Body);
        return fields.Whole("status") is not null ? fields : throw JsonSteps.Missing("status");
    }
}
