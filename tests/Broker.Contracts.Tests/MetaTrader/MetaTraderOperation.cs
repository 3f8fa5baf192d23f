using Broker.Core.Identity;
using Broker.MetaTrader;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>One call of the client: what must be on the wire, how it is made, whether it may be sent again, and what its answer is read as.</summary>
internal sealed record MetaTraderOperation(
    TradingPlatform Platform, string Path, RetryClass Retry, KeyValuePair<string, string>[] Query, Func<IMetaTraderClient, Task<object?>> CallAsync, Action<object?> Check)
{
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>Which of several calls of the same path this is.</summary>
    public string? Variant { get; init; }

    public bool IsGateway { get; init; }

    /// <summary>What an unknown outcome names, so that it can be looked up; null where the call has no identity.</summary>
    public string? Identity { get; init; }

    /// <summary>Paths that are read before the call itself.</summary>
    public string[] Before { get; init; } = [];

    /// <summary>Name, file name and text of the parts of a multipart body.</summary>
    public (string Name, string? File, string Text)[] Parts { get; init; } = [];

    /// <summary>Members that this answer leaves out, or that the client does not model.</summary>
    public string[] Absent { get; init; } = [];

    /// <summary>The answer is passed on as it is, so that any text is one.</summary>
    public bool TakesAnyText { get; init; }

    /// <summary>A failure is an answer about the host that was asked for, or is followed by questions about each host.</summary>
    public bool IsHostPing { get; init; }

    public string Name => $"{(Platform == TradingPlatform.MetaTrader4 ? "mt4" : "mt5")} {Path[1..]}{(Variant is null ? "" : " " + Variant)}";

    public bool IsTrade => Retry is RetryClass.Trade or RetryClass.Modify;

    public bool MayRepeat => Retry is RetryClass.Read or RetryClass.Session or RetryClass.Subscription;

    /// <summary>May be repeated after a refusal that is certain to have changed nothing, such as a 429.</summary>
    public bool RepeatsRefusals => MayRepeat || Retry == RetryClass.Account;

    public override string ToString() => Name;
}
