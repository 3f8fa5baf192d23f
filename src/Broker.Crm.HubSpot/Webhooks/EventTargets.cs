using System.Globalization;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>Which record an event is about, in the words of the object API (contracts/hubspot.md 2, 12).</summary>
internal static class EventTargets
{
    internal static HubSpotEventTarget? Of(HubSpotEvent item)
    {
        string? type = item.ObjectTypeId is { Length: > 0 } id ? NameOf(id) : NameOfPrefix(item.SubscriptionType);
        long? record = item.Action switch
        {
            "merge" => item.NewObjectId ?? item.PrimaryObjectId ?? item.ObjectId,
            "associationChange" => item.FromObjectId ?? item.ObjectId,
            _ => item.ObjectId,
        };
        return type is null || record is not { } number ? null : new HubSpotEventTarget(type, number.ToString(CultureInfo.InvariantCulture));
    }

    // The same record must have the same subject, whether the classic or the generic event tells of it.
    private static string NameOf(string typeId) => typeId switch
    {
        "0-1" => "contacts",
        "0-2" => "companies",
        "0-3" => "deals",
        "0-5" => "tickets",
        "0-7" => "products",
        "0-8" => "line_items",
        _ => typeId,
    };

    private static string? NameOfPrefix(string type)
    {
        int dot = type.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : type.AsSpan(0, dot) switch
        {
            "contact" => "contacts",
            "company" => "companies",
            "deal" => "deals",
            "ticket" => "tickets",
            "product" => "products",
            "line_item" => "line_items",
            _ => null,
        };
    }
}
