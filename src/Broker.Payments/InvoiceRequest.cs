using Broker.Core.Identity;

namespace Broker.Payments;

/// <summary>An invoice to be made, as a draft.</summary>
public sealed record InvoiceRequest
{
    /// <summary>Who pays.</summary>
    public required PayerId Payer { get; init; }

    /// <summary>What is charged; all lines in one currency.</summary>
    public required IReadOnlyList<InvoiceLine> Lines { get; init; }

    /// <summary>Days until it is due, when it is sent to the payer; null charges the payer's saved instrument.</summary>
    public int? DaysUntilDue { get; init; }

    /// <summary>Our own reference; it comes back with every read and event of the invoice.</summary>
    public string? Reference { get; init; }

    /// <summary>A text the payer may see; null for none.</summary>
    public string? Description { get; init; }

    /// <summary>Further name and value pairs to travel with the invoice. No secrets and no card data.</summary>
    public IReadOnlyDictionary<string, string>? Metadata { get; init; }
}
