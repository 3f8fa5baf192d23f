using Broker.Contracts.Tests.Payments.Adyen.Operations;
using Broker.Contracts.Tests.Payments.Calls;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>All tables together, and the mappings beside them.</summary>
internal static class AdyenCalls
{
    public static NamedMappings Mappings { get; } = new("adyen");

    public static IReadOnlyList<AdyenCall> All { get; } = [.. HostedRows.All, .. PaymentRows.All, .. ModificationRows.All, .. TransferRows.All, .. OtherRows.All];

    public static AdyenCall Of(string name) => All.Single(call => call.Name == name);
}
