using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>A withdrawal to a client as its provider knows it, for example an Adyen transfer id.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<WithdrawalId>))]
public readonly record struct WithdrawalId : IIdentifier<WithdrawalId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public WithdrawalId(string value) => this.value = Identifier.Check(value, nameof(WithdrawalId), "a provider id such as a transfer id");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static WithdrawalId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
