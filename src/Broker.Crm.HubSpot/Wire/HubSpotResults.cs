namespace Broker.Crm.HubSpot.Wire;

/// <summary>A list that is not paged.</summary>
internal sealed record HubSpotResults<T>
{
    public IReadOnlyList<T>? Results { get; init; }

    /// <summary>The entries. A list without results is not an empty list but an answer of something else.</summary>
    internal IReadOnlyList<T> Entries => Results ?? throw new System.Text.Json.JsonException("The list has no results.");
}
