using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Broker.Core.Errors;

/// <summary>
/// Free text that a provider sent. It may repeat what was sent to it, passwords included, so it prints only its length; read it with
/// <see cref="Reveal"/> where a person needs it, never in a log line.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
[JsonConverter(typeof(ProviderTextJsonConverter))]
public readonly struct ProviderText : IEquatable<ProviderText>
{
    private readonly string? text;

    /// <summary>Wraps text from a provider.</summary>
    public ProviderText(string? text) => this.text = text;

    /// <summary>True when the provider sent nothing.</summary>
    public bool IsEmpty => string.IsNullOrEmpty(text);

    /// <summary>The text as it was sent. Treat it as personal data at least.</summary>
    public string Reveal() => text ?? string.Empty;

    /// <inheritdoc/>
    public bool Equals(ProviderText other) => string.Equals(text, other.text, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is ProviderText other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => text is null ? 0 : string.GetHashCode(text, StringComparison.Ordinal);

    /// <summary>Compares the texts.</summary>
    public static bool operator ==(ProviderText left, ProviderText right) => left.Equals(right);

    /// <summary>Compares the texts.</summary>
    public static bool operator !=(ProviderText left, ProviderText right) => !left.Equals(right);

    /// <summary>Only the length, for example <c>[provider text, 42 characters]</c>.</summary>
    public override string ToString() => IsEmpty ? string.Empty : $"[provider text, {text!.Length} characters]";
}
