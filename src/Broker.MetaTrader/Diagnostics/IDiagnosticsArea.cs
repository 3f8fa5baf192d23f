using System.Diagnostics.CodeAnalysis;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>Probes of the API itself, of hosts as the API sees them, and the search for trade servers; they touch no account. Thread-safe.</summary>
public interface IDiagnosticsArea
{
    /// <summary>Asks whether the API service answers.</summary>
    /// <returns>How long the answer took, repeats included.</returns>
    /// <exception cref="BrokerApiException">It does not answer, or something else answers in its place.</exception>
    Task<TimeSpan> PingAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="PingAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<TimeSpan>> TryPingAsync(CancellationToken cancellationToken = default);

    /// <summary>Asks the API to reach a host, for example an access point of a trade server.</summary>
    /// <remarks>Wire: <c>PingHost</c>, contracts/metatrader.md 4.1. A host that cannot be reached is an answer: it is not asked again and does not count against the API.</remarks>
    /// <returns>How long the API took to reach the host, as the API tells it, in whole milliseconds.</returns>
    /// <exception cref="BrokerApiException">The API could not reach the host (kind <see cref="ErrorKind.Unavailable"/> with a status of success), or could not be asked.</exception>
    Task<TimeSpan> PingHostAsync(HostAndPort host, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="PingHostAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<TimeSpan>> TryPingHostAsync(HostAndPort host, CancellationToken cancellationToken = default);

    /// <summary>Asks the API to reach several hosts.</summary>
    /// <remarks>
    /// Wire: <c>PingHostMany</c>. The API answers for all or for none: when one host spoils the answer, each is asked for on its own, so that the reachable ones are told.
    /// On MetaTrader 4 the form <c>host:port</c> of its one parameter is inferred (contracts/metatrader.md 4.2).
    /// </remarks>
    /// <param name="hosts">The hosts; at most 256.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>One result per host, in the order given. A failure is a value.</returns>
    ValueTask<IReadOnlyList<HostPing>> PingHostManyAsync(IReadOnlyList<HostAndPort> hosts, CancellationToken cancellationToken = default);

    /// <summary>Searches companies and their trade servers by name.</summary>
    /// <param name="company">A part of the company's name, at least 4 characters (contracts/metatrader.md 8).</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The companies found, with the names and access points of their servers; empty when there is none.</returns>
    /// <exception cref="ArgumentException">The text is shorter than 4 characters.</exception>
    /// <exception cref="BrokerApiException">It could not be searched.</exception>
    Task<IReadOnlyList<BrokerCompany>> SearchAsync(string company, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="SearchAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<IReadOnlyList<BrokerCompany>>> TrySearchAsync(string company, CancellationToken cancellationToken = default);

    /// <summary>Uploads a <c>servers.dat</c> file and returns the servers in it. MetaTrader 5 only.</summary>
    /// <remarks>Wire: <c>LoadServersDat</c>, a form with one file. Evidence: one source; the answer's shape is not documented, so it comes raw.</remarks>
    /// <param name="file">The file; read to its end, not disposed. At most <see cref="MetaTraderClientOptions.MaxUploadBytes"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BrokerApiException">The file is too large, the platform is another one (both not sent), or the API refused it.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<RawAnswer> LoadServersDatAsync(Stream file, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="LoadServersDatAsync"/>, with a failure as a value instead of an exception.</summary>
    [Experimental(ExperimentalApi.Uncertain)]
    ValueTask<ApiResult<RawAnswer>> TryLoadServersDatAsync(Stream file, CancellationToken cancellationToken = default);

    /// <summary>Uploads a <c>.srv</c> file and returns the server in it. MetaTrader 4 only.</summary>
    /// <remarks>Wire: <c>LoadSrv</c>. Evidence: the name only; the upload is inferred from its MetaTrader 5 twin, the answer comes raw.</remarks>
    /// <param name="file">The file; read to its end, not disposed. At most <see cref="MetaTraderClientOptions.MaxUploadBytes"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BrokerApiException">The file is too large, the platform is another one (both not sent), or the API refused it.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<RawAnswer> LoadSrvAsync(Stream file, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="LoadSrvAsync"/>, with a failure as a value instead of an exception.</summary>
    [Experimental(ExperimentalApi.Uncertain)]
    ValueTask<ApiResult<RawAnswer>> TryLoadSrvAsync(Stream file, CancellationToken cancellationToken = default);

    /// <summary>Uploads a <c>servers.ini</c> file and returns the servers in it. MetaTrader 4 only.</summary>
    /// <remarks>Wire: <c>LoadServersIni</c>. Evidence: the name only; the upload is inferred from its MetaTrader 5 twin, the answer comes raw.</remarks>
    /// <param name="file">The file; read to its end, not disposed. At most <see cref="MetaTraderClientOptions.MaxUploadBytes"/>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BrokerApiException">The file is too large, the platform is another one (both not sent), or the API refused it.</exception>
    [Experimental(ExperimentalApi.Uncertain)]
    Task<RawAnswer> LoadServersIniAsync(Stream file, CancellationToken cancellationToken = default);

    /// <summary>As <see cref="LoadServersIniAsync"/>, with a failure as a value instead of an exception.</summary>
    [Experimental(ExperimentalApi.Uncertain)]
    ValueTask<ApiResult<RawAnswer>> TryLoadServersIniAsync(Stream file, CancellationToken cancellationToken = default);

    /// <summary>Finds out which wire dialect the host speaks, without changing anything: for a first start, or when an operation is said to be missing.</summary>
    /// <remarks>At most three reads: <c>Ping</c>, <c>GetAccounts</c>, and <c>ConnectionStatus</c> of a session that cannot exist. Never throws for what the host answers.</remarks>
    Task<DialectFinding> DetectDialectAsync(CancellationToken cancellationToken = default);
}
