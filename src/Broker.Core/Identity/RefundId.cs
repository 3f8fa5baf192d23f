using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>A refund as its provider knows it.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<RefundId>))]
public readonly record struct RefundId : IIdentifier<RefundId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public RefundId(string value) => this.value = Identifier.Check(value, nameof(RefundId), "a provider id such as \"re_...\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static RefundId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
