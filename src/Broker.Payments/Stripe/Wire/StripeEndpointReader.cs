using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads a WebhookEndpoint.</summary>
internal static class StripeEndpointReader
{
    internal static StripeWebhookEndpoint Read(in ApiResponse response)
    {
        var reader = new Utf8JsonReader(response.Body);
        return Read(ref reader);
    }

    internal static StripeWebhookEndpoint Read(ref Utf8JsonReader reader)
    {
        StripeJson.ExpectObject(ref reader);
        string? id = null, url = null, status = null, version = null, secret = null;
        List<string> types = [];
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("id"u8))
            {
                id = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("url"u8))
            {
                url = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("status"u8))
            {
                status = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("api_version"u8))
            {
                version = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("secret"u8))
            {
                secret = StripeJson.NextText(ref reader);
            }
            else if (reader.ValueTextEquals("enabled_events"u8))
            {
                NextTypes(ref reader, types);
            }
            else
            {
                StripeJson.SkipNext(ref reader);
            }
        }

        return new StripeWebhookEndpoint(
            id ?? throw StripeJson.Missing("id"),
            Uri.TryCreate(url, UriKind.Absolute, out Uri? address) ? address : throw StripeJson.Missing("url"),
            types,
            status == "enabled",
            version,
            secret is { Length: > 0 } ? Secret.From(secret) : null);
    }

    private static void NextTypes(ref Utf8JsonReader reader, List<string> types)
    {
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.String)
            {
                types.Add(reader.GetString()!);
            }
            else
            {
                reader.Skip();
            }
        }
    }
}
