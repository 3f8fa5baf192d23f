using System.Text.Json.Nodes;
using Broker.Core.Identity;
using Onboarding.Setup;

namespace Onboarding.Running;

/// <summary>Counts what the simulators hold, from their side.</summary>
public sealed record SimulatorCounts(int Accounts, int Duplicates, int CrmRecords)
{
    /// <summary>Reads the state of the MetaTrader and CRM simulators and counts what belongs to these customers.</summary>
    public static async Task<SimulatorCounts> ReadAsync(World world, IReadOnlyList<CustomerPlan> plans, CancellationToken cancellationToken)
    {
        int accounts = 0, duplicates = 0, records = 0;
        if (!world.IsLive(SystemName.MetaTrader))
        {
            HashSet<TradingLogin> ours = [.. plans.Select(static p => LoginPool.LoginOf(p.Customer))];
            JsonObject state = await world.Steer(SystemName.MetaTrader).GetStateAsync(cancellationToken);
            TradingLogin[] found =
            [
                .. state["accounts"]!.AsArray()
                    .Select(static a => new TradingLogin(long.Parse(a!["login"]!.ToString(), System.Globalization.CultureInfo.InvariantCulture), a["server"]!.ToString()))
                    .Where(ours.Contains),
            ];
            accounts = found.Length;
            duplicates = found.Length - found.Distinct().Count();
        }

        if (!world.IsLive(world.Crm))
        {
            HashSet<string> ours = [.. plans.Select(static p => p.Customer.Value)];
            records = (await ClientIdsAsync(world, cancellationToken)).Count(ours.Contains);
        }

        return new SimulatorCounts(accounts, duplicates, records);
    }

    private static async Task<IEnumerable<string>> ClientIdsAsync(World world, CancellationToken cancellationToken)
    {
        if (world.Crm == SystemName.Salesforce)
        {
            JsonObject contacts = await world.Steer(SystemName.Salesforce).PostAsync("_sim/records", new JsonObject { ["object"] = "Contact" }, cancellationToken);
            return contacts["records"]!.AsArray().Select(static r => r!["values"]!["Broker_Client_Id__c"]?.ToString()).OfType<string>();
        }

        JsonObject state = await world.Steer(SystemName.HubSpot).GetStateAsync(cancellationToken);
        return state["records"]?["contacts"]?.AsArray().Select(static r => r!["properties"]?["broker_client_id"]?.ToString()).OfType<string>() ?? [];
    }
}
