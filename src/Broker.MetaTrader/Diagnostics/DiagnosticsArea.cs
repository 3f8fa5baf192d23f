using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Diagnostics;

/// <inheritdoc cref="IDiagnosticsArea"/>
internal sealed class DiagnosticsArea(MetaTraderApi api, MetaTraderClientOptions options, TimeProvider time) : IDiagnosticsArea
{
    private const int MostHosts = 256;
    private const int SideBySide = 4;
    private const int ShortestSearch = 4;

    private static readonly ApiResponseReader<bool> Pong = PingReader.Read;
    private static readonly ApiResponseReader<IReadOnlyList<BrokerCompany>> Companies = Answers.Many<BrokerCompany>();

    private readonly MetaTraderDialect dialect = options.EffectiveDialect;
    private readonly TradingPlatform platform = options.Platform;
    private readonly int largestFile = options.MaxUploadBytes;

    public async Task<TimeSpan> PingAsync(CancellationToken cancellationToken = default) =>
        (await TryPingAsync(cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<TimeSpan>> TryPingAsync(CancellationToken cancellationToken = default)
    {
        long started = time.GetTimestamp();
        ApiResult<bool> result = await api.TrySendAsync(Operations.Ping.Call(), Pong, cancellationToken).ConfigureAwait(false);
        return result.Select(_ => time.GetElapsedTime(started));
    }

    public async Task<TimeSpan> PingHostAsync(HostAndPort host, CancellationToken cancellationToken = default) =>
        (await TryPingHostAsync(host, cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<TimeSpan>> TryPingHostAsync(HostAndPort host, CancellationToken cancellationToken = default)
    {
        ThrowIfEmpty(host, nameof(host));
        ApiCall call = DiagnosticsOperations.PingHost.Call().Query("host", host.Host).Query("port", host.Port);
        ApiResult<HostPingAnswer> result = await api.TrySendAsync(call, HostPingAnswer.Reader, cancellationToken).ConfigureAwait(false);
        return result.TryGet(out HostPingAnswer answer, out ApiError? error) ? answer.ToResult(DiagnosticsOperations.PingHost) : new ApiResult<TimeSpan>(error);
    }

    public async ValueTask<IReadOnlyList<HostPing>> PingHostManyAsync(IReadOnlyList<HostAndPort> hosts, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(hosts);
        HostAndPort[] asked = [.. hosts];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(asked.Length, MostHosts, nameof(hosts));
        foreach (HostAndPort host in asked)
        {
            ThrowIfEmpty(host, nameof(hosts));
        }

        if (asked.Length == 0)
        {
            return [];
        }

        ApiCall call = platform == TradingPlatform.MetaTrader4
            ? DiagnosticsOperations.PingHostMany.Call().QueryEach("hosts", asked.Select(static host => host.ToString()))
            : DiagnosticsOperations.PingHostMany.Call()
                .QueryEach("host", asked.Select(static host => host.Host))
                .QueryEach("port", asked.Select(static host => host.Port.ToString(CultureInfo.InvariantCulture)));
        ApiResult<IReadOnlyList<HostPingAnswer>?> result = await api.TrySendAsync(call, HostPingAnswer.ManyReader, cancellationToken).ConfigureAwait(false);
        if (result.Succeeded && result.Value is { } answers && answers.Count == asked.Length)
        {
            return [.. asked.Select((host, at) => new HostPing(host, answers[at].ToResult(DiagnosticsOperations.PingHostMany)))];
        }

        return result.Error is { } error && IsAboutTheCall(error)
            ? [.. asked.Select(host => new HostPing(host, new ApiResult<TimeSpan>(error)))]
            : await OneByOneAsync(asked, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<BrokerCompany>> SearchAsync(string company, CancellationToken cancellationToken = default) =>
        (await TrySearchAsync(company, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<IReadOnlyList<BrokerCompany>>> TrySearchAsync(string company, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(company);
        string text = company.Trim();
        return text.Length < ShortestSearch
            ? throw new ArgumentException($"The search needs at least {ShortestSearch} characters, for example the first word of the company's name.", nameof(company))
            : api.TrySendAsync(DiagnosticsOperations.Search.Call().Query("company", text), Companies, cancellationToken);
    }

    public async Task<RawAnswer> LoadServersDatAsync(Stream file, CancellationToken cancellationToken = default) =>
        (await TryLoadServersDatAsync(file, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<RawAnswer>> TryLoadServersDatAsync(Stream file, CancellationToken cancellationToken = default) =>
        UploadAsync(DiagnosticsOperations.LoadServersDat, TradingPlatform.MetaTrader5, "servers.dat", file, "MetaTrader 4 has no LoadServersDat: use LoadSrvAsync or LoadServersIniAsync.", cancellationToken);

    public async Task<RawAnswer> LoadSrvAsync(Stream file, CancellationToken cancellationToken = default) =>
        (await TryLoadSrvAsync(file, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<RawAnswer>> TryLoadSrvAsync(Stream file, CancellationToken cancellationToken = default) =>
        UploadAsync(DiagnosticsOperations.LoadSrv, TradingPlatform.MetaTrader4, "server.srv", file, "MetaTrader 5 has no LoadSrv: use LoadServersDatAsync.", cancellationToken);

    public async Task<RawAnswer> LoadServersIniAsync(Stream file, CancellationToken cancellationToken = default) =>
        (await TryLoadServersIniAsync(file, cancellationToken).ConfigureAwait(false)).Value;

    public ValueTask<ApiResult<RawAnswer>> TryLoadServersIniAsync(Stream file, CancellationToken cancellationToken = default) =>
        UploadAsync(DiagnosticsOperations.LoadServersIni, TradingPlatform.MetaTrader4, "servers.ini", file, "MetaTrader 5 has no LoadServersIni: use LoadServersDatAsync.", cancellationToken);

    public Task<DialectFinding> DetectDialectAsync(CancellationToken cancellationToken = default) => new DialectProbe(api, dialect, time).RunAsync(cancellationToken);

    // Then asking for each host on its own would fail the same way, many times.
    private static bool IsAboutTheCall(ApiError error) => error.Outcome == Outcome.NotSent ||
        error.Kind is ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.RateLimited or ErrorKind.CircuitOpen or ErrorKind.Connection;

    private static void ThrowIfEmpty(HostAndPort host, string parameter)
    {
        if (host.Host is null)
        {
            throw new ArgumentException("The host is empty; give host and port.", parameter);
        }
    }

    private async ValueTask<IReadOnlyList<HostPing>> OneByOneAsync(HostAndPort[] hosts, CancellationToken cancellationToken)
    {
        var found = new HostPing[hosts.Length];
        await Parallel.ForAsync(
            0,
            hosts.Length,
            new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken },
            async (at, token) => found[at] = new HostPing(hosts[at], await TryPingHostAsync(hosts[at], token).ConfigureAwait(false))).ConfigureAwait(false);
        return found;
    }

    private async ValueTask<ApiResult<RawAnswer>> UploadAsync(
        ApiOperation operation, TradingPlatform only, string fileName, Stream file, string elsewhere, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (platform != only)
        {
            return new ApiResult<RawAnswer>(Refusals.NotSent(operation, elsewhere));
        }

        byte[]? content = await UploadLimit.ReadAsync(file, largestFile, cancellationToken).ConfigureAwait(false);
        return content is null
            ? new ApiResult<RawAnswer>(Refusals.NotSent(operation, UploadLimit.TooLarge(largestFile)))
            : await api.TrySendAsync(operation.Call().WithBody(ApiBody.Multipart([ApiBodyPart.File("file", fileName, content)])), Answers.Raw, cancellationToken).ConfigureAwait(false);
    }
}
