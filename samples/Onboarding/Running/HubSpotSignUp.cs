using Broker.Core.Identity;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;

namespace Onboarding.Running;

/// <summary>Signs up as a HubSpot contact.</summary>
public sealed class HubSpotSignUp(IHubSpotClient hubSpot) : ISignUp
{
    /// <inheritdoc/>
    public async Task<CrmRecordId> SignUpAsync(CustomerPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord>>> results = await hubSpot.Objects("contacts").UpsertManyAsync(
            "broker_client_id",
            [
                new HubSpotUpsert(plan.Customer.Value, new Dictionary<string, string?>
                {
                    ["email"] = plan.Email, ["firstname"] = plan.FirstName, ["lastname"] = plan.LastName, ["lifecyclestage"] = "lead",
                }),
            ],
            cancellationToken);
        return new CrmRecordId(results[0].Result.Value.Record.Id);
    }
}
