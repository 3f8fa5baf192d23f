using Broker.Crm.Salesforce.Records;
using static Broker.Contracts.Tests.Salesforce.Operations.Rows;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>Calls about one record as a class of the user (contracts/salesforce.md 4).</summary>
internal static class TypedRecordRows
{
    public static IReadOnlyList<SalesforceCall> All { get; } =
    [
        Once("CreateRecord, typed", static c => Traders(c).CreateAsync(Ada()), IsId),
        Once("CreateRecord, typed, as a result", static async c => (await Traders(c).TryCreateAsync(Ada())).Value, IsId),
        Read("GetRecord, typed", static c => Traders(c).GetAsync(Id), IsTrader),
        Read("GetRecord, typed, as a result", static async c => (await Traders(c).TryGetAsync(Id)).Value, IsTrader),
        Read("GetRecord, typed, if changed", static c => Traders(c).GetIfChangedAsync(Id, new SalesforceReadOptions { IfModifiedSince = Noted }), static trader => IsTrader(trader!)),
        Read("GetRecordByExternalId, typed", static c => Traders(c).FindAsync("Key__c", "C-1042"), static trader => IsTrader(trader!)) with { IsByExternalId = true, MayFindNothing = true },
        Does("UpdateRecord, typed", SalesforceSafety.Repeatable, static c => Traders(c).UpdateAsync(Id, new Trader { Equity = null })),
        Tries("UpdateRecord, typed, as a result", SalesforceSafety.Repeatable, static c => Traders(c).TryUpdateAsync(Id, new Trader { Equity = null })),
        Repeated("UpsertRecord, typed", static c => Traders(c).UpsertAsync("Key__c", Keyed()), IsUpserted(isNew: false)) with { IsByExternalId = true, MayBeEmpty = true },
        Repeated("UpsertRecord, typed, as a result", static async c => (await Traders(c).TryUpsertAsync("Key__c", Keyed())).Value, IsUpserted(isNew: true)) with { IsByExternalId = true, MayBeEmpty = true },
        Does("DeleteRecord, typed", SalesforceSafety.Repeatable, static c => Traders(c).DeleteAsync(Id)),
        Tries("DeleteRecord, typed, as a result", SalesforceSafety.Repeatable, static c => Traders(c).TryDeleteAsync(Id)),
    ];

    private static ISalesforceRecords<Trader> Traders(SalesforceClients clients) => clients.Org.Records<Trader>();

    private static Trader Ada() => new() { LastName = "Lovelace", Equity = 1234.5m };

    private static Trader Keyed() => new() { Key = "C-1042", LastName = "Lovelace", Equity = 1234.5m };
}
