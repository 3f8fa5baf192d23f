using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Properties;

/// <summary>The groups of properties (contracts/hubspot.md 4).</summary>
internal sealed class HubSpotPropertyGroups(HubSpotApi api) : IHubSpotPropertyGroups
{
    private static readonly string[] Members = ["name", "label", "displayOrder"];
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotPropertyGroup>> ListOf = ListReader.Of(HubSpotJson.Default.HubSpotPropertyGroup);
    private static readonly ApiResponseReader<HubSpotPropertyGroup> One = ApiReaders.Json(HubSpotJson.Default.HubSpotPropertyGroup);

    public Task<IReadOnlyList<HubSpotPropertyGroup>> ListAsync(string objectType, CancellationToken cancellationToken = default) =>
        api.SendAsync(PropertyOperations.ListGroups.Call(api.Paths.PropertyGroups(objectType)), ListOf, [], cancellationToken);

    public Task<HubSpotPropertyGroup> GetAsync(string objectType, string name, CancellationToken cancellationToken = default) =>
        api.SendAsync(PropertyOperations.GetGroup.Call(api.Paths.PropertyGroup(objectType, name)), One, [], cancellationToken);

    public async Task CreateAsync(string objectType, HubSpotPropertyGroup group, CancellationToken cancellationToken = default)
    {
        ApiResult<bool> result = await TryCreateAsync(objectType, group, cancellationToken).ConfigureAwait(false);
        if (result.Error is { } error && !(error.Kind == ErrorKind.Conflict && error.Outcome == Outcome.Unknown))
        {
            throw error.ToException();
        }
    }

    public Task<HubSpotPropertyGroup> UpdateAsync(
        string objectType, string name, string? label = null, int? displayOrder = null, CancellationToken cancellationToken = default)
    {
        ApiCall call = PropertyOperations.UpdateGroup.Call(api.Paths.PropertyGroup(objectType, name)).WithIdentity(name)
            .WithBody(PropertyValues.Body((label, displayOrder), static (writer, state) => WriteRest(writer, state.label, state.displayOrder)));
        return api.SendAsync(call, One, Members, cancellationToken);
    }

    public Task ArchiveAsync(string objectType, string name, CancellationToken cancellationToken = default) =>
        Removal.RunAsync(api, PropertyOperations.ArchiveGroup.Call(api.Paths.PropertyGroup(objectType, name)).WithIdentity(name), cancellationToken);

    public async Task<bool> EnsureAsync(string objectType, HubSpotPropertyGroup group, CancellationToken cancellationToken = default)
    {
        Check(group);
        IReadOnlyList<HubSpotPropertyGroup> groups = await ListAsync(objectType, cancellationToken).ConfigureAwait(false);
        if (groups.Any(g => g.Name == group.Name))
        {
            return false;
        }

        ApiResult<bool> result = await TryCreateAsync(objectType, group, cancellationToken).ConfigureAwait(false);
        return result.Error is { Kind: not ErrorKind.Conflict } error ? throw error.ToException() : result.Succeeded;
    }

    private static void Check(HubSpotPropertyGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentException.ThrowIfNullOrWhiteSpace(group.Name, nameof(group));
    }

    private static void WriteRest(Utf8JsonWriter writer, string? label, int? displayOrder)
    {
        if (label is not null)
        {
            writer.WriteString("label"u8, label);
        }

        if (displayOrder is { } order)
        {
            writer.WriteNumber("displayOrder"u8, order);
        }
    }

    private async Task<ApiResult<bool>> TryCreateAsync(string objectType, HubSpotPropertyGroup group, CancellationToken cancellationToken)
    {
        Check(group);
        ApiCall call = PropertyOperations.CreateGroup.Call(api.Paths.PropertyGroups(objectType)).WithIdentity(group.Name)
            .WithBody(PropertyValues.Body(group, static (writer, g) =>
            {
                writer.WriteString("name"u8, g.Name);
                WriteRest(writer, g.Label ?? g.Name, g.DisplayOrder);
            }));
        return await api.TrySendAsync(call, ApiReaders.Nothing, Members, cancellationToken).ConfigureAwait(false);
    }
}
