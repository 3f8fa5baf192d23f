using System.Globalization;
using Broker.Testing;
using Broker.Testing.Salesforce;

namespace Broker.Bench.Stub;

/// <summary>A Salesforce org with deals that are counted and not kept, and with facts to query. In a process of its own, so that its memory is not counted.</summary>
internal static class SimulatedOrg
{
    private static readonly SalesforceField[] Fields =
        [new("Key__c") { ExternalId = true }, new("Symbol__c"), new("Note__c"), new("Amount__c", SalesforceFieldType.Currency), new("Opened__c", SalesforceFieldType.DateTime)];

    public static async Task RunAsync(int rows)
    {
        await using BrokerSimulators simulators = await BrokerSimulators.StartAsync();
        SalesforceSimulator org = simulators.Salesforce;
        org.AddObject("Deal__c", Fields);
        org.UseSink("Deal__c");
        org.FailRows("Deal__c", static row => row.Number % 100 == 42, "FIELD_INTEGRITY_EXCEPTION");
        org.AddObject("Fact__c", Fields);
        org.Seed("Fact__c", rows, static n => new Dictionary<string, string?>
        {
            ["Key__c"] = string.Create(CultureInfo.InvariantCulture, $"F-{n:D7}"), ["Symbol__c"] = "EURUSD", ["Note__c"] = n % 8 == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"row, \"{n}\""),
            ["Amount__c"] = string.Create(CultureInfo.InvariantCulture, $"{n}.25"), ["Opened__c"] = "2026-11-22T06:00:00.000+0000",
        });
        Console.WriteLine("listening " + org.BaseAddress.GetLeftPart(UriPartial.Authority));

        // As the canned stub: it ends with the rig.
        await Console.In.ReadToEndAsync();
    }
}
