using Broker.Core.Identity;

namespace Onboarding.Running;

/// <summary>What the client area does when somebody signs up: a record in the CRM with the name, which belongs to the CRM, under the broker's own client id.</summary>
public interface ISignUp
{
    /// <summary>Makes the record, or finds the one that was made before.</summary>
    Task<CrmRecordId> SignUpAsync(CustomerPlan plan, CancellationToken cancellationToken);
}
