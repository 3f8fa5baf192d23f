using System.Globalization;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>A text is not CSV as Bulk 2.0 writes and takes it. Nothing of the text is repeated.</summary>
public sealed class BulkCsvException : BrokerApiException
{
    internal BulkCsvException(string problem, long row, long offset)
        : base(new ApiError
        {
            System = SalesforceProtocol.SystemName,
            Operation = "ReadCsv",
            Kind = ErrorKind.Protocol,
            Outcome = Outcome.Refused,
            Advice = string.Create(CultureInfo.InvariantCulture, $"The CSV cannot be read: {problem} (row {row}, byte {offset})."),
        })
    {
        Row = row;
        Offset = offset;
    }

    /// <summary>The row that cannot be read, from 1; the header is row 1.</summary>
    public long Row { get; }

    /// <summary>Where the trouble is, in bytes from the start, not counting a byte order mark and null bytes that were taken out.</summary>
    public long Offset { get; }
}
