namespace Broker.Payments;

/// <summary>The answer to a dispute, by the provider's own field names or codes.</summary>
public sealed record DisputeEvidence
{
    /// <summary>The provider's id of the dispute.</summary>
    public required string Dispute { get; init; }

    /// <summary>Texts by the provider's field name, for example <c>uncategorized_text</c>.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = Payment.EmptyMetadata;

    /// <summary>The provider's code of the ground the defence stands on; null where it asks for none.</summary>
    public string? ReasonCode { get; init; }

    /// <summary>True to submit, which is final and happens once; false only saves. Default false.</summary>
    public bool Submit { get; init; }
}
