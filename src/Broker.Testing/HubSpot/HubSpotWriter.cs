using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Every effect on records, in one place: checks, indexes, histories and events.</summary>
internal sealed class HubSpotWriter(HubSpotAccount account, HubSpotAssociationTypes kinds, TimeProvider clock)
{
    /// <summary>Refuses unknown properties, values of the wrong kind, missing required ones and unique values that are taken; changes nothing.</summary>
    public void Check(HubSpotObjectType type, JsonObject properties, HubSpotRecord? existing)
    {
        var failures = new List<(string, string, string)>();
        foreach (var (property, node) in properties)
        {
            var value = HubSpotValues.TextOf(property, node);
            if (!type.Properties.TryGetValue(property, out var definition))
            {
                failures.Add((property, "PROPERTY_DOESNT_EXIST", $"Property \"{property}\" does not exist"));
            }
            else if (HubSpotValues.Failure(property, value, definition, account.IsOwner) is { } failure)
            {
                failures.Add((property, failure.Error, failure.Message));
            }
        }

        failures.AddRange(Missing(type, properties, existing).Distinct(StringComparer.Ordinal).Select(r => (r, "REQUIRED_FIELD", $"Required property \"{r}\" is missing")));
        if (failures.Count > 0)
        {
            throw HubSpotError.Properties(failures);
        }

        CheckStage(type, properties, existing);
        foreach (var (property, node) in properties)
        {
            if (node.Text() is { Length: > 0 } value && type.IsUnique(property) && type.Holder(property, value) is { } holder && holder != existing?.Id)
            {
                throw property == "email"
                    ? new HubSpotError(409, "CONFLICT", $"Contact already exists. Existing ID: {holder}")
                    : HubSpotError.Properties([(property, "CONFLICTING_UNIQUE_VALUE", $"{holder} already has that value.")]);
            }
        }
    }

    public HubSpotRecord Create(HubSpotObjectType type, JsonObject properties, IReadOnlyList<HubSpotLink>? links = null)
    {
        var now = clock.GetUtcNow();
        var number = account.NextNumber();
        var record = new HubSpotRecord(number.ToString(CultureInfo.InvariantCulture), number, now);
        record.Properties["hs_object_id"] = record.Id;
        record.Properties["hs_createdate"] = record.Properties[type.CreatedProperty] = JsonText.Iso(now);
        type.Add(record);
        Tell(type, record, "creation", new JsonObject { ["changeFlag"] = "NEW" });
        if (account.Pipelines.TryGetValue(type.Name, out var pipelines) && type.Name == "tickets" && properties.Text("hs_pipeline") is not { Length: > 0 } && pipelines.Count > 0)
        {
            Set(type, record, "hs_pipeline", pipelines[0].Text("id")!, now);
        }

        foreach (var (property, node) in properties)
        {
            Set(type, record, property, node.Text() ?? "", now);
        }

        Touch(type, record, now);
        foreach (var link in links ?? [])
        {
            Link(type, record, link);
        }

        return record;
    }

    public void Update(HubSpotObjectType type, HubSpotRecord record, JsonObject properties)
    {
        var now = clock.GetUtcNow();
        record.KeepForSearch(now, account.SearchLag);
        foreach (var (property, node) in properties)
        {
            Set(type, record, property, node.Text() ?? "", now);
        }

        Touch(type, record, now);
    }

    public void Archive(HubSpotObjectType type, HubSpotRecord record)
    {
        if (record.ArchivedAt is null)
        {
            record.ArchivedAt = clock.GetUtcNow();
            type.Release(record);
            Tell(type, record, "deletion", []);
        }
    }

    /// <summary>Takes a record out of the recycle bin; HubSpot's API cannot, its users can.</summary>
    public void Restore(HubSpotObjectType type, HubSpotRecord record)
    {
        if (record.ArchivedAt is null)
        {
            return;
        }

        if (type.Claim(record) is { } taken)
        {
            throw HubSpotError.Validation($"Another record took the value of {taken}");
        }

        record.ArchivedAt = null;
        Touch(type, record, clock.GetUtcNow());
        Tell(type, record, "restore", []);
    }

    /// <summary>Deletes a record for good.</summary>
    public void Purge(HubSpotObjectType type, HubSpotRecord record)
    {
        foreach (var (other, id) in record.Associations.Keys.ToList())
        {
            account.FindType(other)?.ById(id)?.Associations.Remove((type.Name, record.Id));
        }

        type.Purge(record);
        Tell(type, record, "privacyDeletion", []);
        if (record.ArchivedAt is null)
        {
            Tell(type, record, "deletion", []);
        }
    }

    /// <summary>Makes one new record of two; the primary's values win, and both old ids lead to the new record.</summary>
    public HubSpotRecord Merge(HubSpotObjectType type, HubSpotRecord primary, HubSpotRecord other)
    {
        var now = clock.GetUtcNow();
        var number = account.NextNumber();
        var merged = new HubSpotRecord(number.ToString(CultureInfo.InvariantCulture), number, now);
        type.Release(primary);
        type.Release(other);
        (primary.ArchivedAt, other.ArchivedAt) = (now, now);
        type.Add(merged);
        var moved = 0;
        foreach (var (property, value) in other.Properties.Concat(primary.Properties))
        {
            moved += other.Properties.ContainsKey(property) && !primary.Properties.ContainsKey(property) ? 1 : 0;
            type.Set(merged, property, value);
        }

        merged.Properties["hs_object_id"] = merged.Id;
        merged.Properties["hs_merged_object_ids"] = string.Join(';', HubSpotValues.Parts(primary.Properties.GetValueOrDefault("hs_merged_object_ids") ?? "")
            .Concat(HubSpotValues.Parts(other.Properties.GetValueOrDefault("hs_merged_object_ids") ?? "")).Append(primary.Id).Append(other.Id));
        if (type.Name == "contacts" && other.Properties.GetValueOrDefault("email") is { } second && primary.Properties.ContainsKey("email"))
        {
            merged.Properties["hs_additional_emails"] = second;
        }

        foreach (var old in (HubSpotRecord[])[primary, other])
        {
            type.Merge(old.Id, merged.Id);
            foreach (var ((name, id), ids) in old.Associations)
            {
                if (account.FindType(name) is { } target && target.ById(id) is { } there && there != primary && there != other)
                {
                    merged.Associations[(name, id)] = [.. ids.Concat(merged.Associations.GetValueOrDefault((name, id)) ?? [])];
                    there.Associations[(type.Name, merged.Id)] = [.. there.Associations.GetValueOrDefault((type.Name, old.Id)) ?? []];
                    there.Associations.Remove((type.Name, old.Id));
                }
            }

            old.Associations.Clear();
        }

        Touch(type, merged, now);
        Tell(type, merged, "merge", new JsonObject
        {
            ["primaryObjectId"] = primary.Number,
            ["mergedObjectIds"] = new JsonArray(JsonValue.Create(other.Number)),
            ["newObjectId"] = merged.Number,
            ["numberOfPropertiesMoved"] = moved,
        });
        return merged;
    }

    /// <summary>Associates two records with a type and its inverse, and with the unlabelled pair that every label implies.</summary>
    public void Link(HubSpotObjectType type, HubSpotRecord record, HubSpotLink link)
    {
        var plain = kinds.Default(type, link.ToType);
        foreach (var kind in (HubSpotAssociationType[])[plain, link.Kind])
        {
            AddKind(type, record, link.ToType, link.To, kind);
            AddKind(link.ToType, link.To, type, record, kinds.Inverse(kind));
        }
    }

    /// <summary>Takes association types off two records; none takes all.</summary>
    public void Unlink(HubSpotObjectType type, HubSpotRecord record, HubSpotObjectType toType, HubSpotRecord to, IReadOnlyCollection<HubSpotAssociationType>? only = null)
    {
        if (!record.Associations.TryGetValue((toType.Name, to.Id), out var ids))
        {
            return;
        }

        // The unlabelled type carries the association: without it nothing is left.
        var plain = kinds.Default(type, toType);
        var gone = only is null || only.Contains(plain) ? [.. ids] : only.Select(k => k.Id).Where(ids.Contains).ToList();
        foreach (var kind in gone.Select(id => kinds.Find(type, toType, id)).OfType<HubSpotAssociationType>())
        {
            RemoveKind(type, record, toType, to, kind);
            RemoveKind(toType, to, type, record, kinds.Inverse(kind));
        }
    }

    private IEnumerable<string> Missing(HubSpotObjectType type, JsonObject properties, HubSpotRecord? existing)
    {
        if (existing is null)
        {
            foreach (var property in type.Required.Where(r => properties.Text(r) is not { Length: > 0 }))
            {
                yield return property;
            }

            if (type.Name == "companies" && properties.Text("name") is not { Length: > 0 } && properties.Text("domain") is not { Length: > 0 })
            {
                yield return "name";
            }
        }

        if (!account.Caller.EnforcesRules)
        {
            yield break;
        }

        foreach (var rule in account.Rules.GetValueOrDefault(type.Name) ?? [])
        {
            var holds = rule.WhenProperty is null
                ? existing is null || properties.ContainsKey(rule.Property)
                : Effective(rule.WhenProperty) == rule.WhenValue && (existing is null || properties.ContainsKey(rule.WhenProperty) || properties.ContainsKey(rule.Property));
            if (holds && Effective(rule.Property) is not { Length: > 0 })
            {
                yield return rule.Property;
            }
        }

        string? Effective(string property) => properties.ContainsKey(property) ? properties.Text(property) : existing?.Properties.GetValueOrDefault(property);
    }

    private void CheckStage(HubSpotObjectType type, JsonObject properties, HubSpotRecord? existing)
    {
        var (pipelineProperty, stageProperty) = type.Name == "deals" ? ("pipeline", "dealstage") : ("hs_pipeline", "hs_pipeline_stage");
        if (!account.Pipelines.TryGetValue(type.Name, out var pipelines) || properties.Text(stageProperty) is not { Length: > 0 } stage)
        {
            return;
        }

        var wanted = properties.Text(pipelineProperty) ?? existing?.Properties.GetValueOrDefault(pipelineProperty) ?? (pipelines.Count > 0 ? pipelines[0].Text("id") : null);
        var pipeline = pipelines.Find(p => p.Text("id") == wanted);
        if (pipeline is null || !((JsonArray)pipeline["stages"]!).OfType<JsonObject>().Any(s => s.Text("id") == stage))
        {
            throw HubSpotError.Properties([(stageProperty, "INVALID_OPTION", $"{stage} was not one of the allowed options of pipeline {wanted}")]);
        }
    }

    private void Set(HubSpotObjectType type, HubSpotRecord record, string property, string given, DateTimeOffset now)
    {
        var before = record.Properties.GetValueOrDefault(property);
        var value = given.Length == 0 || !type.Properties.TryGetValue(property, out var definition) ? given : HubSpotValues.Canonical(given, definition, before);
        if (value == (before ?? ""))
        {
            return;
        }

        type.Set(record, property, value);
        record.AddHistory(property, value, now, account.Caller.Change);
        var sensitive = type.Properties.TryGetValue(property, out var known) && known.Text("dataSensitivity") is not ("non_sensitive" or null);
        Tell(type, record, "propertyChange", new JsonObject { ["propertyName"] = property, ["propertyValue"] = sensitive ? "REDACTED" : value, ["isSensitive"] = sensitive });
    }

    private static void Touch(HubSpotObjectType type, HubSpotRecord record, DateTimeOffset now)
    {
        record.UpdatedAt = now;
        record.Properties[type.ModifiedProperty] = record.Properties["hs_lastmodifieddate"] = JsonText.Iso(now);
    }

    private void AddKind(HubSpotObjectType type, HubSpotRecord record, HubSpotObjectType toType, HubSpotRecord to, HubSpotAssociationType kind)
    {
        var key = (toType.Name, to.Id);
        if (!record.Associations.TryGetValue(key, out var ids))
        {
            record.Associations[key] = ids = [];
        }

        if (ids.Add(kind.Id))
        {
            TellAssociation(type, record, toType, to, kind, removed: false);
        }
    }

    private void RemoveKind(HubSpotObjectType type, HubSpotRecord record, HubSpotObjectType toType, HubSpotRecord to, HubSpotAssociationType kind)
    {
        var key = (toType.Name, to.Id);
        if (record.Associations.TryGetValue(key, out var ids) && ids.Remove(kind.Id))
        {
            if (ids.Count == 0)
            {
                record.Associations.Remove(key);
            }

            TellAssociation(type, record, toType, to, kind, removed: true);
        }
    }

    private void TellAssociation(HubSpotObjectType type, HubSpotRecord record, HubSpotObjectType toType, HubSpotRecord to, HubSpotAssociationType kind, bool removed) =>
        Tell(type, record, "associationChange", new JsonObject
        {
            ["associationType"] = $"{Upper(type)}_TO_{Upper(toType)}",
            ["fromObjectId"] = record.Number,
            ["toObjectId"] = to.Number,
            ["associationRemoved"] = removed,
            ["isPrimaryAssociation"] = kind.IsPrimary,
        });

    private static string Upper(HubSpotObjectType type) => (type.ClassicName == "object" ? type.Name : type.ClassicName).ToUpperInvariant();

    private void Tell(HubSpotObjectType type, HubSpotRecord record, string kind, JsonObject members) =>
        account.Changed?.Invoke(new HubSpotEvent(type, kind, record.Number, clock.GetUtcNow(), account.Caller.Change, members));
}
