using System.Runtime.CompilerServices;
using System.Text;

namespace Broker.Payments.Adyen.Reports;

/// <summary>
/// The Settlement Details report: what is inside each settlement batch. Columns are found by their names, in any order; unknown ones are passed over, and amounts
/// have a point as the decimal sign whatever the culture.
/// </summary>
/// <remarks>Wire: contracts/payments.md b. Thread-safe: it holds nothing.</remarks>
public static class AdyenSettlementReport
{
    /// <summary>The <see cref="SettlementLine.RawType"/> of the line that is the amount at the bank.</summary>
    public const string PayoutType = "MerchantPayout";

    /// <summary>Reads the lines of a report as they come, without holding them all.</summary>
    /// <param name="report">The report, UTF-8; left open.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="FormatException">A column that is needed is missing or a value cannot be read; the message names row and column, never the value.</exception>
    public static async IAsyncEnumerable<SettlementLine> ReadAsync(Stream report, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(report);
        using var reader = new StreamReader(report, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var rows = new CsvRows(reader);
        List<string> header = await rows.ReadAsync(cancellationToken).ConfigureAwait(false) ?? throw new FormatException("The report is empty.");
        var columns = new AdyenSettlementColumns(header);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false) is { } row)
        {
            if (row.Count > 1 || row[0].Length > 0)
            {
                yield return LineOf(columns, row, rows.Number);
            }
        }
    }

    /// <summary>The settlement payout that a <see cref="PayoutType"/> line is; null for any other line.</summary>
    /// <remarks>The line takes the money out of the batch, so its net is negative; the payout's amount is not.</remarks>
    /// <param name="line">A line of a report.</param>
    /// <param name="observedAt">The time to state as that of reading.</param>
    public static SettlementPayout? PayoutOf(SettlementLine line, DateTimeOffset observedAt)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.RawType != PayoutType || line.Payout is not { } batch ? null : new SettlementPayout
        {
            Id = batch,
            Provider = line.Provider,
            State = AdyenStateMaps.SettlementPayouts.Of(line.RawType),
            RawState = line.RawType,
            Amount = Core.Monetary.Money.Zero(line.Net.Currency) - line.Net,
            IsAutomatic = true,
            BankTrace = line.ModificationId,
            Reference = line.Reference,
            Evidence = Core.Boundaries.Finance.PaymentEvidence.SettlementReport,
            CreatedAt = line.ProviderTime,
            ObservedAt = observedAt,
        };
    }

    private static SettlementLine LineOf(AdyenSettlementColumns columns, List<string> row, int number)
    {
        SettlementLine? line = null;
        try
        {
            line = columns.Read(row, number);
        }
        catch (Exception exception) when (exception is ArgumentException or OverflowException)
        {
            // An id with control characters, an amount beyond any range: the row is no row. The exception may repeat the value, so it is not kept.
        }

        return line ?? throw new FormatException(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Row {number} of the report holds a value that no report can hold."));
    }
}
