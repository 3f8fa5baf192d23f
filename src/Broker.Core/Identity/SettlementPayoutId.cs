using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>A settlement payout to the broker's own bank as its provider knows it, for example a Stripe payout id.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<SettlementPayoutId>))]
public readonly record struct SettlementPayoutId : IIdentifier<SettlementPayoutId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public SettlementPayoutId(string value) => this.value = Identifier.Check(value, nameof(SettlementPayoutId), "a provider id such as \"po_...\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static SettlementPayoutId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
