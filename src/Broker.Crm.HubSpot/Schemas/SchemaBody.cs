using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Schemas;

/// <summary>Object types as they are sent.</summary>
internal static class SchemaBody
{
    internal static ApiBody Of(HubSpotSchemaDefinition definition) => PropertyValues.Body(definition, static (writer, d) =>
    {
        writer.WriteString("name"u8, d.Name);
        WriteLabels(writer, d.Labels);
        if (d.Description is not null)
        {
            writer.WriteString("description"u8, d.Description);
        }

        writer.WriteString("primaryDisplayProperty"u8, d.PrimaryDisplayProperty);
        Inputs.WriteTexts(writer, "secondaryDisplayProperties", d.SecondaryDisplayProperties);
        Inputs.WriteTexts(writer, "requiredProperties", d.RequiredProperties);
        Inputs.WriteTexts(writer, "searchableProperties", d.SearchableProperties);
        Inputs.WriteTexts(writer, "associatedObjects", d.AssociatedObjects);
        writer.WriteBoolean("allowsSensitiveProperties"u8, d.AllowsSensitiveProperties);
        writer.WriteBoolean("shouldCreateSameObjectAssociation"u8, d.ShouldCreateSameObjectAssociation);
        writer.WriteStartArray("properties"u8);
        foreach (HubSpotPropertyDefinition property in d.Properties)
        {
            // No group stands for the object's own, which does not exist before it: such a member is left out, not sent empty.
            HubSpotPropertyDefinition sent = property.GroupName is { Length: > 0 } ? property : property with { GroupName = null! };
            JsonSerializer.Serialize(writer, sent, HubSpotJson.Default.HubSpotPropertyDefinition);
        }

        writer.WriteEndArray();
    });

    internal static ApiBody Of(HubSpotSchemaUpdate update) => PropertyValues.Body(update, static (writer, u) =>
    {
        if (u.Labels is not null)
        {
            WriteLabels(writer, u.Labels);
        }

        WriteText(writer, "description", u.Description);

        // The file calls it required.
        writer.WriteBoolean("clearDescription"u8, u.ClearDescription);
        WriteText(writer, "primaryDisplayProperty", u.PrimaryDisplayProperty);
        WriteList(writer, "secondaryDisplayProperties", u.SecondaryDisplayProperties);
        WriteList(writer, "requiredProperties", u.RequiredProperties);
        WriteList(writer, "searchableProperties", u.SearchableProperties);
        if (u.AllowsSensitiveProperties is { } allows)
        {
            writer.WriteBoolean("allowsSensitiveProperties"u8, allows);
        }
    });

    private static void WriteLabels(Utf8JsonWriter writer, HubSpotSchemaLabels labels)
    {
        writer.WriteStartObject("labels"u8);
        WriteText(writer, "singular", labels.Singular);
        WriteText(writer, "plural", labels.Plural);
        writer.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null)
        {
            writer.WriteString(name, text);
        }
    }

    private static void WriteList(Utf8JsonWriter writer, string name, IReadOnlyList<string>? texts)
    {
        if (texts is not null)
        {
            Inputs.WriteTexts(writer, name, texts);
        }
    }
}
