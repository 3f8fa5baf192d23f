using System.Globalization;
using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>Reads the answers of the OAuth endpoints (contracts/hubspot.md 10). Every member but the token may be missing.</summary>
internal static class OAuthAnswers
{
    private const int DefaultLifetimeSeconds = 1800;
    private const int LongestLifetimeSeconds = 366 * 24 * 3600;

    internal static ApiResponseReader<HubSpotTokenInfo> Info { get; } = static (in ApiResponse response) => ReadInfo(response.Body);

    internal static ApiResponseReader<HubSpotTokens> Tokens(DateTimeOffset askedAt) => (in ApiResponse response) => ReadTokens(response.Body, askedAt);

    internal static HubSpotTokens ReadTokens(ReadOnlySpan<byte> body, DateTimeOffset askedAt)
    {
        Secret? access = null;
        Secret? refresh = null;
        long? hubId = null;
        long lifetime = DefaultLifetimeSeconds;
        IReadOnlyList<string> scopes = [];
        var reader = new Utf8JsonReader(body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("access_token"u8))
            {
                access = Token(LenientJson.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("refresh_token"u8))
            {
                refresh = Token(LenientJson.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("expires_in"u8))
            {
                lifetime = Number(LenientJson.NextText(ref reader)) is { } seconds and > 0 ? seconds : DefaultLifetimeSeconds;
            }
            else if (reader.ValueTextEquals("hub_id"u8))
            {
                hubId = Number(LenientJson.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("scopes"u8))
            {
                scopes = Scopes(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        reader.Read();
        return new HubSpotTokens
        {
            AccessToken = access ?? throw new JsonException("The answer has no access token."),
            RefreshToken = refresh,
            ExpiresAt = askedAt.AddSeconds(Math.Min(lifetime, LongestLifetimeSeconds)),
            HubId = hubId,
            Scopes = scopes,
        };
    }

    internal static HubSpotTokenInfo ReadInfo(ReadOnlySpan<byte> body)
    {
        var info = new HubSpotTokenInfo();
        var reader = new Utf8JsonReader(body);
        reader.Read();
        LenientJson.Expect(ref reader, JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            info = reader.GetString() switch
            {
                "active" => info with { IsActive = LenientJson.NextFlag(ref reader) ?? false },
                "token_use" => info with { TokenUse = LenientJson.NextText(ref reader) },
                "hub_id" => info with { HubId = Number(LenientJson.NextText(ref reader)) },
                "user_id" => info with { UserId = Number(LenientJson.NextText(ref reader)) },
                "app_id" => info with { AppId = Number(LenientJson.NextText(ref reader)) },
                "client_id" => info with { ClientId = LenientJson.NextText(ref reader) },
                "expires_in" => info with { ExpiresIn = Number(LenientJson.NextText(ref reader)) is { } seconds and >= 0 and <= int.MaxValue ? TimeSpan.FromSeconds(seconds) : null },
                "scopes" => info with { Scopes = Scopes(ref reader) },
                _ => Skip(ref reader, info),
            };
        }

        reader.Read();
        return info;
    }

    private static HubSpotTokenInfo Skip(ref Utf8JsonReader reader, HubSpotTokenInfo info)
    {
        reader.Skip();
        return info;
    }

    // What cannot travel in a header would fail every call later, far from here.
    private static Secret? Token(string? text) =>
        string.IsNullOrEmpty(text) ? null
        : text.AsSpan().ContainsAnyExceptInRange('!', '~') ? throw new JsonException("A token holds characters that cannot travel in a header.")
        : Secret.From(text);

    private static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : null;

    private static List<string> Scopes(ref Utf8JsonReader reader)
    {
        var scopes = new List<string>();
        reader.Read();
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return scopes;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (LenientJson.Text(ref reader) is { } scope)
            {
                scopes.Add(scope);
            }
        }

        return scopes;
    }
}
