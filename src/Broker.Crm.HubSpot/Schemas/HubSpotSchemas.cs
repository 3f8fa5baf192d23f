using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>The definitions of custom objects (contracts/hubspot.md 8).</summary>
internal sealed class HubSpotSchemas(HubSpotApi api, IHubSpotProperties properties) : IHubSpotSchemas
{
    private static readonly HubSpotSchemaReadOptions DefaultRead = new();
    private static readonly HubSpotSchemaReadOptions Everything = new() { IncludePropertyDefinitions = true, IncludeAssociationDefinitions = true };
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotSchema>> ListOf = ListReader.Of(HubSpotJson.Default.HubSpotSchema);
    private static readonly ApiResponseReader<HubSpotSchema> One = ApiReaders.Json(HubSpotJson.Default.HubSpotSchema);
    private static readonly ApiResponseReader<HubSpotSchemaAssociation> Association = ApiReaders.Json(HubSpotJson.Default.HubSpotSchemaAssociation);

    public Task<IReadOnlyList<HubSpotSchema>> ListAsync(HubSpotSchemaReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= DefaultRead;
        ApiCall call = Asked(SchemaOperations.List.Call(api.Paths.Schemas()).Query("archived", options.Archived ? true : null), options);
        return api.SendAsync(call, ListOf, [], cancellationToken);
    }

    public Task<HubSpotSchema> GetAsync(string objectType, HubSpotSchemaReadOptions? options = null, CancellationToken cancellationToken = default) =>
        api.SendAsync(Asked(SchemaOperations.Get.Call(api.Paths.Schema(objectType)), options ?? DefaultRead), One, [], cancellationToken);

    public Task<HubSpotSchema?> FindAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return FindAsync(name, Everything, cancellationToken);
    }

    public Task<IReadOnlyList<HubSpotSchema>> ReadManyAsync(
        IReadOnlyList<string> objectTypes, HubSpotSchemaReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> inputs = Inputs.Distinct(objectTypes, static t => t, "object type", "name each once.");
        ApiCall call = SchemaOperations.ReadMany.Call(api.Paths.Schemas() + "/batch/read").WithBody(PropertyValues.Body((inputs, options ?? DefaultRead), static (writer, state) =>
        {
            // The file calls all three required.
            (IReadOnlyList<string> types, HubSpotSchemaReadOptions asked) = state;
            writer.WriteBoolean("includePropertyDefinitions"u8, asked.IncludePropertyDefinitions ?? true);
            writer.WriteBoolean("includeAssociationDefinitions"u8, asked.IncludeAssociationDefinitions ?? true);
            writer.WriteBoolean("includeAuditMetadata"u8, asked.IncludeAuditMetadata ?? false);
            Inputs.WriteTexts(writer, "inputs", types);
        }));
        return api.SendAsync(call, ListOf, [], cancellationToken);
    }

    public async Task<HubSpotSchema> CreateAsync(HubSpotSchemaDefinition definition, CancellationToken cancellationToken = default)
    {
        SchemaChecks.Definition(definition, nameof(definition));
        ApiCall call = SchemaOperations.Create.Call(api.Paths.Schemas()).WithIdentity(definition.Name).WithBody(SchemaBody.Of(definition));
        ApiResult<HubSpotSchema> result = await api.TrySendAsync(call, One, [definition.Name, .. definition.Properties.Select(static p => p.Name)], cancellationToken).ConfigureAwait(false);
        if (result.TryGet(out HubSpotSchema? schema, out ApiError? error))
        {
            return schema;
        }

        // Our own first try made it, and its answer was lost.
        bool wasMade = error.Kind == ErrorKind.Conflict && error.Outcome == Outcome.Unknown;
        return (wasMade ? await FindAsync(definition.Name, Everything, cancellationToken).ConfigureAwait(false) : null) ?? throw error.ToException();
    }

    public async Task<HubSpotSchemaEnsured> EnsureAsync(HubSpotSchemaDefinition definition, CancellationToken cancellationToken = default)
    {
        SchemaChecks.Definition(definition, nameof(definition));
        HubSpotSchema? existing = await FindAsync(definition.Name, Everything, cancellationToken).ConfigureAwait(false);
        if (existing is null)
        {
            try
            {
                HubSpotSchema created = await CreateAsync(definition, cancellationToken).ConfigureAwait(false);
                return new HubSpotSchemaEnsured(created, Created: true, new HubSpotSchemaReport([], []), []);
            }
            catch (ConflictException)
            {
                // Another program was faster: its type is looked at like any other. Not listed: a deleted one has the name.
                existing = await FindAsync(definition.Name, Everything, cancellationToken).ConfigureAwait(false);
                if (existing is null)
                {
                    throw;
                }
            }
        }

        HubSpotSchemaReport report = await EnsurePropertiesAsync(definition, existing, cancellationToken).ConfigureAwait(false);
        return new HubSpotSchemaEnsured(existing, Created: false, report, [.. SchemaComparison.Compare(definition, existing)]);
    }

    public Task<HubSpotSchema> UpdateAsync(string objectType, HubSpotSchemaUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        if (update.ClearDescription && update.Description is not null)
        {
            throw new ArgumentException("The description is given and cleared at once; do one of both.", nameof(update));
        }

        ApiCall call = SchemaOperations.Update.Call(api.Paths.Schema(objectType)).WithIdentity(objectType).WithBody(SchemaBody.Of(update));
        return api.SendAsync(call, One, [], cancellationToken);
    }

    public Task DeleteAsync(string objectType, CancellationToken cancellationToken = default) =>
        Removal.RunAsync(api, SchemaOperations.Delete.Call(api.Paths.Schema(objectType)).WithIdentity(objectType), cancellationToken);

    public Task PurgeAsync(string objectType, CancellationToken cancellationToken = default) =>
        Removal.RunAsync(api, SchemaOperations.Purge.Call(api.Paths.Schema(objectType)).Query("archived", (bool?)true).WithIdentity(objectType), cancellationToken);

    public Task<HubSpotSchemaAssociation> CreateAssociationAsync(
        string objectType, string fromObjectType, string toObjectType, string? name = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(fromObjectType);
        ArgumentException.ThrowIfNullOrWhiteSpace(toObjectType);
        ApiCall call = SchemaOperations.CreateAssociation.Call(api.Paths.Schema(objectType) + "/associations")
            .WithIdentity($"{fromObjectType}>{toObjectType}")
            .WithBody(PropertyValues.Body((fromObjectType, toObjectType, name), static (writer, state) =>
            {
                writer.WriteString("fromObjectTypeId"u8, state.fromObjectType);
                writer.WriteString("toObjectTypeId"u8, state.toObjectType);
                if (state.name is not null)
                {
                    writer.WriteString("name"u8, state.name);
                }
            }));
        return api.SendAsync(call, Association, [], cancellationToken);
    }

    public Task DeleteAssociationAsync(string objectType, string associationId, CancellationToken cancellationToken = default)
    {
        string path = $"{api.Paths.Schema(objectType)}/associations/{HubSpotPaths.Segment(associationId, nameof(associationId))}";
        return Removal.RunAsync(api, SchemaOperations.DeleteAssociation.Call(path).WithIdentity(associationId), cancellationToken);
    }

    private static ApiCall Asked(ApiCall call, HubSpotSchemaReadOptions options) => call
        .Query("includePropertyDefinitions", options.IncludePropertyDefinitions)
        .Query("includeAssociationDefinitions", options.IncludeAssociationDefinitions)
        .Query("includeAuditMetadata", options.IncludeAuditMetadata);

    // A property without a group goes into the one that the object's own properties stand in.
    private async Task<HubSpotSchemaReport> EnsurePropertiesAsync(HubSpotSchemaDefinition definition, HubSpotSchema existing, CancellationToken cancellationToken)
    {
        string objectType = existing.ObjectType ?? throw UnusableAnswer.To(
            SchemaOperations.List, Outcome.Refused, "The object type is listed without an id.", definition.Name).ToException();
        IReadOnlyList<HubSpotProperty> present = existing.Properties ?? await properties.ListAsync(objectType, cancellationToken).ConfigureAwait(false);
        string? found = (present.FirstOrDefault(p => p.Name == existing.PrimaryDisplayProperty) ?? present.FirstOrDefault(static p => p.HubspotDefined != true))?.GroupName;
        string own = string.IsNullOrWhiteSpace(found) ? definition.Name + "_information" : found;
        var created = new List<string>();
        var differing = new List<HubSpotSchemaDifference>();
        foreach (IGrouping<string, HubSpotPropertyDefinition> group in definition.Properties
            .Select(p => p.GroupName is { Length: > 0 } ? p : p with { GroupName = own })
            .GroupBy(static p => p.GroupName, StringComparer.Ordinal))
        {
            HubSpotSchemaReport report = await properties.EnsureAsync(objectType, new HubSpotPropertyGroup { Name = group.Key }, [.. group], cancellationToken).ConfigureAwait(false);
            created.AddRange(report.Created);
            differing.AddRange(report.Differing);
        }

        return new HubSpotSchemaReport(created, differing);
    }

    private async Task<HubSpotSchema?> FindAsync(string name, HubSpotSchemaReadOptions options, CancellationToken cancellationToken) =>
        (await ListAsync(options, cancellationToken).ConfigureAwait(false))
            .FirstOrDefault(s => s.Archived != true && string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
}
