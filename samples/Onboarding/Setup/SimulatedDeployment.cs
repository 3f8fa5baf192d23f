using System.Text.Json.Nodes;
using Broker.Crm.Salesforce.Crm;
using Broker.Crm.Salesforce.Crm.Metadata;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.Hosting;

namespace Onboarding.Setup;

/// <summary>Plays the administrator of a simulated org: deploys the generated metadata before the orchestration looks for its fields. A live org is left alone.</summary>
public sealed class SimulatedDeployment(World world) : IHostedService
{
    /// <summary>The metadata of the sample's ownership map.</summary>
    public static SalesforceMetadataPackage Package { get; } = SalesforceMetadataPackage.Create(ProjectedSchema.Of(BrokerFacts.Map), new SalesforceCrmOptions());

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (world.IsLive(SystemName.Salesforce))
        {
            return;
        }

        using var zip = new MemoryStream();
        await Package.WriteZipAsync(zip, cancellationToken);
        await world.Steer(SystemName.Salesforce).PostAsync("_sim/metadata", new JsonObject { ["zip"] = Convert.ToBase64String(zip.ToArray()) }, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
