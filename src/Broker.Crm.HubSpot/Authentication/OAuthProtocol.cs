using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>How the OAuth endpoints refuse: in an envelope of their own, <c>error</c> and <c>status</c> (contracts/hubspot.md 10).</summary>
internal sealed class OAuthProtocol : ApiProtocol
{
    internal const string InvalidGrant = "invalid_grant";
    private const string Refused = "HubSpot refused the code or the refresh token: it was used, revoked, or the app was removed from the account. Install the app again.";

    public override string System => HubSpotProtocol.SystemName;

    public override string RequestIdHeader => "X-HubSpot-Correlation-Id";

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        return default;
    }

    public override ApiFailure? Judge(in ApiResponse response)
    {
        if (response.IsSuccessStatus)
        {
            return null;
        }

        (string? error, string? status) = ReadCodes(response.Body);
        ApiFailure failure = ApiFailure.FromStatus(response.Status) with { RetryAfter = RetryAfterHeader.Read(response) };
        if (!failure.NotApplied || failure.IsTransient)
        {
            return failure with { Code = error ?? status, CodeIsListed = KindOf(error ?? status) is not null };
        }

        string? code = KindOf(error) is not null ? error : KindOf(status) is not null ? status : error ?? status ?? ErrorEnvelope.Read(response.Body).Code;
        ErrorKind kind = KindOf(code) ?? failure.Kind;
        return failure with
        {
            Kind = kind,
            Code = code,
            CodeIsListed = KindOf(code) is not null,
            Advice = code is InvalidGrant or "BAD_REFRESH_TOKEN" or "BAD_AUTH_CODE" ? Refused : kind == ErrorKind.Authentication ? "Check the app's client id and client secret." : null,
        };
    }

    private static ErrorKind? KindOf(string? code) => code switch
    {
        InvalidGrant or "invalid_client" or "unauthorized_client" => ErrorKind.Authentication,
        "BAD_REFRESH_TOKEN" or "BAD_AUTH_CODE" or "BAD_CLIENT_ID" or "BAD_CLIENT_SECRET" => ErrorKind.Authentication,
        "invalid_request" or "invalid_scope" or "unsupported_grant_type" or ErrorCategories.Validation => ErrorKind.Validation,
        _ => null,
    };

    private static (string? Error, string? Status) ReadCodes(ReadOnlySpan<byte> body)
    {
        string? error = null;
        string? status = null;
        try
        {
            var reader = new Utf8JsonReader(body);
            if (reader.Read() && reader.TokenType == JsonTokenType.StartObject)
            {
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    if (reader.ValueTextEquals("error"u8))
                    {
                        error = LenientJson.NextText(ref reader);
                    }
                    else if (reader.ValueTextEquals("status"u8))
                    {
                        status = LenientJson.NextText(ref reader);
                    }
                    else
                    {
                        reader.Skip();
                    }
                }
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // A page of a proxy, or cut short: the status alone tells.
        }

        return (error, status);
    }
}
