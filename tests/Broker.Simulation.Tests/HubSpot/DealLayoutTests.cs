using Broker.Crm.HubSpot.Crm;
using Broker.Crm.Conformance;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Trading accounts as deals.</summary>
public sealed class DealLayoutTests : CrmBoundaryConformance
{
    protected override Task<ICrmHarness> StartAsync() => HubSpotHarness.StartAsync(HubSpotAccountLayout.Deal);
}
