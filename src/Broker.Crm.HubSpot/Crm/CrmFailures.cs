using Broker.Core.Boundaries;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Failures that this side finds before or without a call.</summary>
internal static class CrmFailures
{
    internal static BoundaryFailure Invalid(string operation, string sentence, ErrorKind kind = ErrorKind.Validation) => new()
    {
        System = HubSpotProtocol.SystemName,
        Operation = operation,
        Kind = kind,
        Code = "none",
        Sentence = sentence,
    };
}
