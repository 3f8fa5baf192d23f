using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Permissions;
using Microsoft.Extensions.DependencyInjection;

namespace Acme;

/// <summary>The set-up that docs/ownership-from-a-spreadsheet.md shows; its types stand below.</summary>
internal static class OwnershipPage
{
    internal static void Host(IServiceCollection services)
    {
        // README: docs/ownership-from-a-spreadsheet.md
        services.AddBrokerOrchestration(o => o.Tenant = "acme")
            .OwnFacts(BrokerFacts.Map, AcmeFacts.Map)
            .Permit(p => p
                .Role("onboarding-desk", CaseCommand.OpenCase, CaseCommand.RegisterAccount)
                .Role("operations", CaseCommand.ProjectFacts, CaseCommand.DismissException)
                .System("client-area", CaseCommand.OpenCase))
            .UseSqlite("broker.db");
        // END README
    }

    internal static async Task<ProposalResult> ProposeAsync(IFacts facts, CustomerId customer)
    {
        // README: docs/ownership-from-a-spreadsheet.md
        ProposalResult asked = await facts.ProposeAsync(
            customer, AcmeFacts.LoyaltyTier, "gold", Actor.Person("anna", "sales"), "agreed by phone", key: "call-4711");
        // END README
        return asked;
    }
}

// README: docs/ownership-from-a-spreadsheet.md
public abstract class Loyalty : ISystemOfRecord
{
    public static string SystemName => "loyalty";
}
// END README

// README: docs/ownership-from-a-spreadsheet.md
[OwnershipMap]
public static class AcmeFacts
{
    private static readonly OwnershipMapBuilder Facts = new(typeof(AcmeFacts));

    public static readonly Fact<Loyalty, string> LoyaltyTier = Facts.Own<Loyalty, string>(
        "loyalty.tier", FactCodecs.Text, Sensitivity.Internal, "points decide the tier",
        FactProjection.ToCrm("loyalty_tier", "Loyalty tier"));

    public static readonly Fact<Crm, string> PreferredDesk = Facts.Own<Crm, string>(
        "contact.preferred_desk", FactCodecs.Text, Sensitivity.Internal, "sales agrees it with the client",
        new FactRules { ReadFrom = [FactSource.InCrm("preferred_desk", "Contact.Preferred_Desk__c", "contact.preferred_desk")] });

    public static readonly Fact<Kyc, string> SourceOfFunds = Facts.Own<Kyc, string>(
        "kyc.source_of_funds", FactCodecs.Text, Sensitivity.SensitivePersonal, "compliance reads it from documents",
        new FactRules { NeverProjectedTo = [Crm.SystemName] });

    public static readonly OwnershipMap Map = Facts.Build();
}
// END README

// README: docs/ownership-from-a-spreadsheet.md
[ActsAs<Loyalty>]
public sealed class LoyaltySync(FactWriter<Loyalty> write)
{
    public Task<FactWriteResult> OnTierAsync(CustomerId customer, string tier, DateTimeOffset at, string eventId) =>
        write.SetAsync(customer, AcmeFacts.LoyaltyTier, tier, at, eventId);
}
// END README
