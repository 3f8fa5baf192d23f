using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>The definitions of properties (contracts/hubspot.md 4).</summary>
internal sealed class PropertiesArea(HubSpotApi api) : IHubSpotProperties
{
    private static readonly HubSpotPropertyReadOptions DefaultRead = new();
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotProperty>> ListOf = ListReader.Of(HubSpotJson.Default.HubSpotProperty);
    private static readonly ApiResponseReader<HubSpotProperty> One = ApiReaders.Json(HubSpotJson.Default.HubSpotProperty);

    public IHubSpotPropertyGroups Groups { get; } = new HubSpotPropertyGroups(api);

    public Task<IReadOnlyList<HubSpotProperty>> ListAsync(string objectType, CancellationToken cancellationToken = default) =>
        ListAsync(objectType, DefaultRead, cancellationToken);

    public Task<IReadOnlyList<HubSpotProperty>> ListAsync(string objectType, HubSpotPropertyReadOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        return api.SendAsync(Asked(PropertyOperations.List.Call(api.Paths.Properties(objectType)), options), ListOf, [], cancellationToken);
    }

    public Task<HubSpotProperty> GetAsync(string objectType, string name, HubSpotPropertyReadOptions? options = null, CancellationToken cancellationToken = default) =>
        api.SendAsync(Asked(PropertyOperations.Get.Call(api.Paths.Property(objectType, name)), options ?? DefaultRead), One, [], cancellationToken);

    public async Task CreateAsync(string objectType, HubSpotPropertyDefinition definition, CancellationToken cancellationToken = default)
    {
        PropertyChecks.Definition(definition, nameof(definition));
        ApiCall call = PropertyOperations.Create.Call(api.Paths.Properties(objectType))
            .WithBody(ApiBody.Json(definition, HubSpotJson.Default.HubSpotPropertyDefinition))
            .WithIdentity(definition.Name);
        ApiResult<bool> result = await api.TrySendAsync(call, ApiReaders.Nothing, [definition.Name], cancellationToken).ConfigureAwait(false);
        if (result.Error is { } error && !(error.Kind == ErrorKind.Conflict && error.Outcome == Outcome.Unknown))
        {
            throw error.ToException();
        }
    }

    public Task<HubSpotProperty> UpdateAsync(string objectType, string name, HubSpotPropertyUpdate update, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(update);
        PropertyKinds.Check(update.Type, update.FieldType, name, nameof(update));
        PropertyChecks.Options(update.Options, name, nameof(update));
        ApiCall call = PropertyOperations.Update.Call(api.Paths.Property(objectType, name))
            .WithBody(ApiBody.Json(update, HubSpotJson.Default.HubSpotPropertyUpdate))
            .WithIdentity(name);
        return api.SendAsync(call, One, [name], cancellationToken);
    }

    public async Task<HubSpotProperty> AddOptionsAsync(
        string objectType, string name, IReadOnlyList<HubSpotPropertyOption> options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfZero(options.Count, nameof(options));
        PropertyChecks.Options(options, name, nameof(options));
        HubSpotProperty property = await GetAsync(objectType, name, options: null, cancellationToken).ConfigureAwait(false);
        HubSpotPropertyOption[] present = [.. (property.Options ?? throw UnusableAnswer.To(
            PropertyOperations.Get, Outcome.Refused, "The answer does not say which options the property has: adding some would remove those.", name).ToException())];
        HubSpotPropertyOption[] missing = [.. options.Where(o => !Array.Exists(present, p => p.Value == o.Value))];
        if (missing.Length == 0)
        {
            return property;
        }

        int order = present.Length == 0 ? 0 : present.Max(static p => p.DisplayOrder ?? -1) + 1;
        IEnumerable<HubSpotPropertyOption> added = missing.Select((o, i) => o with
        {
            Label = o.Label.Length == 0 ? o.Value : o.Label,
            DisplayOrder = o.DisplayOrder ?? (order + i),
            Hidden = o.Hidden ?? false,
        });
        return await UpdateAsync(objectType, name, new HubSpotPropertyUpdate { Options = [.. present, .. added] }, cancellationToken).ConfigureAwait(false);
    }

    public Task ArchiveAsync(string objectType, string name, CancellationToken cancellationToken = default) =>
        Removal.RunAsync(api, PropertyOperations.Archive.Call(api.Paths.Property(objectType, name)).WithIdentity(name), cancellationToken);

    public async Task<IReadOnlyList<HubSpotOutcome<string, HubSpotProperty>>> ReadManyAsync(
        string objectType, IReadOnlyList<string> names, HubSpotPropertyReadOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= DefaultRead;
        IReadOnlyList<string> inputs = Names(names);
        BatchRunner<string, HubSpotProperty> runner = Runner<string>(PropertyOperations.ReadMany, objectType, "read", static n => n, (writer, chunk) =>
        {
            WriteNames(writer, chunk);
            writer.WriteBoolean("archived"u8, options.Archived);
            if (options.DataSensitivity is not null)
            {
                writer.WriteString("dataSensitivity"u8, options.DataSensitivity);
            }
        });
        return [.. (await runner.RunAsync(inputs, cancellationToken).ConfigureAwait(false)).Select(static o => o.With(static item => item!))];
    }

    public async Task<IReadOnlyList<HubSpotOutcome<HubSpotPropertyDefinition, HubSpotProperty>>> CreateManyAsync(
        string objectType, IReadOnlyList<HubSpotPropertyDefinition> definitions, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<HubSpotPropertyDefinition> inputs = Inputs.Distinct(definitions, static d => d.Name, "name", "define each property once.");
        foreach (HubSpotPropertyDefinition definition in inputs)
        {
            PropertyChecks.Definition(definition, nameof(definitions));
        }

        BatchRunner<HubSpotPropertyDefinition, HubSpotProperty> runner = Runner<HubSpotPropertyDefinition>(
            PropertyOperations.CreateMany, objectType, "create", static d => d.Name, static (writer, chunk) =>
            {
                writer.WriteStartArray("inputs"u8);
                foreach (HubSpotPropertyDefinition definition in chunk)
                {
                    JsonSerializer.Serialize(writer, definition, HubSpotJson.Default.HubSpotPropertyDefinition);
                }

                writer.WriteEndArray();
            });
        return [.. (await runner.RunAsync(inputs, cancellationToken).ConfigureAwait(false)).Select(static o => o.With(static item => item!))];
    }

    public async Task<IReadOnlyList<HubSpotOutcome<string>>> ArchiveManyAsync(
        string objectType, IReadOnlyList<string> names, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> inputs = Names(names);
        BatchRunner<string, HubSpotProperty> runner = Runner<string>(PropertyOperations.ArchiveMany, objectType, "archive", static n => n, WriteNames, isRemoval: true);
        return [.. (await runner.RunAsync(inputs, cancellationToken).ConfigureAwait(false)).Select(static o => o.WithoutValue())];
    }

    public async Task<HubSpotSchemaReport> EnsureAsync(
        string objectType, HubSpotPropertyGroup group, IReadOnlyList<HubSpotPropertyDefinition> wanted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(wanted);
        foreach (HubSpotPropertyDefinition definition in wanted)
        {
            PropertyChecks.Definition(definition, nameof(wanted));
        }

        Dictionary<string, HubSpotProperty> existing = await MapAsync(objectType, wanted, cancellationToken).ConfigureAwait(false);
        HubSpotPropertyDefinition[] missing = [.. wanted.Where(w => !existing.ContainsKey(w.Name))];
        var created = new List<string>();
        if (missing.Length > 0)
        {
            await Groups.EnsureAsync(objectType, group, cancellationToken).ConfigureAwait(false);
            bool collided = false;
            foreach (HubSpotPropertyDefinition definition in missing)
            {
                try
                {
                    await CreateAsync(objectType, definition, cancellationToken).ConfigureAwait(false);
                    created.Add($"{objectType}.{definition.Name}");
                }
                catch (ConflictException)
                {
                    collided = true; // another process was faster, or it is archived: the second look tells
                }
            }

            existing = collided ? await MapAsync(objectType, wanted, cancellationToken).ConfigureAwait(false) : existing;
        }

        IEnumerable<HubSpotSchemaDifference> differing = wanted
            .Where(w => !created.Contains($"{objectType}.{w.Name}"))
            .Select(w => PropertyComparison.Compare(objectType, w, existing.GetValueOrDefault(w.Name)))
            .OfType<HubSpotSchemaDifference>();
        return new HubSpotSchemaReport(created, [.. differing]);
    }

    private static ApiCall Asked(ApiCall call, HubSpotPropertyReadOptions options) => call
        .Query("archived", options.Archived ? true : null)
        .Query("dataSensitivity", options.DataSensitivity)
        .Query("locale", options.Locale)
        .Query("properties", options.Properties);

    private static IReadOnlyList<string> Names(IReadOnlyList<string> names) => Inputs.Distinct(names, static n => n, "name", "name each property once.");

    private static void WriteNames(Utf8JsonWriter writer, IReadOnlyList<string> names) =>
        Inputs.Write(writer, names, static (w, name) => w.WriteString("name"u8, name));

    private BatchRunner<TInput, HubSpotProperty> Runner<TInput>(
        ApiOperation operation, string objectType, string verb, Func<TInput, string> nameOf, Action<Utf8JsonWriter, IReadOnlyList<TInput>> write, bool isRemoval = false) =>
        new(api, operation, $"{api.Paths.Properties(objectType)}/batch/{verb}", HubSpotJson.Default.HubSpotProperty)
        {
            ChunkSize = IHubSpotProperties.MaxBatchInputs,
            Write = write,
            KeyOf = nameOf,
            KeyOfItem = static property => property.Name,
            Concerns = (error, input) => error.AllContext.Contains(nameOf(input), StringComparer.OrdinalIgnoreCase),
            MustBeMentioned = !isRemoval,
            MayBeEmpty = isRemoval,
        };

    // A list holds the properties of one sensitivity: those that are wanted otherwise are listed beside.
    private async Task<Dictionary<string, HubSpotProperty>> MapAsync(
        string objectType, IReadOnlyList<HubSpotPropertyDefinition> wanted, CancellationToken cancellationToken)
    {
        var map = new Dictionary<string, HubSpotProperty>(StringComparer.Ordinal);
        foreach (HubSpotProperty property in await ListAsync(objectType, cancellationToken).ConfigureAwait(false))
        {
            map[property.Name] = property;
        }

        foreach (string sensitivity in wanted.Select(static w => w.DataSensitivity).OfType<string>().Where(static s => s != HubSpotDataSensitivity.NonSensitive).Distinct(StringComparer.Ordinal))
        {
            foreach (HubSpotProperty property in await ListAsync(objectType, new HubSpotPropertyReadOptions { DataSensitivity = sensitivity }, cancellationToken).ConfigureAwait(false))
            {
                map[property.Name] = property;
            }
        }

        return map;
    }
}
