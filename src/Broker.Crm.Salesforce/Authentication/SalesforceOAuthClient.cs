using Broker.Core.Pipeline;
using Broker.Core.Registration;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Broker.Crm.Salesforce.Authentication;

/// <inheritdoc/>
public sealed class SalesforceOAuthClient : ISalesforceOAuthClient
{
    internal const string TokenPath = "/services/oauth2/token";

    internal static readonly ApiOperation Revoke = new("RevokeToken", HttpMethod.Post, "/services/oauth2/revoke", RetrySafety.Idempotent);

    // These two use nothing up: a lost answer leaves a session behind that nobody knows, and nothing in doubt.
    private static readonly ApiOperation Jwt = new("JwtBearer", HttpMethod.Post, TokenPath, RetrySafety.Read);
    private static readonly ApiOperation OfClient = new("ClientCredentials", HttpMethod.Post, TokenPath, RetrySafety.Read);
    private static readonly ApiOperation Refresh = new("RefreshToken", HttpMethod.Post, TokenPath, RetrySafety.Once);
    private static readonly ApiOperation Introspect = new("IntrospectToken", HttpMethod.Post, "/services/oauth2/introspect", RetrySafety.Read);
    private static readonly ApiOperation UserInfo = new("UserInfo", HttpMethod.Get, "/services/oauth2/userinfo", RetrySafety.Read);

    private readonly ClientContext<SalesforceOAuthOptions> context;
    private readonly ApiPipeline pipeline;
    private readonly string clientId;
    private readonly Secret? clientSecret;

    /// <summary>Makes a client without a container.</summary>
    /// <param name="options">The options; read once.</param>
    /// <param name="httpClient">The caller's own HTTP client; null for a connection pool shared by all clients of the family.</param>
    /// <param name="loggerFactory">Where logs go; null for nowhere.</param>
    /// <param name="timeProvider">The clock; null for the system's.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is missing or wrong.</exception>
    public SalesforceOAuthClient(SalesforceOAuthOptions options, HttpClient? httpClient = null, ILoggerFactory? loggerFactory = null, TimeProvider? timeProvider = null)
        : this(new ClientContext<SalesforceOAuthOptions>(
            Checked(options),
            httpClient is null ? ApiTransport.Shared : ApiTransport.From(httpClient),
            loggerFactory?.CreateLogger(SalesforceClient.Category) ?? NullLogger.Instance,
            timeProvider ?? TimeProvider.System))
    {
    }

    internal SalesforceOAuthClient(ClientContext<SalesforceOAuthOptions> context)
    {
        this.context = context;
        clientId = context.Options.ClientId!;
        clientSecret = context.Options.ClientSecret;
        pipeline = PipelineAt(context.Options);
    }

    internal Uri Address => context.Options.BaseAddress!;

    /// <inheritdoc/>
    public Task<SalesforceTokens> JwtBearerAsync(string username, Secret privateKeyPem, string? audience = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(username);
        return ValueOfAsync(TryJwtBearerAsync(username, JwtAssertion.Checked(privateKeyPem), audience, cancellationToken));
    }

    /// <inheritdoc/>
    public Task<SalesforceTokens> ClientCredentialsAsync(CancellationToken cancellationToken = default)
    {
        if (LoginHosts.IsShared(Address))
        {
            throw new InvalidOperationException($"BaseAddress is a login host that all orgs share; allowed: {LoginHosts.MyDomainWanted}.");
        }

        return ValueOfAsync(TryClientCredentialsAsync(clientSecret ?? throw new InvalidOperationException("This flow needs ClientSecret in the options."), cancellationToken));
    }

    /// <inheritdoc/>
    public Task<SalesforceTokens> RefreshAsync(Secret refreshToken, CancellationToken cancellationToken = default) =>
        ValueOfAsync(TryRefreshAsync(refreshToken, cancellationToken));

    /// <inheritdoc/>
    public Task<SalesforceTokenInfo> IntrospectAsync(Secret token, SalesforceTokenKind kind = SalesforceTokenKind.AccessToken, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        return pipeline.SendAsync(
            Form(Introspect, [new("token", token.Reveal()), new("token_type_hint", kind == SalesforceTokenKind.RefreshToken ? "refresh_token" : "access_token"), .. OfApp(clientSecret)]),
            OAuthAnswers.Info,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task RevokeAsync(Secret token, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(token);
        return pipeline.SendAsync(Form(Revoke, [new("token", token.Reveal())]), ApiReaders.Nothing, cancellationToken);
    }

    /// <inheritdoc/>
    public Task<SalesforceUserInfo> GetUserInfoAsync(SalesforceSession session, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(session);

        // The session is good at its org's own address, which need not be the login host.
        ApiPipeline there = PipelineAt(new SalesforceOAuthOptions
        {
            BaseAddress = session.InstanceUrl,
            Resilience = context.Options.Resilience,
            MaxResponseBytes = context.Options.MaxResponseBytes,
        });
        return there.SendAsync(UserInfo.Call().WithHeader("Authorization", "Bearer " + session.AccessToken.Reveal()), OAuthAnswers.User, cancellationToken);
    }

    internal ValueTask<ApiResult<SalesforceTokens>> TryJwtBearerAsync(string username, Secret privateKeyPem, string? audience, CancellationToken cancellationToken)
    {
        string assertion = JwtAssertion.Sign(clientId, username, audience ?? LoginHosts.AudienceOf(Address), privateKeyPem, context.Time.GetUtcNow());
        return pipeline.TrySendAsync(
            Form(Jwt, [new("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer"), new("assertion", assertion)]), OAuthAnswers.Tokens, cancellationToken);
    }

    internal ValueTask<ApiResult<SalesforceTokens>> TryClientCredentialsAsync(Secret secret, CancellationToken cancellationToken) =>
        pipeline.TrySendAsync(Form(OfClient, [new("grant_type", "client_credentials"), .. OfApp(secret)]), OAuthAnswers.Tokens, cancellationToken);

    internal ValueTask<ApiResult<SalesforceTokens>> TryRefreshAsync(Secret refreshToken, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(refreshToken);
        return pipeline.TrySendAsync(
            Form(Refresh, [new("grant_type", "refresh_token"), new("refresh_token", refreshToken.Reveal()), .. OfApp(clientSecret)]), OAuthAnswers.Tokens, cancellationToken);
    }

    // In the body, never in the address, which proxies write down.
    private static ApiCall Form(ApiOperation operation, IEnumerable<KeyValuePair<string, string>> fields) => operation.Call().WithBody(ApiBody.Form(fields));

    private static async Task<SalesforceTokens> ValueOfAsync(ValueTask<ApiResult<SalesforceTokens>> sending) => (await sending.ConfigureAwait(false)).Value;

    private static SalesforceOAuthOptions Checked(SalesforceOAuthOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        OAuthOptionsCheck.Check(options, SalesforceClient.Category).ThrowIfAny(typeof(SalesforceOAuthOptions));
        return options;
    }

    private KeyValuePair<string, string>[] OfApp(Secret? secret) =>
        secret is null ? [new("client_id", clientId)] : [new("client_id", clientId), new("client_secret", secret.Reveal())];

    private ApiPipeline PipelineAt(SalesforceOAuthOptions options) => new(new OAuthProtocol(), context.Transport, options, SalesforceClient.Telemetry, context.Logger, context.Time);
}
