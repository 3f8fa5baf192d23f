using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace Broker.Core.Secrets;

/// <summary>
/// A password, API key, token or webhook secret. It prints as <c>[secret]</c>, refuses to serialize, compares in constant time and is zeroed on dispose.
/// </summary>
/// <remarks>
/// The only ways to the value are <see cref="Reveal"/> and <see cref="RevealUtf8"/>: search a code base for these two names to see every place
/// where a secret is used. Thread-safe until disposed.
/// </remarks>
[DebuggerDisplay("[secret]")]
[JsonConverter(typeof(SecretJsonConverter))]
public sealed class Secret : IDisposable, IEquatable<Secret>
{
    private const string Mask = "[secret]";
    private readonly byte[] utf8;
    private bool disposed;

    private Secret(byte[] utf8) => this.utf8 = utf8;

    /// <summary>Takes the secret out of a string. The string itself stays in memory until it is collected; prefer the other sources.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public static Secret From(string value)
    {
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException("The secret is empty.", nameof(value));
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>(Encoding.UTF8.GetByteCount(value), pinned: true);
        Encoding.UTF8.GetBytes(value, bytes);
        return new Secret(bytes);
    }

    /// <summary>Copies the secret from UTF-8 bytes.</summary>
    /// <exception cref="ArgumentException">The value is empty.</exception>
    public static Secret From(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
        {
            throw new ArgumentException("The secret is empty.", nameof(utf8));
        }

        byte[] bytes = GC.AllocateUninitializedArray<byte>(utf8.Length, pinned: true);
        utf8.CopyTo(bytes);
        return new Secret(bytes);
    }

    /// <summary>Reads the secret from an environment variable.</summary>
    /// <exception cref="InvalidOperationException">The variable is not set or empty.</exception>
    public static Secret FromEnvironment(string variable)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(variable);
        string? value = Environment.GetEnvironmentVariable(variable);
        return string.IsNullOrEmpty(value)
            ? throw new InvalidOperationException($"Environment variable {variable} is not set; it must hold the secret.")
            : From(value);
    }

    /// <summary>Reads the secret from a file, without a byte order mark and without the line break at its end.</summary>
    /// <exception cref="InvalidOperationException">The file is missing or empty.</exception>
    public static Secret FromFile(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (!File.Exists(path))
        {
            throw new InvalidOperationException($"Secret file {path} does not exist.");
        }

        byte[] all = File.ReadAllBytes(path);
        ReadOnlySpan<byte> trimmed = all.AsSpan().TrimEnd("\r\n"u8);
        if (trimmed.StartsWith("\uFEFF"u8))
        {
            trimmed = trimmed[3..];
        }

        if (trimmed.IsEmpty)
        {
            throw new InvalidOperationException($"Secret file {path} is empty.");
        }

        Secret secret = From(trimmed);
        CryptographicOperations.ZeroMemory(all);
        return secret;
    }

    /// <summary>The secret as text, for the one place that must send it.</summary>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public string Reveal() => Encoding.UTF8.GetString(RevealUtf8());

    /// <summary>The secret as UTF-8 bytes, valid until it is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The secret was disposed.</exception>
    public ReadOnlySpan<byte> RevealUtf8()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        return utf8;
    }

    /// <inheritdoc/>
    public bool Equals(Secret? other) =>
        ReferenceEquals(this, other) || (other is { disposed: false } && !disposed && CryptographicOperations.FixedTimeEquals(utf8, other.utf8));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Secret);

    /// <summary>The same for every secret: a hash of the value would leak through a dictionary's order.</summary>
    public override int GetHashCode() => Mask.Length;

    /// <summary>Never the value.</summary>
#pragma warning disable CS0809 // the point: calling it on a Secret does not compile
    [Obsolete("A secret has no text form. Use Reveal() at the one place that sends it.", error: true)]
    public override string ToString() => Mask;
#pragma warning restore CS0809

    /// <summary>Zeroes the value.</summary>
    public void Dispose()
    {
        disposed = true;
        CryptographicOperations.ZeroMemory(utf8);
    }
}
