using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>Removes a thing. A repeat that finds nothing left tells that the first try was applied (contracts/hubspot.md 11).</summary>
internal static class Removal
{
    internal static async Task RunAsync(HubSpotApi api, ApiCall call, CancellationToken cancellationToken)
    {
        ApiResult<bool> result = await api.TrySendAsync(call, ApiReaders.Nothing, [], cancellationToken).ConfigureAwait(false);
        if (result.Error is { } error && !(error.Kind == ErrorKind.NotFound && error.Outcome == Outcome.Unknown))
        {
            throw error.ToException();
        }
    }
}
