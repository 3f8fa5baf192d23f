using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>What is to be diagnosed, and what is known of it. Everything is optional; the more is given, the fewer probes are made and the surer is the verdict.</summary>
public sealed record DiagnosisRequest
{
    /// <summary>The account; null while none is registered, or to diagnose a server only.</summary>
    public AccountId? Account { get; init; }

    /// <summary>The trade server's name, for example <c>Acme-Live</c>.</summary>
    public string? Server { get; init; }

    /// <summary>The access points of that server as the caller uses them, the account's own first.</summary>
    public IReadOnlyList<HostAndPort> AccessPoints { get; init; } = [];

    /// <summary>The access points as they are stored, to be compared with what the server announces now. Empty: <see cref="AccessPoints"/>.</summary>
    public IReadOnlyList<HostAndPort> ExpectedAccess { get; init; } = [];

    /// <summary>A host that has nothing to do with the broker. It tells whether the broker is down or the way to the internet. Null: the implementation's own.</summary>
    public HostAndPort? ControlHost { get; init; }

    /// <summary>What is known of the case.</summary>
    public CaseSignals Signals { get; init; } = new();

    /// <summary>Server and counts only: the account's id can be a bearer secret.</summary>
    public override string ToString() => $"diagnosis of {(Account is null ? "no account" : "an account")} on {Server ?? "an unnamed server"}";
}
