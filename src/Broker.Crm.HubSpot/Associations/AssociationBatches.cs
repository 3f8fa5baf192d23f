using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>What the batch calls on links share: how a pair is named, written and found again in an error.</summary>
internal static class AssociationBatches
{
    private const string Nothing = "NO_ASSOCIATIONS_FOUND";

    internal static string Key(string fromId, string toId) => $"{fromId}>{toId}";

    internal static string? KeyOf(string? fromId, string? toId) => string.IsNullOrWhiteSpace(fromId) || string.IsNullOrWhiteSpace(toId) ? null : Key(fromId, toId);

    internal static BatchRunner<TInput, AssociationWriteItem> Writer<TInput>(
        HubSpotApi api, ApiOperation operation, string target, int chunkSize, Func<TInput, HubSpotAssociationPair> pairOf, Action<Utf8JsonWriter, IReadOnlyList<TInput>> write) =>
        new(api, operation, target, HubSpotJson.Default.AssociationWriteItem)
        {
            ChunkSize = chunkSize,
            Write = write,
            KeyOf = input => Key(pairOf(input).FromId, pairOf(input).ToId),
            KeyOfItem = static item => item.Key,
            Concerns = (error, input) => Concerns(error, pairOf(input).FromId, pairOf(input).ToId),
            MayBeEmpty = true,
        };

    /// <summary>A record without links is told as an error of its own subcategory.</summary>
    internal static bool IsNothing(BatchError error) => error.SubCategory?.Contains(Nothing, StringComparison.Ordinal) == true;

    internal static bool Concerns(BatchError error, string fromId, string? toId)
    {
        IReadOnlyList<string> from = error.Context("fromObjectId");
        IReadOnlyList<string> to = error.Context("toObjectId");
        if (from.Count == 0 && to.Count == 0)
        {
            return error.Envelope.Ids.Any(id => id == fromId || id == toId);
        }

        return (from.Count == 0 || from.Contains(fromId)) && (to.Count == 0 || toId is null || to.Contains(toId));
    }

    internal static void WriteIdObject(Utf8JsonWriter writer, string name, string id)
    {
        writer.WriteStartObject(name);
        writer.WriteString("id"u8, id);
        writer.WriteEndObject();
    }

    internal static void WriteTypes(Utf8JsonWriter writer, IEnumerable<HubSpotAssociationType> types)
    {
        writer.WriteStartArray();
        foreach (HubSpotAssociationType type in types)
        {
            writer.WriteStartObject();
            writer.WriteString("associationCategory"u8, type.Category);
            writer.WriteNumber("associationTypeId"u8, type.TypeId);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    internal static void CheckTypes(IReadOnlyList<HubSpotAssociationType>? types, string parameter)
    {
        if (types is null or { Count: 0 })
        {
            throw new ArgumentException("There is no association type; a link needs at least one.", parameter);
        }

        foreach (HubSpotAssociationType type in types)
        {
            CheckType(type, parameter);
        }
    }

    internal static void CheckType(HubSpotAssociationType? type, string parameter)
    {
        ArgumentNullException.ThrowIfNull(type, parameter);
        if (string.IsNullOrWhiteSpace(type.Category) || type.TypeId < 1)
        {
            throw new ArgumentException($"The association type {type.TypeId} of category '{type.Category}' cannot be one; give a category and an id of at least 1.", parameter);
        }
    }
}
