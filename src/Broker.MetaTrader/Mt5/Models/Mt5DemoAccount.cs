using Broker.Core.Secrets;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>A demo account that was made. A member the answer lacks is null.</summary>
/// <remarks>Dispose both passwords when they are stored. Its text form says nothing. Source: contracts/metatrader.md 5.1, <c>AccountAnswer</c>.</remarks>
[WireRecord]
public sealed partial record Mt5DemoAccount
{
    /// <summary>The login number.</summary>
    public partial long? Login { get; init; }

    /// <summary>The password with which one trades.</summary>
    [WireName("password")]
    public partial Secret? Password { get; init; }

    /// <summary>The password with which one only reads.</summary>
    [WireName("investor", "investorPassword")]
    public partial Secret? InvestorPassword { get; init; }

    /// <summary>Nothing of what it holds.</summary>
    public override string ToString() => "demo account";
}
