using System.Globalization;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;
using Broker.Testing;
using Broker.Testing.Salesforce;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>An org with deals whose texts hold everything that CSV makes hard, and a client whose waits between polls run by themselves.</summary>
public abstract class BulkWorld : IAsyncLifetime
{
    private protected const string Code = "FIELD_INTEGRITY_EXCEPTION";
    private BrokerSimulators simulators = null!;

    private protected SalesforceSimulator Org => simulators.Salesforce;

    private protected SalesforceClient Client { get; private set; } = null!;

    public virtual async Task InitializeAsync()
    {
        simulators = await BrokerSimulators.StartAsync();
        Org.AddObject("Deal__c", new SalesforceField("Key__c") { Length = 20, ExternalId = true }, new SalesforceField("Note__c"));
        Client = new SalesforceClient(
            new SalesforceOptions { BaseAddress = Org.BaseAddress, Credential = SalesforceCredential.ClientCredentials("client", Secret.From("secret")) },
            timeProvider: new FakeTimeProvider { AutoAdvance = true });
    }

    public virtual async Task DisposeAsync() => await simulators.DisposeAsync();

    private protected static string KeyOf(long number) => string.Create(CultureInfo.InvariantCulture, $"D-{number:D7}");

    private protected static int NumberOf(ReadOnlySpan<char> key) => int.Parse(key[2..], NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>The text of a deal; null for none.</summary>
    private protected static string? NoteOf(long number) => (number % 8) switch
    {
        0 => null,
        1 => string.Create(CultureInfo.InvariantCulture, $"a, b \"{number}\""),
        2 => string.Create(CultureInfo.InvariantCulture, $"first {number}\nsecond"),
        3 => string.Create(CultureInfo.InvariantCulture, $"first {number}\r\nsecond"),
        4 => string.Create(CultureInfo.InvariantCulture, $"Müller Ωж🙂 {number}"),
        5 => string.Create(CultureInfo.InvariantCulture, $"\"{number}\"\",\""),
        6 => null,
        _ => string.Create(CultureInfo.InvariantCulture, $"plain {number}"),
    };

    /// <summary>How a deal's text stands in a file: nothing for one that is left alone, the word for one that is cleared.</summary>
    private protected static string CellOf(long number) => (number % 8) switch
    {
        0 => string.Empty,
        6 => "#N/A",
        _ when NoteOf(number) is { } text && text.AsSpan().IndexOfAny(",\"\r\n") >= 0 => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => NoteOf(number)!,
    };

    private protected static bool Fails(long number) => number % 100 == 42;
}
