namespace Broker.Crm.HubSpot.Tests.Definitions;

/// <summary>One call: what must be on the wire, how it is called, and whether it may be sent again.</summary>
internal sealed record DefinitionCall(string Name, string Method, string Path, string? Body, string Answer, Func<IHubSpotClient, Task> CallAsync)
{
    public bool MayRepeat { get; init; } = true;

    /// <summary>True for a call that tells what happened to each input instead of failing.</summary>
    public bool TellsPerInput { get; init; }

    public override string ToString() => Name;
}
