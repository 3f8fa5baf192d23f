using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.MetaTrader.Diagnostics;

namespace Broker.MetaTrader.Diagnosis;

/// <content>The hosts: access points, control host, and the list of servers.</content>
internal sealed partial class DiagnosisRun
{
    /// <summary>The truth table of the hosts. Null when the account's own access point answers.</summary>
    private async ValueTask<Finding?> ProbeHostsAsync(HostAndPort[] points, CancellationToken cancellationToken)
    {
        ApiResult<TimeSpan> own = await PingHostAsync(points[0], cancellationToken).ConfigureAwait(false);
        if (own.TryGet(out TimeSpan took, out ApiError? error))
        {
            await CompareLatencyAsync(points, took, cancellationToken).ConfigureAwait(false);
            return null;
        }

        if (AnswerFindings.OfAnyCall(error, platform) is { } always)
        {
            return always;
        }

        IReadOnlyList<HostPing> pings = await PingManyAsync(control is { } beside ? [.. points, beside] : points, cancellationToken).ConfigureAwait(false);
        if (pings.Select(ping => ping.Result.Error is { } failed ? AnswerFindings.OfAnyCall(failed, platform) : null).FirstOrDefault(static found => found is not null) is { } stopped)
        {
            return stopped;
        }

        HostPing[] ofServer = [.. pings.Take(points.Length)];
        if (ofServer[0].Result.Succeeded)
        {
            // It answers now: a passing failure of the first probe.
            return null;
        }

        bool someAnswer = ofServer.Any(static ping => ping.Result.Succeeded);
        bool? controlAnswers = control is null ? null : pings[^1].Result.Succeeded;
        if (!someAnswer && controlAnswers == false)
        {
            return new Finding(DelayCause.ApiNetworkDown);
        }

        if (await FindNewAddressesAsync(points, cancellationToken).ConfigureAwait(false) is { } changed)
        {
            return changed;
        }

        return someAnswer ? new Finding(DelayCause.AccessPointDown, Detail: $"Down: {string.Join(", ", ofServer.Where(static p => !p.Result.Succeeded).Select(static p => p.Host))}.")
            : controlAnswers == true ? new Finding(DelayCause.TradeServerDown)
            : new Finding(DelayCause.AccessPointsUnreachable, IsCertain: false);
    }

    private async ValueTask CompareLatencyAsync(HostAndPort[] points, TimeSpan first, CancellationToken cancellationToken)
    {
        List<TimeSpan> samples = [first];
        while (first > options.SlowHost && samples.Count < options.LatencySamples &&
            (await PingHostAsync(points[0], cancellationToken).ConfigureAwait(false)).TryGet(out TimeSpan again, out _))
        {
            samples.Add(again);
        }

        latencies.AccessPoint = LatencyFindings.Segment($"access point {points[0]}", samples, options.SlowHost);
        HostAndPort[] others = control is { } beside ? [.. points.Skip(1), beside] : [.. points.Skip(1)];
        if (!latencies.AccessPoint.IsSlow || others.Length == 0)
        {
            return;
        }

        foreach (HostPing ping in await PingManyAsync(others, cancellationToken).ConfigureAwait(false))
        {
            if (!ping.Result.TryGet(out TimeSpan took, out _))
            {
                continue;
            }

            if (ping.Host == control)
            {
                latencies.Control = LatencyFindings.Segment($"control host {ping.Host}", [took], options.SlowHost);
            }
            else
            {
                latencies.AddOther(LatencyFindings.Segment($"access point {ping.Host}", [took], options.SlowHost));
            }
        }
    }

    /// <summary>Does the server announce access points that are not known here, and do they answer?</summary>
    private async ValueTask<Finding?> FindNewAddressesAsync(HostAndPort[] points, CancellationToken cancellationToken)
    {
        IReadOnlyList<HostAndPort> expected = request.ExpectedAccess.Count > 0 ? request.ExpectedAccess : points;
        HashSet<HostAndPort> known = [.. expected, .. points];
        HostAndPort[] added = [.. (await AnnouncedAsync(cancellationToken).ConfigureAwait(false) ?? []).Where(point => !known.Contains(point)).Distinct().Take(options.MaxAccessPoints)];
        if (added.Length == 0)
        {
            return null;
        }

        HostAndPort[] answering = [.. (await PingManyAsync(added, cancellationToken).ConfigureAwait(false)).Where(static ping => ping.Result.Succeeded).Select(static ping => ping.Host)];
        return answering.Length == 0 ? null : new Finding(DelayCause.AddressesChanged, Detail: $"New: {string.Join(", ", answering)}.");
    }

    /// <summary>The access points that the server announces; null when it was not found.</summary>
    private async ValueTask<IReadOnlyList<HostAndPort>?> AnnouncedAsync(CancellationToken cancellationToken) =>
        request.Server is { } name && await SearchAsync(name, cancellationToken).ConfigureAwait(false) is { } servers &&
        Array.Find(servers, server => string.Equals(server.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)) is { } server
            ? server.AccessPoints
            : null;

    /// <summary>A server's name was refused: is it known to the search, and what may have been meant?</summary>
    private async ValueTask<Finding> FindServerAsync(CancellationToken cancellationToken)
    {
        if (request.Server is not { } name || await SearchAsync(name, cancellationToken).ConfigureAwait(false) is not { } servers)
        {
            return new Finding(DelayCause.ServerNameUnknown, Detail: "It could not be searched for.");
        }

        if (Array.Exists(servers, server => string.Equals(server.Name, name.Trim(), StringComparison.OrdinalIgnoreCase)))
        {
            return await FindNewAddressesAsync([.. request.AccessPoints], cancellationToken).ConfigureAwait(false) ??
                new Finding(DelayCause.ServerNameUnknown, IsCertain: false, "The search knows it all the same: is it a server of the other platform?");
        }

        suggestions = ServerNames.Closest(name, servers.Select(static server => server.Name).OfType<string>());
        return new Finding(DelayCause.ServerNameUnknown, Detail: suggestions.Count == 0 ? "The search finds nothing like it." : $"The search finds {string.Join(", ", suggestions)}.");
    }

    private async ValueTask<BrokerServer[]?> SearchAsync(string name, CancellationToken cancellationToken)
    {
        if (ServerNames.SearchText(name) is not { } text)
        {
            log.LeftOut("Search", "left out: the server's name is too short to be searched for");
            return null;
        }

        ApiResult<IReadOnlyList<BrokerCompany>> result = await log.RunAsync(
            "Search",
            () => client.Diagnostics.TrySearchAsync(text, cancellationToken),
            static companies => string.Create(CultureInfo.InvariantCulture, $"found {companies.Sum(static c => c.Servers?.Count ?? 0)} servers of {companies.Count} companies")).ConfigureAwait(false);
        return result.Succeeded ? [.. result.Value.SelectMany(static company => company.Servers ?? [])] : null;
    }

    private ValueTask<ApiResult<TimeSpan>> PingHostAsync(HostAndPort host, CancellationToken cancellationToken) =>
        log.RunAsync("PingHost", () => client.Diagnostics.TryPingHostAsync(host, cancellationToken), took => $"{host} {Milliseconds(took)}");

    private async ValueTask<IReadOnlyList<HostPing>> PingManyAsync(HostAndPort[] hosts, CancellationToken cancellationToken)
    {
        ApiResult<IReadOnlyList<HostPing>> result = await log.RunAsync(
            "PingHostMany",
            async () => new ApiResult<IReadOnlyList<HostPing>>(await client.Diagnostics.PingHostManyAsync(hosts, cancellationToken).ConfigureAwait(false)),
            static pings => string.Join("; ", pings.Select(static ping => $"{ping.Host} {(ping.Result.TryGet(out TimeSpan took, out _) ? Milliseconds(took) : "failed")}"))).ConfigureAwait(false);
        return result.Value;
    }
}
