using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.Crm.HubSpot.Wire;

/// <summary>An answer that can be read but lacks what the next step needs.</summary>
internal static class UnusableAnswer
{
    internal static ApiError To(ApiOperation operation, Outcome outcome, string advice, string? identity = null, string? requestId = null) => new()
    {
        System = HubSpotProtocol.SystemName,
        Operation = operation.Name,
        Kind = ErrorKind.Protocol,
        Outcome = outcome,
        Advice = advice,
        RequestIdentity = identity,
        RequestId = requestId,
        Attempts = 1,
    };
}
