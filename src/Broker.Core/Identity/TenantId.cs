using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>The broker (or brand) that a record belongs to. Every key, metric and record carries it.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<TenantId>))]
public readonly record struct TenantId : IIdentifier<TenantId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public TenantId(string value) => this.value = Identifier.Check(value, nameof(TenantId), "a short name such as \"acme\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static TenantId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
