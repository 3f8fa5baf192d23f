using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Broker.Core.Identity;

/// <summary>
/// The stable name of one business operation, for example "refund of payment X for case Y". Every try of the operation carries the same key;
/// a provider that supports idempotency receives it as its idempotency key.
/// </summary>
/// <remarks>At most 64 characters, the smallest limit among the payment providers (contracts/payments.md b).</remarks>
[JsonConverter(typeof(IdentifierJsonConverter<OperationKey>))]
public readonly record struct OperationKey : IIdentifier<OperationKey>
{
    /// <summary>The longest key every provider accepts.</summary>
    public const int MaxLength = 64;

    private readonly string? value;

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value is empty, longer than <see cref="MaxLength"/> or not printable ASCII.</exception>
    public OperationKey(string value)
    {
        Identifier.Check(value, nameof(OperationKey), "a stable name of the business operation");
        if (value.Length > MaxLength)
        {
            throw new ArgumentException(
                $"OperationKey has {value.Length} characters; at most {MaxLength} are allowed. Use OperationKey.Derive for longer names.", nameof(value));
        }

        foreach (char c in value)
        {
            if (c is < '!' or > '~')
            {
                throw new ArgumentException($"OperationKey holds U+{(int)c:X4}; only printable ASCII without spaces travels in a header.", nameof(value));
            }
        }

        this.value = value;
    }

    /// <summary>The key as text. Empty only for <c>default</c>.</summary>
    public string Value => value ?? string.Empty;

    /// <summary>True for <c>default</c>, which names nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(value);

    /// <inheritdoc/>
    public static OperationKey Create(string value) => new(value);

    /// <summary>A key made of a readable prefix and a hash of all parts: the same parts always give the same key.</summary>
    public static OperationKey Derive(string prefix, params ReadOnlySpan<string> parts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(prefix);
        var text = new StringBuilder(prefix);
        foreach (string part in parts)
        {
            ArgumentNullException.ThrowIfNull(part, nameof(parts));
            text.Append('\u001f').Append(part.Length).Append(':').Append(part);
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 16));
        string head = prefix.Length > MaxLength - hash.Length - 1 ? prefix[..(MaxLength - hash.Length - 1)] : prefix;
        return new OperationKey($"{head}-{hash}");
    }

    /// <inheritdoc/>
    public override string ToString() => Value;
}
