using Broker.Core.Boundaries;
using Broker.Core.Errors;

namespace Broker.Orchestration.Effects;

/// <summary>A fault of the host's own code, told without its message: that may hold what was passed in.</summary>
internal static class HostFailure
{
    internal static BoundaryFailure Of(string operation, Exception exception) => new()
    {
        System = "host",
        Operation = operation,
        Kind = ErrorKind.Other,
        Code = exception.GetType().Name,
        IsTransient = true,
        Sentence = $"The host's {operation} failed with {exception.GetType().Name}; see the host's own log.",
    };
}
