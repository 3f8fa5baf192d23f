using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>An invoice as its provider knows it, for example a Stripe invoice id.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<InvoiceId>))]
public readonly record struct InvoiceId : IIdentifier<InvoiceId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public InvoiceId(string value) => this.value = Identifier.Check(value, nameof(InvoiceId), "a provider id such as \"in_...\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static InvoiceId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
