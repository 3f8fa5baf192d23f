using System.Text.Json.Nodes;

namespace Broker.Testing.HubSpot;

/// <summary>One direction of an association between two object types.</summary>
internal sealed class HubSpotAssociationType(string from, string to, int id, string category, string? label)
{
    public string From { get; } = from;

    public string To { get; } = to;

    public int Id { get; } = id;

    public string Category { get; } = category;

    /// <summary>What users see; nothing for the unlabelled type.</summary>
    public string? Label { get; set; } = label;

    /// <summary>The type of the way back.</summary>
    public int InverseId { get; set; }

    /// <summary>How many records one record may lead to; 0 sets no limit.</summary>
    public int MaximumTargets { get; set; }

    public bool IsPrimary => Category == "HUBSPOT_DEFINED" && Label == "Primary";

    public JsonObject Render() => new() { ["category"] = Category, ["typeId"] = Id, ["label"] = Label };

    public JsonObject Specification() => new() { ["associationCategory"] = Category, ["associationTypeId"] = Id };
}
