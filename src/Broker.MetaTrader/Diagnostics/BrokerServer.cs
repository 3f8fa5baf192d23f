using Broker.Core.Boundaries.Accounts;
using Broker.WireReaders;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>A trade server, as the search finds it. Members the answer lacks are null.</summary>
/// <remarks>Source: contracts/metatrader.md 5, <c>CompanyServer</c>.</remarks>
[WireRecord]
public sealed partial record BrokerServer
{
    /// <summary>The name with which accounts log in, for example <c>Acme-Live</c>.</summary>
    public partial string? Name { get; init; }

    /// <summary>Its access points as they were sent.</summary>
    public partial IReadOnlyList<string>? Access { get; init; }

    /// <summary>Its access points; those that are no host and port are left out.</summary>
    public IReadOnlyList<HostAndPort> AccessPoints =>
        [.. (Access ?? []).Select(static text => HostAndPort.TryParse(text, out HostAndPort point) ? point : default).Where(static point => point.Host is not null)];
}
