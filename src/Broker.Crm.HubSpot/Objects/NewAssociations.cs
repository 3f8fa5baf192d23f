using System.Text.Json;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The associations of a new record on the wire: one entry per other record, with all its types (contracts/hubspot.md 3).</summary>
internal static class NewAssociations
{
    /// <param name="associations">The associations.</param>
    /// <param name="position">The position of the input; -1 for a single one.</param>
    internal static void Check(IReadOnlyList<HubSpotNewAssociation>? associations, long position = -1)
    {
        string whose = position < 0 ? string.Empty : FormattableString.Invariant($" of input {position}");
        for (int i = 0; associations is not null && i < associations.Count; i++)
        {
            HubSpotNewAssociation association = associations[i];
            if (string.IsNullOrWhiteSpace(association?.ToId))
            {
                throw new ArgumentException($"Association {i}{whose} has no id to link to.", nameof(associations));
            }

            if (string.IsNullOrWhiteSpace(association.Category))
            {
                throw new ArgumentException($"Association {i}{whose} has no category; give HUBSPOT_DEFINED, USER_DEFINED or INTEGRATOR_DEFINED.", nameof(associations));
            }

            if (association.TypeId < 1)
            {
                throw new ArgumentException($"Association {i}{whose} has the type {association.TypeId}; allowed: 1 or more.", nameof(associations));
            }

            PropertyValues.CheckText(association.ToId, position, "an association");
            PropertyValues.CheckText(association.Category, position, "an association");
        }
    }

    internal static void Write(Utf8JsonWriter writer, IReadOnlyList<HubSpotNewAssociation>? associations)
    {
        if (associations is not { Count: > 0 })
        {
            return;
        }

        writer.WriteStartArray("associations"u8);
        foreach (IGrouping<string, HubSpotNewAssociation> other in associations.GroupBy(static a => a.ToId, StringComparer.Ordinal))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("to"u8);
            writer.WriteString("id"u8, other.Key);
            writer.WriteEndObject();
            writer.WriteStartArray("types"u8);
            foreach (HubSpotNewAssociation association in other)
            {
                writer.WriteStartObject();
                writer.WriteString("associationCategory"u8, association.Category);
                writer.WriteNumber("associationTypeId"u8, association.TypeId);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
