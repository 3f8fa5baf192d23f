using Broker.Core.Secrets;

namespace Broker.MetaTrader.Connection;

/// <summary>A certificate with its private key, for brokers that demand one at login. Has no text form: it is a secret.</summary>
public sealed class ClientCertificate
{
    /// <summary>The content of the <c>.pfx</c> file. It holds the private key.</summary>
    public required ReadOnlyMemory<byte> Pfx { get; init; }

    /// <summary>The password of the file. Read while the request is built; the caller disposes it afterwards.</summary>
    public required Secret Password { get; init; }

    /// <summary>The name the file is sent under. Default <c>certificate.pfx</c>.</summary>
    public string FileName { get; init; } = "certificate.pfx";

    internal void ThrowIfIncomplete()
    {
        ArgumentNullException.ThrowIfNull(Password);
        if (Pfx.IsEmpty)
        {
            throw new ArgumentException("Pfx is empty; give the content of the .pfx file.", nameof(Pfx));
        }
    }
}
