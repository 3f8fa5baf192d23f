using Broker.Core.Identity;
using Broker.Payments.Adyen;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>One call of the client. What it sends and what is answered stands in the mapping of the same name.</summary>
internal sealed record AdyenCall(string Name, AdyenSafety Safety, Func<AdyenClient, OperationKey?, Task<object?>> CallAsync, Action<object?> Check)
{
    /// <summary>Adyen's name of the operation: what stands before a variant.</summary>
    public string Operation => Name.Split(',')[0];

    public bool MovesMoney => Safety is AdyenSafety.Keyed or AdyenSafety.Final;

    public bool MayRepeat => Safety is AdyenSafety.Read or AdyenSafety.Repeatable;

    public override string ToString() => Name;
}
