using System.Globalization;

namespace Broker.Testing.HubSpot;

/// <summary>Who changed something: what histories and webhooks name as the source of a change (contracts/hubspot.md 3, 12).</summary>
/// <param name="Source">The change source, for example <c>INTEGRATION</c> or <c>CRM_UI</c>.</param>
/// <param name="SourceId">The integration, or <c>userId:</c> and the user.</param>
/// <param name="UserId">The user, when a person did it.</param>
internal sealed record HubSpotChange(string Source, string SourceId, long? UserId)
{
    /// <summary>The app the simulator's callers belong to.</summary>
    public const long AppId = 1_160_452;

    /// <summary>A call through the API.</summary>
    public static HubSpotChange Api { get; } = new("INTEGRATION", AppId.ToString(CultureInfo.InvariantCulture), null);

    /// <summary>A user of the CRM.</summary>
    public static HubSpotChange User(string source, long userId) => new(source, string.Create(CultureInfo.InvariantCulture, $"userId:{userId}"), userId);
}
