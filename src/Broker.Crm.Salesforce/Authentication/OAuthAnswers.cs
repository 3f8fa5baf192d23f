using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Reads the answers of the OAuth endpoints (contracts/salesforce.md 2). Every member but the access token may be missing.</summary>
internal static class OAuthAnswers
{
    private const int MaxIdLength = 18;

    internal static ApiResponseReader<SalesforceTokens> Tokens { get; } = static (in ApiResponse response) => ReadTokens(response.Body);

    internal static ApiResponseReader<SalesforceTokenInfo> Info { get; } = static (in ApiResponse response) => ReadInfo(response.Body);

    internal static ApiResponseReader<SalesforceUserInfo> User { get; } = static (in ApiResponse response) => ReadUser(response.Body);

    internal static SalesforceTokens ReadTokens(ReadOnlySpan<byte> body)
    {
        Secret? access = null;
        Secret? refresh = null;
        Uri? instance = null;
        (string? Org, string? User) identity = default;
        DateTimeOffset? issuedAt = null;
        IReadOnlyList<string> scopes = [];
        var reader = new Utf8JsonReader(body);
        JsonScalars.Begin(ref reader);
        while (JsonScalars.NextName(ref reader))
        {
            if (reader.ValueTextEquals("access_token"u8))
            {
                access = Token(JsonScalars.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("refresh_token"u8))
            {
                refresh = Token(JsonScalars.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("instance_url"u8))
            {
                instance = Instance(JsonScalars.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                identity = Identity(JsonScalars.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("issued_at"u8))
            {
                issuedAt = JsonScalars.TimeOfMilliseconds(JsonScalars.NextText(ref reader));
            }
            else if (reader.ValueTextEquals("scope"u8))
            {
                scopes = Words(JsonScalars.NextText(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return new SalesforceTokens
        {
            AccessToken = access ?? throw new JsonException("The answer has no access token."),
            RefreshToken = refresh,
            InstanceUrl = instance,
            OrganizationId = identity.Org,
            UserId = identity.User,
            IssuedAt = issuedAt,
            Scopes = scopes,
        };
    }

    /// <summary>The kind of token that was given, and the error of an unsuccessful answer. Never throws.</summary>
    internal static (string? TokenType, string? Error, string? Description) ReadVerdict(ReadOnlySpan<byte> body)
    {
        (string? TokenType, string? Error, string? Description) verdict = default;
        try
        {
            var reader = new Utf8JsonReader(body);
            JsonScalars.Begin(ref reader);
            while (JsonScalars.NextName(ref reader))
            {
                if (reader.ValueTextEquals("token_type"u8))
                {
                    verdict.TokenType = JsonScalars.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("error"u8))
                {
                    verdict.Error = JsonScalars.NextText(ref reader);
                }
                else if (reader.ValueTextEquals("error_description"u8))
                {
                    verdict.Description = JsonScalars.NextText(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A page of a proxy, or cut short: the status alone tells.
        }

        return verdict;
    }

    internal static SalesforceTokenInfo ReadInfo(ReadOnlySpan<byte> body)
    {
        var info = new SalesforceTokenInfo();
        var reader = new Utf8JsonReader(body);
        JsonScalars.Begin(ref reader);
        while (JsonScalars.NextName(ref reader))
        {
            string name = reader.GetString()!;
            string? text = JsonScalars.NextText(ref reader);
            info = name switch
            {
                "active" => info with { IsActive = text == "true" },
                "scope" => info with { Scopes = Words(text) },
                "client_id" => info with { ClientId = text },
                "username" => info with { Username = text },
                "sub" => info with { Subject = text },
                "token_type" => info with { TokenType = text },
                "exp" => info with { ExpiresAt = JsonScalars.TimeOfSeconds(text) },
                "iat" => info with { IssuedAt = JsonScalars.TimeOfSeconds(text) },
                _ => info,
            };
        }

        return info;
    }

    internal static SalesforceUserInfo ReadUser(ReadOnlySpan<byte> body)
    {
        var user = new SalesforceUserInfo();
        var reader = new Utf8JsonReader(body);
        JsonScalars.Begin(ref reader);
        while (JsonScalars.NextName(ref reader))
        {
            string name = reader.GetString()!;
            string? text = JsonScalars.NextText(ref reader);
            user = name switch
            {
                "organization_id" => user with { OrganizationId = text },
                "user_id" => user with { UserId = text },
                "preferred_username" => user with { PreferredUsername = text },
                "name" => user with { Name = text },
                "email" => user with { Email = text },
                "user_type" => user with { UserType = text },
                "active" => user with { IsActive = text switch { "true" => true, "false" => false, _ => null } },
                _ => user,
            };
        }

        return user;
    }

    // The end of https://login.salesforce.com/id/{org}/{user}.
    internal static (string? Org, string? User) Identity(string? id)
    {
        string[] parts = id?.Split('/') ?? [];
        return parts is [.., "id", var org, var user] && IsId(org) && IsId(user) ? (org, user) : default;
    }

    private static bool IsId(string text) => text.Length is > 0 and <= MaxIdLength && text.All(char.IsAsciiLetterOrDigit);

    // What cannot be used is as good as missing: the tokens beside it must not be lost with it.
    private static Uri? Instance(string? text) =>
        Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && SalesforceSession.IsInstance(address) ? address : null;

    private static string[] Words(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static Secret? Token(string? text) => string.IsNullOrEmpty(text) ? null
        : text.AsSpan().ContainsAnyExceptInRange('!', '~') ? throw new JsonException("A token holds characters that cannot travel in a header.")
        : Secret.From(text);
}
