using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt4.Models;

/// <summary>One line of the API's log about an account. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.2, <c>LogRec</c>. The wire can carry the account's password; there is no member for it and it is skipped unread.</remarks>
[WireRecord]
[WireSkip("password")]
public sealed partial record Mt4LogRecord
{
    /// <summary>When it was written. The zone of this clock is not documented.</summary>
    public partial ServerTime? Time { get; init; }

    /// <summary>How grave it is, as it was sent.</summary>
    [WireShared]
    public partial string? Level { get; init; }

    /// <summary>The text. It may hold anything, passwords included: show it to operators only, and never log it.</summary>
    public partial string? Message { get; init; }

    /// <summary>The session it is about: a bearer secret on session hosts.</summary>
    [WireName("id")]
    public partial string? SessionId { get; init; }

    /// <summary>The login number: personal data.</summary>
    [WireName("user")]
    public partial long? Login { get; init; }

    /// <summary>Time and level only: what the text holds is not known to be harmless, and the session's id is a secret.</summary>
    public override string ToString() => $"{Level} log record of {Time}";
}
