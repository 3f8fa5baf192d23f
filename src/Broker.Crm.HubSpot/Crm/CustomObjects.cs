using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Schemas;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Finds the custom object of trading accounts by its name, and makes it (contracts/hubspot.md 8).</summary>
internal sealed class CustomObjects(IHubSpotClient client, HubSpotCrmOptions options)
{
    private const string Template = "/crm-object-schemas/{version}/schemas";
    private static readonly ApiOperation List = new("ListSchemas", HttpMethod.Get, Template, RetrySafety.Read);

    // A repeat of a create that had been applied is a conflict, which is looked up.
    private static readonly ApiOperation Create = new("CreateSchema", HttpMethod.Post, Template, RetrySafety.Idempotent);
    private static readonly ApiResponseReader<IReadOnlyList<HubSpotSchema>> Reader = ListReader.Of(HubSpotJson.Default.HubSpotSchema);
    private readonly string name = options.TradingAccountObjectName;

    /// <summary>The type id of the object.</summary>
    /// <returns>The id, or in words why there is none.</returns>
    /// <exception cref="BrokerApiException">HubSpot could not be asked.</exception>
    internal async ValueTask<(string? TypeId, string? Problem)> FindAsync(CancellationToken cancellationToken)
    {
        if ((client as HubSpotClient)?.Api is not { } api)
        {
            return (null, "This client cannot look up custom objects: name one in the option Crm.TradingAccountObjectType.");
        }

        ApiResult<IReadOnlyList<HubSpotSchema>> result =
            await api.TrySendAsync(List.Call(Path(api)), Reader, [], cancellationToken).ConfigureAwait(false);
        if (result.Error is { } error)
        {
            return error.Kind == ErrorKind.Permission ? (null, NotAllowed) : throw error.ToException();
        }

        HubSpotSchema? found = result.Value.FirstOrDefault(s => s.Archived != true && string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));
        return found is { ObjectTypeId.Length: > 0 }
            ? (found.ObjectTypeId, null)
            : (null, $"HubSpot has no custom object '{name}': ensure the schema, which makes it, or correct the option Crm.TradingAccountObjectName.");
    }

    /// <summary>The type id of the object, which is made if it is missing.</summary>
    /// <exception cref="BrokerApiException">HubSpot could not be asked, or refused.</exception>
    internal async ValueTask<(string? TypeId, bool WasCreated, string? Problem)> EnsureAsync(string keyProperty, CancellationToken cancellationToken)
    {
        (string? known, string? problem) = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (known is not null || (client as HubSpotClient)?.Api is not { } api || problem == NotAllowed)
        {
            return (known, false, problem);
        }

        ApiResult<bool> made = await api.TrySendAsync(Create.Call(Path(api)).WithBody(Body(keyProperty)), ApiReaders.Nothing, [keyProperty], cancellationToken).ConfigureAwait(false);
        if (made.Error is { } error && error.Kind != ErrorKind.Conflict)
        {
            return error.Kind == ErrorKind.Permission ? (null, false, NotAllowed) : throw error.ToException();
        }

        (string? typeId, problem) = await FindAsync(cancellationToken).ConfigureAwait(false);
        return (typeId, made.Succeeded, problem);
    }

    private static string NotAllowed =>
        "This HubSpot account has no custom objects, or the token lacks the scopes crm.schemas.custom.read, crm.schemas.custom.write, crm.objects.custom.read and " +
        "crm.objects.custom.write. Grant them, or set the option Crm.TradingAccountLayout to Deal.";

    private static string Path(HubSpotApi api) => $"/crm-object-schemas/{api.Paths.Version}/schemas";

    private ApiBody Body(string keyProperty) => PropertyValues.Body((name, keyProperty), static (writer, state) =>
    {
        writer.WriteString("name"u8, state.name);
        writer.WriteStartObject("labels"u8);
        writer.WriteString("singular"u8, "Trading account");
        writer.WriteString("plural"u8, "Trading accounts");
        writer.WriteEndObject();
        writer.WriteStartArray("properties"u8);
        writer.WriteStartObject();
        writer.WriteString("name"u8, state.keyProperty);
        writer.WriteString("label"u8, "Trading account reference");
        writer.WriteString("type"u8, "string");
        writer.WriteString("fieldType"u8, "text");
        writer.WriteBoolean("hasUniqueValue"u8, value: true);
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteString("primaryDisplayProperty"u8, state.keyProperty);
        WriteTexts(writer, "requiredProperties", []);
        WriteTexts(writer, "searchableProperties", [state.keyProperty]);
        WriteTexts(writer, "associatedObjects", ["CONTACT"]);
        writer.WriteBoolean("allowsSensitiveProperties"u8, value: false);
        writer.WriteBoolean("shouldCreateSameObjectAssociation"u8, value: false);
    });

    private static void WriteTexts(Utf8JsonWriter writer, string member, ReadOnlySpan<string> values)
    {
        writer.WriteStartArray(member);
        foreach (string value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
