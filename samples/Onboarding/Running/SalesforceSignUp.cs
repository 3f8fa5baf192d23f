using Broker.Core.Identity;
using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Records;

namespace Onboarding.Running;

/// <summary>Signs up as a Salesforce contact.</summary>
public sealed class SalesforceSignUp(ISalesforceClient salesforce) : ISignUp
{
    /// <inheritdoc/>
    public async Task<CrmRecordId> SignUpAsync(CustomerPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        SalesforceUpserted contact = await salesforce.Records("Contact").UpsertAsync(
            "Broker_Client_Id__c",
            plan.Customer.Value,
            new SalesforceFields().Set("Email", plan.Email).Set("FirstName", plan.FirstName).Set("LastName", plan.LastName).Set("LeadSource", "Web"),
            cancellationToken: cancellationToken);
        return new CrmRecordId(contact.Id!);
    }
}
