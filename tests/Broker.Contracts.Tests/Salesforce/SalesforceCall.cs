namespace Broker.Contracts.Tests.Salesforce;

/// <summary>One call of the client. What it sends and what is answered stands in the mapping of the same name.</summary>
internal sealed record SalesforceCall(string Name, SalesforceSafety Safety, Func<SalesforceClients, Task<object?>> CallAsync, Action<object?> Check)
{
    /// <summary>The name of the operation: what stands before a variant.</summary>
    public string Operation => Name.Split(',')[0];

    public bool MayRepeat => Safety != SalesforceSafety.Once;

    public bool OnlyReads => Safety == SalesforceSafety.Read;

    /// <summary>The mappings of further requests that the call makes, all of which go well.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>True when nothing is read from a good answer, so that none can be a bad one.</summary>
    public bool IgnoresAnswer { get; init; }

    /// <summary>True when a good answer may have no body.</summary>
    public bool MayBeEmpty { get; init; }

    /// <summary>True when the answer is handed on while it arrives, so that one that breaks off is told and not read again.</summary>
    public bool IsStream { get; init; }

    /// <summary>True for the endpoints of the app, which refuse in an envelope of their own.</summary>
    public bool IsOAuth { get; init; }

    /// <summary>True when the call finds its record by an external id, so that 300 is an answer of it.</summary>
    public bool IsByExternalId { get; init; }

    /// <summary>True when "not there" is an answer and no error.</summary>
    public bool MayFindNothing { get; init; }

    public override string ToString() => Name;
}
