namespace Broker.Contracts.Tests.HubSpot;

/// <summary>One call of the client. What it sends and what is answered stands in the mapping of the same name.</summary>
internal sealed record HubSpotCall(string Name, HubSpotSafety Safety, Func<HubSpotClients, Task<object?>> CallAsync, Action<object?> Check)
{
    /// <summary>The name of the operation: what stands before a variant.</summary>
    public string Operation => Name.Split(',')[0];

    public bool MayRepeat => Safety != HubSpotSafety.Once;

    public bool OnlyReads => Safety == HubSpotSafety.Read;

    /// <summary>True when nothing is read from a good answer, so that none can be a bad one.</summary>
    public bool IgnoresAnswer { get; init; }

    /// <summary>True when a good answer may have no body.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>True for the endpoints of the app, which refuse in an envelope of their own.</summary>
    public bool IsOAuth { get; init; }

    /// <summary>For a batch: what became of each of its inputs.</summary>
    public Func<HubSpotClients, Task<IReadOnlyList<HubSpotFate>>>? FatesAsync { get; init; }

    /// <summary>For a batch: the body of a 207 that did the first input and refused the second.</summary>
    public string? Partly { get; init; }

    public override string ToString() => Name;
}
