using Broker.Crm.Conformance;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>Salesforce as a CRM: contacts, trading accounts as a custom object, cases.</summary>
public sealed class CrmBoundaryTests : CrmBoundaryConformance
{
    protected override async Task<ICrmHarness> StartAsync() => await SalesforceHarness.StartAsync();
}
