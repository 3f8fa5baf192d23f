using System.Globalization;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>The labels of links (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotAssociationLabels(HubSpotApi api) : IHubSpotAssociationLabels
{
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotAssociationLabel>> Reader = ListReader.Of(HubSpotJson.Default.HubSpotAssociationLabel);

    public Task<IReadOnlyList<HubSpotAssociationLabel>> ListAsync(string fromType, string toType, CancellationToken cancellationToken = default) =>
        api.SendAsync(AssociationOperations.ListLabels.Call(api.Paths.AssociationLabels(fromType, toType)), Reader, [], cancellationToken);

    public async Task<IReadOnlyList<HubSpotAssociationLabel>> CreateAsync(
        string fromType, string toType, HubSpotAssociationLabelDefinition definition, CancellationToken cancellationToken = default) =>
        (await TryCreateAsync(fromType, toType, definition, cancellationToken).ConfigureAwait(false)).Value;

    public async Task<HubSpotAssociationLabel> EnsureAsync(
        string fromType, string toType, HubSpotAssociationLabelDefinition definition, CancellationToken cancellationToken = default)
    {
        Check(definition);
        if (await FindAsync(fromType, toType, definition.Label, cancellationToken).ConfigureAwait(false) is { } existing)
        {
            return existing;
        }

        ApiResult<IReadOnlyList<HubSpotAssociationLabel>> created = await TryCreateAsync(fromType, toType, definition, cancellationToken).ConfigureAwait(false);
        if (created.Error is { Kind: not ErrorKind.Conflict, Outcome: not Outcome.Unknown } error)
        {
            throw error.ToException();
        }

        // The answer of a create holds both directions without saying which is which: the list of this direction tells.
        return await FindAsync(fromType, toType, definition.Label, cancellationToken).ConfigureAwait(false)
            ?? (created.TryGet(out IReadOnlyList<HubSpotAssociationLabel>? made, out ApiError? failure)
                ? Of(made, definition.Label) ?? throw UnusableAnswer.To(
                    AssociationOperations.CreateLabel, Outcome.Confirmed, "The label was created, but neither the answer nor the list holds it: list again.", definition.Name).ToException()
                : throw failure.ToException());
    }

    public Task UpdateAsync(
        string fromType, string toType, long typeId, string label, string? inverseLabel = null, CancellationToken cancellationToken = default)
    {
        CheckId(typeId);
        ArgumentException.ThrowIfNullOrWhiteSpace(label);
        ApiCall call = AssociationOperations.UpdateLabel.Call(api.Paths.AssociationLabels(fromType, toType))
            .WithIdentity(Text(typeId))
            .WithBody(PropertyValues.Body((typeId, label, inverseLabel), static (writer, state) =>
            {
                writer.WriteNumber("associationTypeId"u8, state.typeId);
                writer.WriteString("label"u8, state.label);
                if (state.inverseLabel is not null)
                {
                    writer.WriteString("inverseLabel"u8, state.inverseLabel);
                }
            }));
        return api.SendAsync(call, ApiReaders.Nothing, [], cancellationToken);
    }

    public Task DeleteAsync(string fromType, string toType, long typeId, CancellationToken cancellationToken = default)
    {
        CheckId(typeId);
        return Removal.RunAsync(
            api,
            AssociationOperations.DeleteLabel.Call($"{api.Paths.AssociationLabels(fromType, toType)}/{Text(typeId)}").WithIdentity(Text(typeId)),
            cancellationToken);
    }

    private static string Text(long typeId) => typeId.ToString(CultureInfo.InvariantCulture);

    private static HubSpotAssociationLabel? Of(IEnumerable<HubSpotAssociationLabel> labels, string label)
    {
        HubSpotAssociationLabel[] all = [.. labels.Where(static l => l.TypeId is not null)];
        return Array.Find(all, l => l.Label == label) ?? Array.Find(all, l => string.Equals(l.Label, label, StringComparison.OrdinalIgnoreCase));
    }

    private static void Check(HubSpotAssociationLabelDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        if (string.IsNullOrWhiteSpace(definition.Name) || definition.Name.Contains('-', StringComparison.Ordinal) || char.IsAsciiDigit(definition.Name[0]))
        {
            throw new ArgumentException($"'{definition.Name}' cannot name a label; it must not be empty, hold a hyphen or start with a digit.", nameof(definition));
        }

        if (string.IsNullOrWhiteSpace(definition.Label))
        {
            throw new ArgumentException($"The label '{definition.Name}' has no words for users.", nameof(definition));
        }
    }

    private static void CheckId(long typeId)
    {
        if (typeId < 1)
        {
            throw new ArgumentException($"The association type id is {Text(typeId)}; it must be at least 1.", nameof(typeId));
        }
    }

    private async Task<HubSpotAssociationLabel?> FindAsync(string fromType, string toType, string label, CancellationToken cancellationToken) =>
        Of(await ListAsync(fromType, toType, cancellationToken).ConfigureAwait(false), label);

    private async Task<ApiResult<IReadOnlyList<HubSpotAssociationLabel>>> TryCreateAsync(
        string fromType, string toType, HubSpotAssociationLabelDefinition definition, CancellationToken cancellationToken)
    {
        Check(definition);
        ApiCall call = AssociationOperations.CreateLabel.Call(api.Paths.AssociationLabels(fromType, toType))
            .WithIdentity(definition.Name)
            .WithBody(PropertyValues.Body(definition, static (writer, d) =>
            {
                writer.WriteString("name"u8, d.Name);
                writer.WriteString("label"u8, d.Label);
                if (d.InverseLabel is not null)
                {
                    writer.WriteString("inverseLabel"u8, d.InverseLabel);
                }
            }));
        return await api.TrySendAsync(call, Reader, ["name", "label", "inverseLabel"], cancellationToken).ConfigureAwait(false);
    }
}
