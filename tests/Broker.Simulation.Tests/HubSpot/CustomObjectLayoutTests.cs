using Broker.Crm.HubSpot.Crm;
using Broker.Crm.Conformance;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Trading accounts as custom objects.</summary>
public sealed class CustomObjectLayoutTests : CrmBoundaryConformance
{
    protected override Task<ICrmHarness> StartAsync() => HubSpotHarness.StartAsync(HubSpotAccountLayout.CustomObject);
}
