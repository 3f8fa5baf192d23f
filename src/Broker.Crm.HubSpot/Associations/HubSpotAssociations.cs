using System.Buffers;
using System.Text.Json;
using Broker.Core.Paging;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>Links between records (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotAssociations(HubSpotApi api) : IHubSpotAssociations
{
    private static readonly ApiResponseReader<Page<HubSpotAssociation>> PageReader = ListReader.PageOf(HubSpotJson.Default.HubSpotAssociation);
    private static readonly ApiResponseReader<HubSpotAssociationWritten> WrittenReader = static (in ApiResponse response) =>
        response.Body.Trim(" \t\r\n"u8).IsEmpty
            ? new HubSpotAssociationWritten()
            : JsonSerializer.Deserialize(response.Body, HubSpotJson.Default.HubSpotAssociationWritten) ?? new HubSpotAssociationWritten();

    public IHubSpotAssociationLabels Labels { get; } = new HubSpotAssociationLabels(api);

    public IHubSpotAssociationLimits Limits { get; } = new HubSpotAssociationLimits(api);

    public PagedSequence<HubSpotAssociation> ListAsync(string fromType, string fromId, string toType, int pageSize = IHubSpotAssociations.MaxPageSize)
    {
        if (pageSize is < 1 or > IHubSpotAssociations.MaxPageSize)
        {
            throw new ArgumentException($"The page size is {pageSize}; allowed: 1 to {IHubSpotAssociations.MaxPageSize}.", nameof(pageSize));
        }

        string path = api.Paths.Associations(fromType, fromId, toType);
        return new PagedSequence<HubSpotAssociation>((after, cancellationToken) => api.SendAsync(
            AssociationOperations.List.Call(path).Query("limit", (long?)pageSize).Query("after", after), PageReader, [], cancellationToken));
    }

    public Task AssociateDefaultAsync(string fromType, string fromId, string toType, string toId, CancellationToken cancellationToken = default) =>
        api.SendAsync(
            AssociationOperations.AssociateDefault.Call(api.Paths.DefaultAssociation(fromType, fromId, toType, toId)), ApiReaders.Nothing, [], cancellationToken);

    public async Task<HubSpotAssociationWritten> SetLabelsAsync(
        string fromType, string fromId, string toType, string toId, IReadOnlyList<HubSpotAssociationType> types, CancellationToken cancellationToken = default)
    {
        AssociationBatches.CheckTypes(types, nameof(types));
        string path = api.Paths.Association(fromType, fromId, toType, toId);
        ApiCall call = AssociationOperations.SetLabels.Call(path).WithBody(TypesBody(types)).WithIdentity(AssociationBatches.Key(fromId, toId));
        HubSpotAssociationWritten written = await api.SendAsync(call, WrittenReader, [], cancellationToken).ConfigureAwait(false);
        return written with { FromId = written.FromId ?? fromId, ToId = written.ToId ?? toId };
    }

    public async Task<bool> AddLabelAsync(
        string fromType, string fromId, string toType, string toId, HubSpotAssociationType type, CancellationToken cancellationToken = default)
    {
        AssociationBatches.CheckType(type, nameof(type));
        ArgumentException.ThrowIfNullOrWhiteSpace(toId);
        var types = new List<HubSpotAssociationType>();
        await foreach (HubSpotAssociation link in ListAsync(fromType, fromId, toType).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (link.ToId == toId)
            {
                types.AddRange((link.Types ?? []).Select(static t => t.Type).OfType<HubSpotAssociationType>());
                break;
            }
        }

        if (types.Contains(type))
        {
            return false;
        }

        await SetLabelsAsync(fromType, fromId, toType, toId, [.. types, type], cancellationToken).ConfigureAwait(false);
        return true;
    }

    public Task RemoveAllAsync(string fromType, string fromId, string toType, string toId, CancellationToken cancellationToken = default) =>
        Removal.RunAsync(
            api,
            AssociationOperations.RemoveAll.Call(api.Paths.Association(fromType, fromId, toType, toId)).WithIdentity(AssociationBatches.Key(fromId, toId)),
            cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<string, IReadOnlyList<HubSpotAssociation>>>> ReadManyAsync(
        string fromType, string toType, IReadOnlyList<string> fromIds, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<string> ids = Inputs.Distinct(fromIds, static id => id, "id", "name each record once.");
        return new AssociationBatchRead(api, api.Paths.AssociationPair(fromType, toType) + "/batch/read").RunAsync(ids, cancellationToken);
    }

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLink>>> CreateManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLink> links, CancellationToken cancellationToken = default) =>
        WriteLinksAsync(AssociationOperations.CreateMany, api.Paths.AssociationPair(fromType, toType) + "/batch/create", IHubSpotAssociations.MaxCreateInputs, links, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLink>>> RemoveLabelsManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLink> links, CancellationToken cancellationToken = default) =>
        WriteLinksAsync(
            AssociationOperations.RemoveLabelsMany, api.Paths.AssociationPair(fromType, toType) + "/batch/labels/archive", IHubSpotAssociations.MaxRemoveInputs, links, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationPair>>> AssociateDefaultManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationPair> pairs, CancellationToken cancellationToken = default)
    {
        string target = api.Paths.AssociationPair(fromType, toType) + "/batch/associate/default";
        return WritePairsAsync(AssociationOperations.DefaultMany, target, IHubSpotAssociations.MaxCreateInputs, pairs, WritePairs, cancellationToken);
    }

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationPair>>> RemoveAllManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationPair> pairs, CancellationToken cancellationToken = default)
    {
        string target = api.Paths.AssociationPair(fromType, toType) + "/batch/archive";
        return WritePairsAsync(AssociationOperations.RemoveMany, target, IHubSpotAssociations.MaxRemoveInputs, pairs, WriteGroups, cancellationToken);
    }

    // A bare array, the one body that is not an object.
    private static ApiBody TypesBody(IReadOnlyList<HubSpotAssociationType> types)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using (var writer = new Utf8JsonWriter(buffer))
        {
            AssociationBatches.WriteTypes(writer, types);
        }

        return ApiBody.RawJson(buffer.WrittenMemory);
    }

    private static void WritePairs(Utf8JsonWriter writer, IReadOnlyList<HubSpotAssociationPair> pairs) => Inputs.Write(writer, pairs, static (w, pair) =>
    {
        AssociationBatches.WriteIdObject(w, "from", pair.FromId);
        AssociationBatches.WriteIdObject(w, "to", pair.ToId);
    });

    private static void WriteGroups(Utf8JsonWriter writer, IReadOnlyList<HubSpotAssociationPair> pairs) =>
        Inputs.Write(writer, [.. pairs.GroupBy(static p => p.FromId, StringComparer.Ordinal)], static (Utf8JsonWriter w, IGrouping<string, HubSpotAssociationPair> group) =>
        {
            AssociationBatches.WriteIdObject(w, "from", group.Key);
            w.WriteStartArray("to"u8);
            foreach (HubSpotAssociationPair pair in group)
            {
                w.WriteStartObject();
                w.WriteString("id"u8, pair.ToId);
                w.WriteEndObject();
            }

            w.WriteEndArray();
        });

    private static void WriteLinks(Utf8JsonWriter writer, IReadOnlyList<HubSpotAssociationLink> links) => Inputs.Write(writer, links, static (w, link) =>
    {
        AssociationBatches.WriteIdObject(w, "from", link.FromId);
        AssociationBatches.WriteIdObject(w, "to", link.ToId);
        w.WritePropertyName("types"u8);
        AssociationBatches.WriteTypes(w, link.Types);
    });

    private async Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLink>>> WriteLinksAsync(
        ApiOperation operation, string target, int chunkSize, IReadOnlyList<HubSpotAssociationLink> links, CancellationToken cancellationToken)
    {
        IReadOnlyList<HubSpotAssociationLink> inputs = Inputs.Distinct(
            links, static l => AssociationBatches.KeyOf(l.FromId, l.ToId), "pair of ids", "put their types into one input.");
        foreach (HubSpotAssociationLink link in inputs)
        {
            AssociationBatches.CheckTypes(link.Types, nameof(links));
        }

        BatchRunner<HubSpotAssociationLink, AssociationWriteItem> runner = AssociationBatches.Writer<HubSpotAssociationLink>(
            api, operation, target, chunkSize, static l => new HubSpotAssociationPair(l.FromId, l.ToId), WriteLinks);
        return [.. (await runner.RunAsync(inputs, cancellationToken).ConfigureAwait(false)).Select(static o => o.WithoutValue())];
    }

    private async Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationPair>>> WritePairsAsync(
        ApiOperation operation,
        string target,
        int chunkSize,
        IReadOnlyList<HubSpotAssociationPair> pairs,
        Action<Utf8JsonWriter, IReadOnlyList<HubSpotAssociationPair>> write,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<HubSpotAssociationPair> inputs = Inputs.Distinct(pairs, static p => AssociationBatches.KeyOf(p.FromId, p.ToId), "pair of ids", "name each once.");
        BatchRunner<HubSpotAssociationPair, AssociationWriteItem> runner = AssociationBatches.Writer(api, operation, target, chunkSize, static p => p, write);
        return [.. (await runner.RunAsync(inputs, cancellationToken).ConfigureAwait(false)).Select(static o => o.WithoutValue())];
    }
}
