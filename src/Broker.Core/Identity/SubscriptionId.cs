using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>A subscription as its provider knows it, for example a Stripe subscription id.</summary>
[JsonConverter(typeof(IdentifierJsonConverter<SubscriptionId>))]
public readonly record struct SubscriptionId : IIdentifier<SubscriptionId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public SubscriptionId(string value) => this.value = Identifier.Check(value, nameof(SubscriptionId), "a provider id such as \"sub_...\"");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static SubscriptionId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
