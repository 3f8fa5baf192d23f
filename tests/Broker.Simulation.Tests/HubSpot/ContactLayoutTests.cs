using Broker.Crm.HubSpot.Crm;
using Broker.Crm.Conformance;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Trading accounts on their customers' contacts.</summary>
public sealed class ContactLayoutTests : CrmBoundaryConformance
{
    protected override Task<ICrmHarness> StartAsync() => HubSpotHarness.StartAsync(HubSpotAccountLayout.Contact);
}
