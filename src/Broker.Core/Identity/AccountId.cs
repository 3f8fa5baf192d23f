using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>A trading account as the MetaTrader API knows it: the UUID of a registered account, or the token of a session.</summary>
/// <remarks>
/// On session hosts this value is a bearer secret and with an API key it is half of a credential, so it never goes into log lines, traces
/// or exception messages (contracts/metatrader.md 4.4).
/// </remarks>
[JsonConverter(typeof(IdentifierJsonConverter<AccountId>))]
public readonly record struct AccountId : IIdentifier<AccountId>
{
    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than 256 characters or holds control characters.</exception>
    public AccountId(string value) => this.value = Identifier.Check(value, nameof(AccountId), "the UUID that RegisterAccount returned");

    /// <summary>The id as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static AccountId Create(string value) => new(value);

    /// <inheritdoc/>
    public override string ToString() => Value;
}
