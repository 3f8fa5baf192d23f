using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Crm.HubSpot.Authentication;

/// <inheritdoc/>
public sealed class HubSpotOAuthClient : IHubSpotOAuthClient
{
    private static readonly Uri AuthorizePage = new("https://app.hubspot.com/oauth/authorize");
    private static readonly ApiOperation ExchangeCode = new("ExchangeCode", HttpMethod.Post, "/oauth/{version}/token", RetrySafety.Once);
    private static readonly ApiOperation Refresh = new("RefreshToken", HttpMethod.Post, "/oauth/{version}/token", RetrySafety.Session);
    private static readonly ApiOperation ClientCredentials = new("ClientCredentials", HttpMethod.Post, "/oauth/{version}/token", RetrySafety.Session);
    private static readonly ApiOperation Introspect = new("IntrospectToken", HttpMethod.Post, "/oauth/{version}/token/introspect", RetrySafety.Read);
    private static readonly ApiOperation Revoke = new("RevokeToken", HttpMethod.Post, "/oauth/{version}/token/revoke", RetrySafety.Idempotent);
    private readonly ApiPipeline pipeline;
    private readonly TimeProvider time;
    private readonly string clientId;
    private readonly Secret clientSecret;
    private readonly string path;

    /// <summary>Makes a client without a container.</summary>
    /// <param name="options">The options; read once.</param>
    /// <param name="httpClient">The caller's own HTTP client; null for a connection pool shared by all clients of the family.</param>
    /// <param name="loggerFactory">Where logs go; null for nowhere.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public HubSpotOAuthClient(HubSpotOAuthOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(new ClientContext<HubSpotOAuthOptions>(
            Checked(options),
            httpClient is null ? ApiTransport.Shared : ApiTransport.From(httpClient),
            loggerFactory?.CreateLogger(HubSpotClient.Category) ?? NullLogger.Instance,
            timeProvider ?? TimeProvider.System))
    {
    }

    internal HubSpotOAuthClient(ClientContext<HubSpotOAuthOptions> context)
    {
        HubSpotOAuthOptions options = context.Options;
        time = context.Time;
        clientId = options.ClientId!;
        clientSecret = options.ClientSecret!;
        path = $"/oauth/{options.ApiVersion}/token";
        pipeline = new ApiPipeline(new OAuthProtocol(), context.Transport, options, HubSpotClient.Telemetry, context.Logger, time);
    }

    /// <inheritdoc/>
    public Uri AuthorizeUri(Uri redirectUri, IReadOnlyCollection<string> scopes, string state, IReadOnlyCollection<string>? optionalScopes = null, string? codeChallenge = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(state);
        ArgumentNullException.ThrowIfNull(scopes);
        if (scopes.Count == 0)
        {
            throw new ArgumentException("No scopes are given; give those that the app declares as required.", nameof(scopes));
        }

        string query = $"client_id={Uri.EscapeDataString(clientId)}&redirect_uri={Uri.EscapeDataString(Absolute(redirectUri))}&scope={Uri.EscapeDataString(string.Join(' ', scopes))}&state={Uri.EscapeDataString(state)}";
        if (optionalScopes is { Count: > 0 })
        {
            query += $"&optional_scope={Uri.EscapeDataString(string.Join(' ', optionalScopes))}";
        }

        if (codeChallenge is not null)
        {
            query += $"&code_challenge={Uri.EscapeDataString(codeChallenge)}&code_challenge_method=S256";
        }

        return new Uri($"{AuthorizePage}?{query}");
    }

    /// <inheritdoc/>
    public Task<HubSpotTokens> ExchangeCodeAsync(Secret code, Uri redirectUri, Secret? codeVerifier = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(code);
        return SendAsync(
            ExchangeCode,
            [
                new("grant_type", "authorization_code"),
                new("code", code.Reveal()),
                new("redirect_uri", Absolute(redirectUri)),
                .. codeVerifier is null ? (ReadOnlySpan<KeyValuePair<string, string>>)[] : [new("code_verifier", codeVerifier.Reveal())],
            ],
            cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<HubSpotTokens> RefreshAsync(Secret refreshToken, CancellationToken cancellationToken = default) =>
        (await TryRefreshAsync(refreshToken, cancellationToken).ConfigureAwait(false)).Value;

    /// <inheritdoc/>
    public Task<HubSpotTokens> ClientCredentialsAsync(IReadOnlyCollection<string> scopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        return SendAsync(ClientCredentials, [new("grant_type", "client_credentials"), new("scope", string.Join(' ', scopes))], cancellationToken);
    }

    /// <inheritdoc/>
    public Task<HubSpotTokenInfo> IntrospectAsync(Secret token, HubSpotTokenKind kind = HubSpotTokenKind.AccessToken, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Call(Introspect, path + "/introspect", OfToken(token, kind)), OAuthAnswers.Info, cancellationToken);

    /// <inheritdoc/>
    public Task RevokeAsync(Secret token, HubSpotTokenKind kind = HubSpotTokenKind.RefreshToken, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(Call(Revoke, path + "/revoke", OfToken(token, kind)), ApiReaders.Nothing, cancellationToken);

    internal ValueTask<ApiResult<HubSpotTokens>> TryRefreshAsync(Secret refreshToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refreshToken);
        return pipeline.TrySendAsync(
            Call(Refresh, path, [new("grant_type", "refresh_token"), new("refresh_token", refreshToken.Reveal())]), OAuthAnswers.Tokens(time.GetUtcNow()), cancellationToken);
    }

    private static string Absolute(Uri redirectUri)
    {
        ArgumentNullException.ThrowIfNull(redirectUri);
        return redirectUri.IsAbsoluteUri ? redirectUri.OriginalString : throw new ArgumentException("The redirect address must be absolute, as the app declares it.", nameof(redirectUri));
    }

    private static KeyValuePair<string, string>[] OfToken(Secret token, HubSpotTokenKind kind)
    {
        ArgumentNullException.ThrowIfNull(token);
        return [new("token", token.Reveal()), new("token_type_hint", kind == HubSpotTokenKind.RefreshToken ? "refresh_token" : "access_token")];
    }

    private static HubSpotOAuthOptions Checked(HubSpotOAuthOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OAuthOptionsCheck.Check(options, HubSpotClient.Category).ThrowIfAny(typeof(HubSpotOAuthOptions));
        return options;
    }

    private Task<HubSpotTokens> SendAsync(ApiOperation operation, KeyValuePair<string, string>[] fields, CancellationToken cancellationToken) =>
        pipeline.SendAsync(Call(operation, path, fields), OAuthAnswers.Tokens(time.GetUtcNow()), cancellationToken);

    // In the body, never in the address, which proxies write down.
    private ApiCall Call(ApiOperation operation, string target, KeyValuePair<string, string>[] fields) =>
        operation.Call(target).WithBody(ApiBody.Form([.. fields, new("client_id", clientId), new("client_secret", clientSecret.Reveal())]));
}
