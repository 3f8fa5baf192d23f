using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The account as the trade server keeps it, with the data of its holder. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Personal data: do not log it. Its text form says nothing. Source: contracts/metatrader.md 5.1, <c>AccountRec</c>.</remarks>
[WireRecord]
public sealed partial record Mt5AccountRecord
{
    /// <summary>The login number.</summary>
    public partial long? Login { get; init; }

    /// <summary>The kind of account as it was sent.</summary>
    [WireShared]
    public partial string? Type { get; init; }

    /// <summary>The holder's name.</summary>
    public partial string? UserName { get; init; }

    /// <summary>The vendor's flags of what the account may do, as sent.</summary>
    public partial long? TradeFlags { get; init; }

    /// <summary>The holder's country.</summary>
    public partial string? Country { get; init; }

    /// <summary>The holder's city.</summary>
    public partial string? City { get; init; }

    /// <summary>The holder's state or region.</summary>
    public partial string? State { get; init; }

    /// <summary>The holder's postal code.</summary>
    public partial string? ZipCode { get; init; }

    /// <summary>The holder's street address.</summary>
    public partial string? UserAddress { get; init; }

    /// <summary>The holder's phone number.</summary>
    public partial string? Phone { get; init; }

    /// <summary>The holder's mail address.</summary>
    public partial string? Email { get; init; }

    /// <summary>The balance, in the account's currency.</summary>
    public partial decimal? Balance { get; init; }

    /// <summary>The credit, in the account's currency.</summary>
    public partial decimal? Credit { get; init; }

    /// <summary>The amount that is blocked, in the account's currency.</summary>
    public partial decimal? Blocked { get; init; }

    /// <summary>The leverage, for example 200 for 1:200.</summary>
    public partial decimal? Leverage { get; init; }

    /// <summary>Nothing of what it holds: it is personal data.</summary>
    public override string ToString() => "account record";
}
