using System.Security.Cryptography;
using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Tests.Authentication;

/// <summary>Keys that are made for one run.</summary>
internal static class TestKeys
{
    public static RSA Rsa { get; } = RSA.Create(2048);

    public static Secret Pkcs8 { get; } = Secret.From(Rsa.ExportPkcs8PrivateKeyPem());

    public static Secret Pkcs1 { get; } = Secret.From(Rsa.ExportRSAPrivateKeyPem());

    /// <summary>A stretch of the key that must appear nowhere.</summary>
    public static string Canary { get; } = Pkcs8.Reveal().Split('\n')[5];
}
