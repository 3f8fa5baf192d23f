using Broker.WireReaders;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>A company that runs trade servers, as the search finds it. Members the answer lacks are null.</summary>
/// <remarks>Source: contracts/metatrader.md 5, <c>Company</c>.</remarks>
[WireRecord]
public sealed partial record BrokerCompany
{
    /// <summary>The company's name.</summary>
    public partial string? CompanyName { get; init; }

    /// <summary>Its trade servers.</summary>
    [WireName("results")]
    public partial IReadOnlyList<BrokerServer>? Servers { get; init; }
}
