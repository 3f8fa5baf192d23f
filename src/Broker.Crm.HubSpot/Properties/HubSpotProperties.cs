using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>The definitions of properties (contracts/hubspot.md 4).</summary>
internal sealed class HubSpotProperties(HubSpotApi api) : IHubSpotProperties
{
    private const string Root = "/crm/properties/{version}/{objectType}";
    private static readonly ApiOperation List = new("ListProperties", HttpMethod.Get, Root, RetrySafety.Read);
    private static readonly ApiOperation ListGroups = new("ListPropertyGroups", HttpMethod.Get, Root + "/groups", RetrySafety.Read);
    // A second create is refused with a conflict, so a repeat is harmless.
    private static readonly ApiOperation Create = new("CreateProperty", HttpMethod.Post, Root, RetrySafety.Idempotent);
    private static readonly ApiOperation CreateGroup = new("CreatePropertyGroup", HttpMethod.Post, Root + "/groups", RetrySafety.Idempotent);

    private static readonly ApiResponseReader<HubSpotResults<HubSpotProperty>> PropertiesReader = ApiReaders.Json(HubSpotJson.Default.HubSpotResultsHubSpotProperty);
    private static readonly ApiResponseReader<HubSpotResults<HubSpotPropertyGroup>> GroupsReader = ApiReaders.Json(HubSpotJson.Default.HubSpotResultsHubSpotPropertyGroup);

    public Task<IReadOnlyList<HubSpotProperty>> ListAsync(string objectType, CancellationToken cancellationToken = default) =>
        api.SendAsync(List.Call(api.Paths.Properties(objectType)), static (in ApiResponse r) => PropertiesReader(in r).Entries, [], cancellationToken);

    public async Task CreateAsync(string objectType, HubSpotPropertyDefinition definition, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ApiCall call = Create.Call(api.Paths.Properties(objectType))
            .WithBody(ApiBody.Json(definition, HubSpotJson.Default.HubSpotPropertyDefinition))
            .WithIdentity(definition.Name);
        ApiResult<bool> result = await api.TrySendAsync(call, ApiReaders.Nothing, [definition.Name], cancellationToken).ConfigureAwait(false);
        if (result.Error is { } error && !(error.Kind == ErrorKind.Conflict && error.Attempts > 1))
        {
            throw error.ToException();
        }
    }

    public async Task<HubSpotSchemaReport> EnsureAsync(
        string objectType, HubSpotPropertyGroup group, IReadOnlyList<HubSpotPropertyDefinition> wanted, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(wanted);
        Dictionary<string, HubSpotProperty> existing = await MapAsync(objectType, cancellationToken).ConfigureAwait(false);
        HubSpotPropertyDefinition[] missing = [.. wanted.Where(w => !existing.ContainsKey(w.Name))];
        var created = new List<string>();
        if (missing.Length > 0)
        {
            await EnsureGroupAsync(objectType, group, cancellationToken).ConfigureAwait(false);
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

            existing = collided ? await MapAsync(objectType, cancellationToken).ConfigureAwait(false) : existing;
        }

        IEnumerable<HubSpotSchemaDifference> differing = wanted
            .Where(w => !created.Contains($"{objectType}.{w.Name}"))
            .Select(w => PropertyComparison.Compare(objectType, w, existing.GetValueOrDefault(w.Name)))
            .OfType<HubSpotSchemaDifference>();
        return new HubSpotSchemaReport(created, [.. differing]);
    }

    private async Task<Dictionary<string, HubSpotProperty>> MapAsync(string objectType, CancellationToken cancellationToken)
    {
        var map = new Dictionary<string, HubSpotProperty>(StringComparer.Ordinal);
        foreach (HubSpotProperty property in await ListAsync(objectType, cancellationToken).ConfigureAwait(false))
        {
            map[property.Name] = property;
        }

        return map;
    }

    private async Task EnsureGroupAsync(string objectType, HubSpotPropertyGroup group, CancellationToken cancellationToken)
    {
        string path = api.Paths.PropertyGroups(objectType);
        HubSpotResults<HubSpotPropertyGroup> groups = await api.SendAsync(ListGroups.Call(path), GroupsReader, [], cancellationToken).ConfigureAwait(false);
        if (groups.Entries.Any(g => g.Name == group.Name))
        {
            return;
        }

        ApiBody body = Objects.PropertyValues.Body(group, static (Utf8JsonWriter writer, HubSpotPropertyGroup g) =>
        {
            writer.WriteString("name"u8, g.Name);
            writer.WriteString("label"u8, g.Label ?? g.Name);
        });
        ApiResult<bool> result = await api.TrySendAsync(CreateGroup.Call(path).WithBody(body), ApiReaders.Nothing, [group.Name], cancellationToken).ConfigureAwait(false);
        if (result.Error is { Kind: not ErrorKind.Conflict } error)
        {
            throw error.ToException();
        }
    }
}
