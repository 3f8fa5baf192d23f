using Broker.Core.Configuration;

namespace Broker.Payments.Reconciliation.Reading;

/// <summary>Checks <see cref="CsvReadOptions"/>.</summary>
internal static class CsvReadOptionsCheck
{
    internal static void ThrowIfAny(CsvReadOptions options) => new OptionsCheck("CSV")
        .That(options.Separator is not ('"' or '\r' or '\n'), nameof(options.Separator), "a quote or a line end", "any other character")
        .Range(nameof(options.MaxRecordLength), options.MaxRecordLength, 256, 16 * 1024 * 1024)
        .Range(nameof(options.MaxLinesPerRecord), options.MaxLinesPerRecord, 1, 10_000)
        .Range(nameof(options.MaxColumns), options.MaxColumns, 1, 16 * 1024)
        .Required(nameof(options.Encoding), options.Encoding, "an encoding such as UTF-8")
        .Required(nameof(options.Zone), options.Zone, "a time zone such as UTC")
        .ThrowIfAny(typeof(CsvReadOptions));
}
