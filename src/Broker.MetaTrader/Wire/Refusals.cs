using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Sequencing;

namespace Broker.MetaTrader.Wire;

/// <summary>Refusals that are certain before anything is sent.</summary>
internal static class Refusals
{
    internal static ApiError NotInThisDialect(ApiOperation operation, string advice) => NotSent(operation, advice);

    /// <summary>A request that is certain to be refused, so it was not sent.</summary>
    internal static ApiError NotSent(ApiOperation operation, string advice) => new()
    {
        System = MetaTraderProtocol.SystemName,
        Operation = operation.Name,
        Kind = ErrorKind.Validation,
        Outcome = Outcome.NotSent,
        Advice = advice,
    };

    internal static ApiError NoTurn(in ApiCall call, QueueRefusal refusal) => new()
    {
        System = MetaTraderProtocol.SystemName,
        Operation = call.Operation.Name,
        Kind = refusal.Kind,
        Outcome = Outcome.NotSent,
        IsTransient = true,
        RequestIdentity = call.RequestIdentity,
        Advice = refusal.Advice,
    };
}
