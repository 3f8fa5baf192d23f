using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>The paying customer as the payment provider knows it, for example a Stripe customer id. Not a card, bank or wallet number.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PayerId>))]
public readonly record struct PayerId : IIdentifier<PayerId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public PayerId(string value) => this.value = Identifier.Check(value, nameof(PayerId), "a provider id such as \"cus_...\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static PayerId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
