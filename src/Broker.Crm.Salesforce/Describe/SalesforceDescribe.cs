using System.Collections.Concurrent;
using Broker.Core.Results;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Describe;

/// <summary>Descriptions, kept.</summary>
internal sealed class SalesforceDescribe : ISalesforceDescribe
{
    private readonly SalesforceApi api;
    private readonly TimeSpan keep;
    private readonly ConcurrentDictionary<string, DescribeSlot<SalesforceObjectDescribe>> objects = new(StringComparer.OrdinalIgnoreCase);
    private volatile DescribeSlot<SalesforceGlobalDescribe> all;

    internal SalesforceDescribe(SalesforceApi api, TimeSpan keep)
    {
        this.api = api;
        this.keep = keep;
        all = NewGlobal();
    }

    public async Task<SalesforceGlobalDescribe> GetGlobalAsync(CancellationToken cancellationToken = default) => (await all.GetAsync(cancellationToken).ConfigureAwait(false)).Value;

    public Task<SalesforceObjectDescribe> GetAsync(string objectType, CancellationToken cancellationToken = default)
    {
        string target = api.Paths.SObject(objectType) + "/describe";
        DescribeSlot<SalesforceObjectDescribe> slot = objects.GetOrAdd(objectType, static (_, owner) => owner.Self.NewObject(owner.Target), (Self: this, Target: target));
        return ReadAsync();

        async Task<SalesforceObjectDescribe> ReadAsync()
        {
            ApiResult<SalesforceObjectDescribe> result = await slot.GetAsync(cancellationToken).ConfigureAwait(false);
            if (!result.Succeeded && slot.IsEmpty)
            {
                // Names that do not exist must not pile up.
                objects.TryRemove(KeyValuePair.Create(objectType, slot));
            }

            return result.Value;
        }
    }

    public void Forget(string? objectType = null)
    {
        if (objectType is not null)
        {
            objects.TryRemove(objectType, out _);
            return;
        }

        objects.Clear();
        all = NewGlobal();
    }

    private DescribeSlot<SalesforceGlobalDescribe> NewGlobal() => new(
        api.Time, keep, since => api.TrySendAsync(DescribeOperations.Global.Call(api.Paths.Root + "/sobjects").WithHeader("If-Modified-Since", since), DescribeOperations.ReadGlobal, CancellationToken.None));

    private DescribeSlot<SalesforceObjectDescribe> NewObject(string target) => new(
        api.Time, keep, since => api.TrySendAsync(DescribeOperations.Object.Call(target).WithHeader("If-Modified-Since", since), DescribeOperations.ReadObject, CancellationToken.None));
}
