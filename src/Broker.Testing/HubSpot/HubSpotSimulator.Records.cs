using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <content>Records and definitions, as tests see and set them.</content>
public sealed partial class HubSpotSimulator
{
    /// <summary>The records of a type that are not archived, oldest first.</summary>
    /// <param name="objectType">The type's name or id.</param>
    public IReadOnlyList<HubSpotRecordSnapshot> Records(string objectType)
    {
        lock (Gate)
        {
            return _parts.Account.FindType(objectType) is { } type ? [.. type.Records.Where(r => r.ArchivedAt is null).Select(r => Snapshot(type, r))] : [];
        }
    }

    /// <summary>How many records of a type are not archived.</summary>
    /// <param name="objectType">The type's name or id.</param>
    public int CountRecords(string objectType)
    {
        lock (Gate)
        {
            return _parts.Account.FindType(objectType)?.LivingCount ?? 0;
        }
    }

    /// <summary>One record, archived or not; <see langword="null"/> when there is none.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="id">The record's id; the id of a record that was merged away leads to the one it became.</param>
    public HubSpotRecordSnapshot? FindRecord(string objectType, string id)
    {
        lock (Gate)
        {
            return _parts.Account.FindType(objectType) is { } type && type.ById(id, followMerges: true) is { } record ? Snapshot(type, record) : null;
        }
    }

    /// <summary>The records one record is associated with, by ascending id.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="toObjectType">The type the associations lead to.</param>
    public IReadOnlyList<string> AssociatedIds(string objectType, string id, string toObjectType)
    {
        lock (Gate)
        {
            var to = _parts.Account.FindType(toObjectType);
            return to is not null && _parts.Account.FindType(objectType)?.ById(id) is { } record
                ? [.. record.Associations.Keys.Where(k => k.Type == to.Name).Select(k => k.Id).OrderBy(HubSpotObjects.Number)]
                : [];
        }
    }

    /// <summary>Makes records at once, without calls, webhooks or limits: for tests at scale.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="count">How many.</param>
    /// <param name="properties">The properties of the n-th record, counted from 0.</param>
    /// <exception cref="ArgumentException">There is no such object type, or a value would be refused.</exception>
    public void Seed(string objectType, int count, Func<int, IReadOnlyDictionary<string, string>> properties)
    {
        ArgumentNullException.ThrowIfNull(properties);
        lock (Gate)
        {
            var type = FindType(objectType);
            var listener = _parts.Account.Changed;
            _parts.Account.Changed = null;
            try
            {
                for (var i = 0; i < count; i++)
                {
                    var values = Json(properties(i));
                    _parts.Writer.Check(type, values, null);
                    _parts.Writer.Create(type, values);
                }
            }
            catch (HubSpotError error)
            {
                throw new ArgumentException(error.Message, nameof(properties), error);
            }
            finally
            {
                _parts.Account.Changed = listener;
            }
        }
    }

    /// <summary>Changes a record as a user of the CRM does; webhooks and histories name the user.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="properties">The new values; an empty one clears.</param>
    /// <param name="userId">The user.</param>
    /// <param name="changeSource">What made the change, for example <c>CRM_UI</c>, <c>IMPORT</c>, <c>AUTOMATION_PLATFORM</c>.</param>
    /// <exception cref="ArgumentException">There is no such type or record, or a value is refused.</exception>
    public void EditAsUser(string objectType, string id, IReadOnlyDictionary<string, string> properties, long userId = 9_586_504, string changeSource = "CRM_UI")
    {
        ArgumentNullException.ThrowIfNull(properties);
        As(HubSpotChange.User(changeSource, userId), objectType, id, (type, record) =>
        {
            var values = Json(properties);
            _parts.Writer.Check(type, values, record);
            _parts.Writer.Update(type, record, values);
        });
    }

    /// <summary>Makes a record as a user of the CRM does.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="properties">The values.</param>
    /// <param name="userId">The user.</param>
    /// <param name="changeSource">What made the change.</param>
    /// <returns>The new record's id.</returns>
    /// <exception cref="ArgumentException">There is no such type, or a value is refused.</exception>
    public string CreateAsUser(string objectType, IReadOnlyDictionary<string, string> properties, long userId = 9_586_504, string changeSource = "CRM_UI")
    {
        ArgumentNullException.ThrowIfNull(properties);
        var id = "";
        As(HubSpotChange.User(changeSource, userId), objectType, null, (type, _) =>
        {
            var values = Json(properties);
            _parts.Writer.Check(type, values, null);
            id = _parts.Writer.Create(type, values).Id;
        });
        return id;
    }

    /// <summary>Puts a record in the recycle bin as a user of the CRM does.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="userId">The user.</param>
    /// <exception cref="ArgumentException">There is no such type or record.</exception>
    public void ArchiveAsUser(string objectType, string id, long userId = 9_586_504) =>
        As(HubSpotChange.User("CRM_UI", userId), objectType, id, (type, record) => _parts.Writer.Archive(type, record));

    /// <summary>Takes a record out of the recycle bin, which only users can.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="id">The record's id.</param>
    /// <param name="userId">The user.</param>
    /// <exception cref="ArgumentException">There is no such type or record, or another record took one of its unique values.</exception>
    public void RestoreAsUser(string objectType, string id, long userId = 9_586_504) =>
        As(HubSpotChange.User("CRM_UI", userId), objectType, id, (type, record) => _parts.Writer.Restore(type, record));

    /// <summary>Merges two records as a user of the CRM does.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="id">The record whose values win.</param>
    /// <param name="otherId">The record that is merged into it.</param>
    /// <param name="userId">The user.</param>
    /// <returns>The id of the record both became.</returns>
    /// <exception cref="ArgumentException">There is no such type or record.</exception>
    public string MergeAsUser(string objectType, string id, string otherId, long userId = 9_586_504)
    {
        var merged = "";
        As(HubSpotChange.User("CRM_UI", userId), objectType, id, (type, record) =>
            merged = _parts.Writer.Merge(type, record, type.ById(otherId) ?? throw new ArgumentException($"There is no {type.Name} record '{otherId}'.", nameof(otherId))).Id);
        return merged;
    }

    /// <summary>Defines a property, as an administrator would.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="type">Its type: string, number, bool, date, datetime or enumeration.</param>
    /// <param name="unique">Whether its values are unique.</param>
    /// <exception cref="ArgumentException">There is no such object type.</exception>
    public void AddProperty(string objectType, string name, string type = "string", bool unique = false) => AddProperty(objectType, name, type, unique, []);

    /// <summary>Defines a property with options, as an administrator would.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="name">The property's name.</param>
    /// <param name="type">Its type: string, number, bool, date, datetime or enumeration.</param>
    /// <param name="unique">Whether its values are unique.</param>
    /// <param name="options">The values an enumeration takes, several at a time; none lets it take any.</param>
    /// <exception cref="ArgumentException">There is no such object type.</exception>
    public void AddProperty(string objectType, string name, string type, bool unique, IReadOnlyList<string> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        lock (Gate)
        {
            var from = new JsonObject { ["hasUniqueValue"] = unique };
            if (options.Count > 0)
            {
                from["fieldType"] = "checkbox";
                from["options"] = JsonText.Array(options.Select((o, i) => (JsonNode)new JsonObject { ["label"] = o, ["value"] = o, ["displayOrder"] = i, ["hidden"] = false }));
            }

            FindType(objectType).Properties[name] = HubSpotAccount.Property(name, type, hubspotDefined: false, from);
        }
    }

    /// <summary>The names of a type's properties.</summary>
    /// <param name="objectType">The type's name or id.</param>
    public IReadOnlyList<string> PropertyNames(string objectType)
    {
        lock (Gate)
        {
            return _parts.Account.FindType(objectType) is { } type ? [.. type.Properties.Keys] : [];
        }
    }

    /// <summary>Makes a property required, as an administrator would: writes through 2026-09 that leave it empty are refused, older versions are not.</summary>
    /// <param name="objectType">The type's name or id.</param>
    /// <param name="property">The property that must be set.</param>
    /// <param name="whenProperty">The property the rule depends on; none makes it hold for every new record.</param>
    /// <param name="whenValue">The value that property must have for the rule to hold.</param>
    /// <exception cref="ArgumentException">There is no such object type.</exception>
    public void RequireProperty(string objectType, string property, string? whenProperty = null, string? whenValue = null)
    {
        lock (Gate)
        {
            var type = FindType(objectType);
            if (!_parts.Account.Rules.TryGetValue(type.Name, out var rules))
            {
                _parts.Account.Rules[type.Name] = rules = [];
            }

            rules.Add(new HubSpotRequiredRule(property, whenProperty, whenValue));
        }
    }

    /// <summary>Adds an owner.</summary>
    /// <param name="id">The owner's id.</param>
    /// <param name="userId">The user behind it.</param>
    /// <param name="email">The user's address.</param>
    /// <param name="archived">Whether the user was deactivated.</param>
    public void AddOwner(string id, int userId, string email, bool archived = false)
    {
        lock (Gate)
        {
            var owner = HubSpotDefaults.Owner(id, userId, email, "Owner", id);
            owner["archived"] = archived;
            _parts.Account.Owners.Add(owner);
        }
    }

    internal static JsonObject Json(IReadOnlyDictionary<string, string> properties)
    {
        var body = new JsonObject();
        foreach (var (name, value) in properties)
        {
            body[name] = value;
        }

        return body;
    }

    private static HubSpotRecordSnapshot Snapshot(HubSpotObjectType type, HubSpotRecord record) =>
        new(record.Id, type.Name, new Dictionary<string, string>(record.Properties, StringComparer.Ordinal), record.ArchivedAt is not null);

    private HubSpotObjectType FindType(string objectType) =>
        _parts.Account.FindType(objectType) ?? throw new ArgumentException($"There is no object type '{objectType}'.", nameof(objectType));

    private void As(HubSpotChange change, string objectType, string? id, Action<HubSpotObjectType, HubSpotRecord> act)
    {
        lock (Gate)
        {
            var type = FindType(objectType);
            var record = id is null ? null : type.ById(id, followMerges: true) ?? throw new ArgumentException($"There is no {type.Name} record '{id}'.", nameof(id));
            _parts.Account.Caller = HubSpotCaller.Nobody with { Change = change };
            try
            {
                act(type, record!);
            }
            catch (HubSpotError error)
            {
                throw new ArgumentException(error.Message, nameof(objectType), error);
            }
            finally
            {
                _parts.Account.Caller = HubSpotCaller.Nobody;
                _parts.Webhooks.Flush();
            }
        }
    }
}
