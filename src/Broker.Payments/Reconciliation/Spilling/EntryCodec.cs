using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Books;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Entries as bytes. The kind stands at a fixed place so that it can be looked at without reading the rest.</summary>
internal sealed class EntryCodec
{
    // The most a time may lie from UTC, in minutes.
    private const int MaxOffset = 14 * 60;

    private readonly TextCache texts = new();

    /// <summary>The kind of a written entry.</summary>
    internal static EntryKind KindOf(ReadOnlySpan<byte> payload) => (EntryKind)payload[1];

    internal static void Write(RowWriter writer, BookEntry entry)
    {
        writer.Byte((byte)entry.Book);
        writer.Byte((byte)entry.Kind);
        writer.Byte((byte)entry.Direction);
        writer.Byte((byte)entry.State);
        Write(writer, entry.Time);
        Write(writer, entry.Amount);
        writer.Text(entry.Id);
        writer.Text(entry.RawState);
        writer.Text(entry.Source);
        writer.VarInt((ulong)entry.LineNumber);
        switch (entry)
        {
            case OperationEntry operation:
                Write(writer, operation);
                break;
            case ProviderEntry provider:
                Write(writer, provider);
                break;
            case SettlementEntry line:
                Write(writer, line);
                break;
            case PayoutEntry payout:
                Write(writer, payout);
                break;
            case BankLine bank:
                writer.Text(bank.Account);
                writer.Text(bank.TraceId);
                writer.Text(bank.RemittanceText);
                break;
            case AppliedEntry applied:
                writer.Text(applied.ConfirmationId);
                writer.Text(applied.Account);
                break;
        }
    }

    internal BookEntry Read(ReadOnlySpan<byte> payload)
    {
        var reader = new RowReader(payload);
        var book = (ReconciliationBook)reader.Byte();
        var kind = (EntryKind)reader.Byte();
        var direction = (MoneyDirection)reader.Byte();
        var state = (EntryState)reader.Byte();
        DateTimeOffset time = Time(ref reader);
        Money amount = ReadMoney(ref reader);
        string id = reader.Text()!;
        string? rawState = reader.SharedText(texts);
        string? source = reader.SharedText(texts);
        long line = (long)reader.VarInt();
        return book switch
        {
            ReconciliationBook.Operations => new OperationEntry
            {
                Kind = kind, Direction = direction, State = state, Time = time, Amount = amount, Id = id, RawState = rawState, Source = source, LineNumber = line,
                Provider = reader.SharedText(texts)!, ProviderId = reader.Text(), PaymentId = reader.Text(), Reference = reader.Text(), IdempotencyKey = reader.Text(),
                Customer = reader.Text(), Method = reader.SharedText(texts), Fee = ReadOptionalMoney(ref reader), ConfirmationId = reader.Text(), Account = reader.Text(),
            },
            ReconciliationBook.Provider => new ProviderEntry
            {
                Kind = kind, Direction = direction, State = state, Time = time, Amount = amount, Id = id, RawState = rawState, Source = source, LineNumber = line,
                Provider = reader.SharedText(texts)!, PaymentId = reader.Text(), Reference = reader.Text(), IdempotencyKey = reader.Text(), Customer = reader.Text(),
                Method = reader.SharedText(texts), BalanceTransactionId = reader.Text(), Fee = ReadOptionalMoney(ref reader), ChargeAmount = ReadOptionalMoney(ref reader), PaidBefore = reader.Byte() != 0,
            },
            ReconciliationBook.Settlement => new SettlementEntry
            {
                Kind = kind, Direction = direction, State = state, Time = time, Amount = amount, Id = id, RawState = rawState, Source = source, LineNumber = line,
                Provider = reader.SharedText(texts)!, TransactionId = reader.Text(), PayoutId = reader.SharedText(texts), Method = reader.SharedText(texts),
                Fee = ReadMoney(ref reader), Net = ReadMoney(ref reader), Presentment = ReadOptionalMoney(ref reader), ExchangeRate = reader.Byte() != 0 ? reader.Decimal() : null,
            },
            ReconciliationBook.Payouts => new PayoutEntry
            {
                Kind = kind, Direction = direction, State = state, Time = time, Amount = amount, Id = id, RawState = rawState, Source = source, LineNumber = line,
                Provider = reader.SharedText(texts)!, TraceId = reader.Text(), StatementDescriptor = reader.SharedText(texts), BatchId = reader.Text(),
                ArrivesAt = reader.Byte() != 0 ? Time(ref reader) : null, Manual = reader.Byte() != 0, PaidBefore = reader.Byte() != 0,
            },
            ReconciliationBook.Bank => new BankLine
            {
                Kind = kind, Direction = direction, State = state, Time = time, Amount = amount, Id = id, RawState = rawState, Source = source, LineNumber = line,
                Account = reader.SharedText(texts), TraceId = reader.Text(), RemittanceText = reader.Text(),
            },
            _ => new AppliedEntry
            {
                Kind = kind, Direction = direction, State = state, Time = time, Amount = amount, Id = id, RawState = rawState, Source = source, LineNumber = line,
                ConfirmationId = reader.Text(), Account = reader.Text(),
            },
        };
    }

    private static void Write(RowWriter writer, OperationEntry operation)
    {
        writer.Text(operation.Provider);
        writer.Text(operation.ProviderId);
        writer.Text(operation.PaymentId);
        writer.Text(operation.Reference);
        writer.Text(operation.IdempotencyKey);
        writer.Text(operation.Customer);
        writer.Text(operation.Method);
        Write(writer, operation.Fee);
        writer.Text(operation.ConfirmationId);
        writer.Text(operation.Account);
    }

    private static void Write(RowWriter writer, ProviderEntry provider)
    {
        writer.Text(provider.Provider);
        writer.Text(provider.PaymentId);
        writer.Text(provider.Reference);
        writer.Text(provider.IdempotencyKey);
        writer.Text(provider.Customer);
        writer.Text(provider.Method);
        writer.Text(provider.BalanceTransactionId);
        Write(writer, provider.Fee);
        Write(writer, provider.ChargeAmount);
        writer.Byte(provider.PaidBefore ? (byte)1 : (byte)0);
    }

    private static void Write(RowWriter writer, SettlementEntry line)
    {
        writer.Text(line.Provider);
        writer.Text(line.TransactionId);
        writer.Text(line.PayoutId);
        writer.Text(line.Method);
        Write(writer, line.Fee);
        Write(writer, line.Net);
        Write(writer, line.Presentment);
        writer.Byte(line.ExchangeRate is null ? (byte)0 : (byte)1);
        if (line.ExchangeRate is { } rate)
        {
            writer.Decimal(rate);
        }
    }

    private static void Write(RowWriter writer, PayoutEntry payout)
    {
        writer.Text(payout.Provider);
        writer.Text(payout.TraceId);
        writer.Text(payout.StatementDescriptor);
        writer.Text(payout.BatchId);
        writer.Byte(payout.ArrivesAt is null ? (byte)0 : (byte)1);
        if (payout.ArrivesAt is { } arrives)
        {
            Write(writer, arrives);
        }

        writer.Byte(payout.Manual ? (byte)1 : (byte)0);
        writer.Byte(payout.PaidBefore ? (byte)1 : (byte)0);
    }

    private static void Write(RowWriter writer, DateTimeOffset time)
    {
        writer.Int64(time.Ticks);
        writer.VarInt((ulong)(time.TotalOffsetMinutes + MaxOffset));
    }

    private static DateTimeOffset Time(ref RowReader reader) => new(reader.Int64(), TimeSpan.FromMinutes((int)reader.VarInt() - MaxOffset));

    private static void Write(RowWriter writer, Money? money)
    {
        writer.Byte(money is null ? (byte)0 : (byte)1);
        if (money is { } amount)
        {
            Write(writer, amount);
        }
    }

    private static void Write(RowWriter writer, Money money)
    {
        writer.Text(money.Currency.Code);
        writer.Decimal(money.Amount);
    }

    private Money? ReadOptionalMoney(ref RowReader reader) => reader.Byte() != 0 ? ReadMoney(ref reader) : null;

    private Money ReadMoney(ref RowReader reader)
    {
        Currency currency = Currency.Of(reader.SharedText(texts)!);
        return new Money(reader.Decimal(), currency);
    }
}
