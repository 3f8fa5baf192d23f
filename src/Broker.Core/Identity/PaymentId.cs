using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>A payment as its provider knows it, for example a Stripe PaymentIntent id.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<PaymentId>))]
public readonly record struct PaymentId : IIdentifier<PaymentId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public PaymentId(string value) => this.value = Identifier.Check(value, nameof(PaymentId), "a provider id such as \"pi_...\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static PaymentId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
