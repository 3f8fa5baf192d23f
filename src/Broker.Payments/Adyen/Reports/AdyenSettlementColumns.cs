using System.Globalization;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Payments.Adyen.Wire;

namespace Broker.Payments.Adyen.Reports;

/// <summary>Where the columns of one report stand, and a row as a line.</summary>
internal sealed class AdyenSettlementColumns
{
    private const NumberStyles Number = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
    private static readonly string[] FeeColumns = ["Commission (NC)", "Markup (NC)", "Scheme Fees (NC)", "Interchange (NC)"];

    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    internal AdyenSettlementColumns(List<string> header)
    {
        for (int i = 0; i < header.Count; i++)
        {
            places.TryAdd(header[i].Trim('\uFEFF', ' '), i);
        }

        foreach (string needed in (string[])["Psp Reference", "Merchant Reference", "Modification Reference", "Type", "Creation Date", "Net Currency", "Net Debit (NC)", "Net Credit (NC)", "Batch Number"])
        {
            if (!places.ContainsKey(needed))
            {
                throw new FormatException($"The report has no column '{needed}'.");
            }
        }
    }

    internal SettlementLine Read(List<string> row, int number)
    {
        Currency currency = CurrencyOf(row, "Net Currency", number) ?? throw Broken(number, "Net Currency");
        Money net = Difference(row, "Net Credit (NC)", "Net Debit (NC)", currency, number);
        Money fee = Money.Zero(currency);
        foreach (string column in FeeColumns)
        {
            fee += MoneyOf(row, column, currency, number);
        }

        Currency? presented = CurrencyOf(row, "Gross Currency", number);
        Money? gross = presented is { } unit ? Difference(row, "Gross Credit (GC)", "Gross Debit (GC)", unit, number) : null;
        string type = Text(row, "Type") is { Length: > 0 } word ? word : throw Broken(number, "Type");
        string? psp = Optional(row, "Psp Reference");
        string? modification = Optional(row, "Modification Reference");
        string? batch = Optional(row, "Batch Number");
        return new SettlementLine
        {
            // One modification can stand in a batch once for each type; lines without references, such as fees, are told by their row's content.
            Id = string.Create(CultureInfo.InvariantCulture, $"{batch}|{type}|{modification ?? psp}|{(modification ?? psp) switch { null => net.ToString() + "|" + Text(row, "Creation Date"), _ => string.Empty }}"),
            Provider = AdyenProtocol.Name,
            Payout = batch is null ? null : new SettlementPayoutId(batch),
            RawType = type,
            Payment = psp is null ? null : new PaymentId(psp),
            ModificationId = modification,
            Reference = Optional(row, "Merchant Reference"),
            Gross = gross is { } same && same.Currency == currency ? same : net + fee,
            Fee = fee,
            Net = net,
            Presented = gross is { } other && other.Currency != currency ? other : null,
            ProviderTime = TimeOf(row, number),
        };
    }

    private static FormatException Broken(int row, string column) => new(string.Create(CultureInfo.InvariantCulture, $"Row {row} of the report has no usable '{column}'."));

    private string Text(List<string> row, string column) => places.TryGetValue(column, out int place) && place < row.Count ? row[place].Trim() : string.Empty;

    private string? Optional(List<string> row, string column) => Text(row, column) is { Length: > 0 } text ? text : null;

    private Currency? CurrencyOf(List<string> row, string column, int number) => Optional(row, column) switch
    {
        null => null,
        { } code => Currency.TryParse(code, out Currency currency) ? currency : throw Broken(number, column),
    };

    private Money Difference(List<string> row, string credit, string debit, Currency currency, int number) =>
        MoneyOf(row, credit, currency, number) - MoneyOf(row, debit, currency, number);

    private Money MoneyOf(List<string> row, string column, Currency currency, int number)
    {
        if (Optional(row, column) is not { } text)
        {
            return Money.Zero(currency);
        }

        // Reports give majors; trailing zeros beyond the currency's digits are allowed, other digits are not.
        return decimal.TryParse(text, Number, CultureInfo.InvariantCulture, out decimal amount) && decimal.Round(amount, currency.MinorDigits) == amount
            ? new Money(amount, currency)
            : throw Broken(number, column);
    }

    private DateTimeOffset TimeOf(List<string> row, int number)
    {
        const string Column = "Creation Date";
        if (!DateTime.TryParse(Text(row, Column), CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime local))
        {
            throw Broken(number, Column);
        }

        string zone = Text(row, "TimeZone");
        if (zone is "" or "UTC" or "GMT")
        {
            return new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), TimeSpan.Zero);
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out TimeZoneInfo? found)
            ? new DateTimeOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), found.GetUtcOffset(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)))
            : throw Broken(number, "TimeZone");
    }
}
