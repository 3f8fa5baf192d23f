using System.Globalization;
using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>The limits of links (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotAssociationLimits(HubSpotApi api) : IHubSpotAssociationLimits
{
    private const int ChunkSize = 100;
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotAssociationLimit>> Reader = ListReader.Of(HubSpotJson.Default.HubSpotAssociationLimit);

    public Task<IReadOnlyList<HubSpotAssociationLimit>> ListAsync(CancellationToken cancellationToken = default) =>
        api.SendAsync(AssociationOperations.ListAllLimits.Call(api.Paths.AllAssociationLimits()), Reader, [], cancellationToken);

    public Task<IReadOnlyList<HubSpotAssociationLimit>> ListAsync(string fromType, string toType, CancellationToken cancellationToken = default) =>
        api.SendAsync(AssociationOperations.ListPairLimits.Call(api.Paths.AssociationLimits(fromType, toType)), Reader, [], cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLimitDefinition>>> CreateManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLimitDefinition> limits, CancellationToken cancellationToken = default) =>
        WriteAsync(AssociationOperations.CreateLimits, api.Paths.AssociationLimits(fromType, toType) + "/batch/create", limits, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLimitDefinition>>> UpdateManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationLimitDefinition> limits, CancellationToken cancellationToken = default) =>
        WriteAsync(AssociationOperations.UpdateLimits, api.Paths.AssociationLimits(fromType, toType) + "/batch/update", limits, cancellationToken);

    public Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationType>>> RemoveManyAsync(
        string fromType, string toType, IReadOnlyList<HubSpotAssociationType> types, CancellationToken cancellationToken = default)
    {
        foreach (HubSpotAssociationType type in types ?? [])
        {
            AssociationBatches.CheckType(type, nameof(types));
        }

        string target = api.Paths.AssociationLimits(fromType, toType) + "/batch/purge";
        return RunAsync(AssociationOperations.RemoveLimits, target, types!, static t => t, static (_, _) => { }, cancellationToken);
    }

    private static string Key(string category, long? typeId) => string.Create(CultureInfo.InvariantCulture, $"{category} {typeId}");

    private Task<IReadOnlyList<HubSpotOutcome<HubSpotAssociationLimitDefinition>>> WriteAsync(
        ApiOperation operation, string target, IReadOnlyList<HubSpotAssociationLimitDefinition> limits, CancellationToken cancellationToken)
    {
        foreach (HubSpotAssociationLimitDefinition limit in limits ?? [])
        {
            ArgumentNullException.ThrowIfNull(limit, nameof(limits));
            AssociationBatches.CheckType(limit.Type, nameof(limits));
            if (limit.MaxToObjectIds < 1)
            {
                throw new ArgumentException($"The limit of association type {limit.Type.TypeId} is {limit.MaxToObjectIds}; it must be at least 1.", nameof(limits));
            }
        }

        return RunAsync(operation, target, limits!, static l => l.Type, static (writer, l) => writer.WriteNumber("maxToObjectIds"u8, l.MaxToObjectIds), cancellationToken);
    }

    private async Task<IReadOnlyList<HubSpotOutcome<TInput>>> RunAsync<TInput>(
        ApiOperation operation,
        string target,
        IReadOnlyList<TInput> inputs,
        Func<TInput, HubSpotAssociationType> typeOf,
        Action<Utf8JsonWriter, TInput> writeRest,
        CancellationToken cancellationToken)
    {
        IReadOnlyList<TInput> distinct = Inputs.Distinct(inputs, i => Key(typeOf(i).Category, typeOf(i).TypeId), "association type", "name each once.");
        var runner = new BatchRunner<TInput, HubSpotAssociationLimit>(api, operation, target, HubSpotJson.Default.HubSpotAssociationLimit)
        {
            ChunkSize = ChunkSize,
            KeyOf = i => Key(typeOf(i).Category, typeOf(i).TypeId),
            KeyOfItem = static item => item.TypeId is null ? null : Key(item.Category, item.TypeId),
            Concerns = (error, i) => error.AllContext.Contains(typeOf(i).TypeId.ToString(CultureInfo.InvariantCulture)),
            MayBeEmpty = true,
            Write = (writer, chunk) => Inputs.Write(writer, chunk, (w, i) =>
            {
                w.WriteString("category"u8, typeOf(i).Category);
                w.WriteNumber("typeId"u8, typeOf(i).TypeId);
                writeRest(w, i);
            }),
        };
        return [.. (await runner.RunAsync(distinct, cancellationToken).ConfigureAwait(false)).Select(static o => o.WithoutValue())];
    }
}
