using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Broker.Core.Boundaries.Webhooks;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>
/// One event of a delivery (contracts/hubspot.md 12). What identifies it was read; everything else is read out of its JSON when it is asked for, so that nothing
/// is lost and nothing is made for an event that is dropped. Immutable and thread-safe. It tells that something changed, not what is true now: read the record of
/// <see cref="Target"/> again.
/// </summary>
public sealed class HubSpotEvent
{
    private const string Redacted = "REDACTED";
    private const int MaxKeyLength = 250;

    internal HubSpotEvent(ReadOnlyMemory<byte> json) => Json = json;

    /// <summary>The id HubSpot gives it, which is not guaranteed to be unique: deduplicate by <see cref="DedupeKey"/>.</summary>
    public long EventId { get; internal init; }

    /// <summary>The subscription it comes from; 0 when it was not told.</summary>
    public long SubscriptionId { get; internal init; }

    /// <summary>The account; 0 when it was not told.</summary>
    public long PortalId { get; internal init; }

    /// <summary>The app; 0 when it was not told.</summary>
    public long AppId { get; internal init; }

    /// <summary>When it happened, by HubSpot's clock; the year 1970 when it was not told.</summary>
    public DateTimeOffset OccurredAt { get; internal init; }

    /// <summary>The type, raw, for example <c>contact.propertyChange</c> or <c>object.creation</c>; unknown types are kept. Empty when it was not told.</summary>
    public string SubscriptionType { get; internal init; } = string.Empty;

    /// <summary>0 for the first delivery, more when it was sent again.</summary>
    public int AttemptNumber { get; internal init; }

    /// <summary>The record; null for events that name none, such as association changes.</summary>
    public long? ObjectId { get; internal init; }

    /// <summary>The record's type id, for example <c>0-1</c>; null for the classic types, which carry it in <see cref="SubscriptionType"/>.</summary>
    public string? ObjectTypeId { get; internal init; }

    /// <summary>The property that changed; null for other events.</summary>
    public string? PropertyName { get; internal init; }

    /// <summary>The part of the type after the object, for example <c>propertyChange</c>.</summary>
    public string Action => SubscriptionType[(SubscriptionType.LastIndexOf('.') + 1)..];

    /// <summary>The property's new value as text; null when there is none. Personal data. See <see cref="IsRedacted"/>.</summary>
    public string? PropertyValue => Text("propertyValue");

    /// <summary>Whether the property is a sensitive one; null when it was not told.</summary>
    public bool? IsSensitive => Flag("isSensitive");

    /// <summary>True when HubSpot put <c>REDACTED</c> in place of a sensitive value: never store it as the value, read the record instead.</summary>
    public bool IsRedacted => IsSensitive != false && string.Equals(PropertyValue, Redacted, StringComparison.Ordinal);

    /// <summary>Where the change came from, raw, for example <c>CRM_UI</c> or <c>INTEGRATION</c>; null when it was not told.</summary>
    public string? ChangeSource => Text("changeSource");

    /// <summary>Who or what made the change, raw; null when it was not told.</summary>
    public string? SourceId => Text("sourceId");

    /// <summary>The kind of change, raw, for example <c>NEW</c>; null when it was not told.</summary>
    public string? ChangeFlag => Text("changeFlag");

    /// <summary>For a merge: the record that stays.</summary>
    public long? PrimaryObjectId => Number("primaryObjectId");

    /// <summary>For a merge: the records that went into it; empty for other events.</summary>
    public IReadOnlyList<long> MergedObjectIds => Numbers("mergedObjectIds");

    /// <summary>For a merge: the record that came of it, when it is a new one.</summary>
    public long? NewObjectId => Number("newObjectId");

    /// <summary>For a merge: how many properties moved.</summary>
    public long? NumberOfPropertiesMoved => Number("numberOfPropertiesMoved");

    /// <summary>For an association change: its type, raw, for example <c>CONTACT_TO_COMPANY</c>.</summary>
    public string? AssociationType => Text("associationType");

    /// <summary>For an association change: the record it leads from.</summary>
    public long? FromObjectId => Number("fromObjectId");

    /// <summary>For an association change: the record it leads to.</summary>
    public long? ToObjectId => Number("toObjectId");

    /// <summary>For an association change: true when it was removed.</summary>
    public bool? AssociationRemoved => Flag("associationRemoved");

    /// <summary>For an association change: true when it is the primary one.</summary>
    public bool? IsPrimaryAssociation => Flag("isPrimaryAssociation");

    /// <summary>For a new message: its id.</summary>
    public string? MessageId => Text("messageId");

    /// <summary>For a new message: its kind, raw.</summary>
    public string? MessageType => Text("messageType");

    /// <summary>True when a person's data is to be erased: erase what was copied out of HubSpot too. The record itself is gone.</summary>
    public bool IsErasureRequest => Action is "privacyDeletion";

    /// <summary>True when the record was deleted: reading it again gives nothing, or the archived record.</summary>
    public bool IsDeletion => Action is "deletion" or "privacyDeletion";

    /// <summary>The record to read again; null when the event names none that can be read.</summary>
    public HubSpotEventTarget? Target => EventTargets.Of(this);

    /// <summary>
    /// The same for every delivery of the same event: account, type, record, time, event id and property, without the attempt. HubSpot's event id alone is not
    /// enough. At most 250 characters.
    /// </summary>
    public string DedupeKey
    {
        get
        {
            string key = string.Create(
                CultureInfo.InvariantCulture, $"{PortalId}:{SubscriptionType}:{Subject()}:{OccurredAt.ToUnixTimeMilliseconds()}:{EventId}{(PropertyName is null ? string.Empty : ":" + PropertyName)}");
            return key.Length <= MaxKeyLength
                ? key
                : string.Create(CultureInfo.InvariantCulture, $"{PortalId}:{EventId}:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))}");
        }
    }

    /// <summary>The event's own JSON, with members this version does not know. Part of the delivery's body.</summary>
    public ReadOnlyMemory<byte> Json { get; }

    /// <summary>A member by its name, as text; objects and arrays as their JSON; null when it is missing or null.</summary>
    public string? Text(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        var reader = new Utf8JsonReader(Json.Span);
        return TryFind(ref reader, member) ? LenientJson.Text(ref reader) : null;
    }

    /// <summary>A whole number by its name, also when it is sent as text; null when it is missing or no whole number of 64 bits.</summary>
    public long? Number(string member) => long.TryParse(Text(member), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) ? number : null;

    /// <summary>A flag by its name, also when it is sent as text; null when it is missing or no flag.</summary>
    public bool? Flag(string member) => Text(member) switch { "true" => true, "false" => false, _ => null };

    /// <summary>The event in the words of the boundaries. Its id is <see cref="DedupeKey"/>, its subject <c>type/id</c> of <see cref="Target"/>.</summary>
    public WebhookEnvelope ToWebhookEnvelope() => new()
    {
        Source = HubSpotProtocol.SystemName,
        EventId = DedupeKey,
        Type = SubscriptionType.Length == 0 ? "unknown" : SubscriptionType,
        Subject = Target is { } target ? new EventSubject(EventSubjectKind.CrmRecord, target.ObjectType + "/" + target.Id) : new EventSubject(EventSubjectKind.Unmapped, string.Empty),
        OccurredAt = OccurredAt,
        Body = Json,
    };

    /// <summary>Type, event id and time; no value of the record.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{PrintableType()} event {EventId} of {OccurredAt:u}");

    private static bool TryFind(ref Utf8JsonReader reader, string member)
    {
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool found = reader.ValueTextEquals(member);
            reader.Read();
            if (found)
            {
                return true;
            }

            reader.Skip();
        }

        return false;
    }

    private List<long> Numbers(string member)
    {
        var numbers = new List<long>();
        var reader = new Utf8JsonReader(Json.Span);
        if (TryFind(ref reader, member) && reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                if (long.TryParse(LenientJson.Text(ref reader), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number))
                {
                    numbers.Add(number);
                }
            }
        }

        return numbers;
    }

    // Ids are unique only within a type, which the generic types do not name; an association has two ends and no record.
    private string Subject()
    {
        string id = ObjectId is { } own
            ? own.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{PrimaryObjectId ?? FromObjectId}>{ToObjectId}{AssociationType}");
        return ObjectTypeId is not null && SubscriptionType.StartsWith("object.", StringComparison.Ordinal) ? ObjectTypeId + "/" + id : id;
    }

    private string PrintableType() =>
        SubscriptionType.Length is > 0 and <= 64 && SubscriptionType.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_') ? SubscriptionType : "unlisted";
}
