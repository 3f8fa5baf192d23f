using System.Runtime.CompilerServices;
using Broker.Crm.Salesforce.Describe;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Shapes of objects; the client keeps the descriptions they are made of.</summary>
internal sealed class CrmShapes(ISalesforceClient client)
{
    private readonly ConditionalWeakTable<SalesforceObjectDescribe, CrmShape> shapes = [];

    /// <exception cref="Core.Errors.BrokerApiException">Salesforce could not be asked, or has no such object for this user.</exception>
    internal async ValueTask<CrmShape> GetAsync(string type, CancellationToken cancellationToken)
    {
        SalesforceObjectDescribe described = await client.Describe.GetAsync(type, cancellationToken).ConfigureAwait(false);
        return shapes.GetValue(described, d => new CrmShape(type, d));
    }

    /// <summary>As the other, asked anew: an administrator may have changed the object a moment ago.</summary>
    internal ValueTask<CrmShape> ReadAsync(string type, CancellationToken cancellationToken)
    {
        client.Describe.Forget(type);
        return GetAsync(type, cancellationToken);
    }
}
