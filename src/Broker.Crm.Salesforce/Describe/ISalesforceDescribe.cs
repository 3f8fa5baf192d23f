using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Describe;

/// <summary>
/// What the org's objects and fields are (contracts/salesforce.md 4). Thread-safe. An answer is used for <see cref="SalesforceOptions.DescribeCacheTime"/>; after that Salesforce is
/// asked whether it has changed. Callers that ask at once share one call. What a user may not see is not in it.
/// </summary>
public interface ISalesforceDescribe
{
    /// <summary>All objects of the org, in short.</summary>
    /// <exception cref="BrokerApiException">The call failed. Failures are not kept.</exception>
    Task<SalesforceGlobalDescribe> GetGlobalAsync(CancellationToken cancellationToken = default);

    /// <summary>One object with its fields and relationships.</summary>
    /// <param name="objectType">Its API name.</param>
    /// <param name="cancellationToken">Ends the wait of this caller; a call that others wait for goes on.</param>
    /// <exception cref="NotFoundException">There is no such object, or the user may not see it.</exception>
    /// <exception cref="ArgumentException">The text is not an API name.</exception>
    /// <exception cref="BrokerApiException">The call failed. Failures are not kept.</exception>
    Task<SalesforceObjectDescribe> GetAsync(string objectType, CancellationToken cancellationToken = default);

    /// <summary>Forgets what is kept, of one object or of all, so that the next call reads anew.</summary>
    void Forget(string? objectType = null);
}
