using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Wire;

/// <summary>Refusals that are certain before anything is sent.</summary>
internal static class Refusals
{
    internal static ApiError NotInThisDialect(ApiOperation operation, string advice) => new()
    {
        System = MetaTraderProtocol.SystemName,
        Operation = operation.Name,
        Kind = ErrorKind.Validation,
        Outcome = Outcome.NotSent,
        Advice = advice,
    };
}
