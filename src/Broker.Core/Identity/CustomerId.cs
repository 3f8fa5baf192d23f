using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>The broker's own id of a customer: the key that every system's record is tied to.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<CustomerId>))]
public readonly record struct CustomerId : IIdentifier<CustomerId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public CustomerId(string value) => this.value = Identifier.Check(value, nameof(CustomerId), "an internal client id such as \"C-1042\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static CustomerId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
