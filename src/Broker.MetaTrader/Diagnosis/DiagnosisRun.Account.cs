using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Errors;

namespace Broker.MetaTrader.Diagnosis;

/// <content>The account: its session, its connection, its rights.</content>
internal sealed partial class DiagnosisRun
{
    private bool MarketIsOpen => calendar.IsOpen(time.GetUtcNow());

    /// <summary>What the API remembers of the session. A host without this operation is no finding.</summary>
    private async ValueTask<Finding?> ReadStatusAsync(AccountId account, CancellationToken cancellationToken)
    {
        ApiResult<ConnectionStatus> result = await log.RunAsync(
            "ConnectionStatus", () => client.Connection.TryGetStatusAsync(account, cancellationToken), static status => status.ToString()).ConfigureAwait(false);
        if (result.TryGet(out status, out ApiError? error))
        {
            return null;
        }

        return AnswerFindings.OfAnyCall(error, platform) ??
            (MetaTraderErrorCodes.Find(error.Code, platform)?.Class == MetaTraderErrorClass.SessionLost && await IsListedAsync(account, cancellationToken).ConfigureAwait(false) == false
                ? new Finding(DelayCause.AccountUnknown, Detail: "The list of accounts does not hold it.")
                : null);
    }

    private async ValueTask<Finding> ProbeAccountAsync(AccountId account, CancellationToken cancellationToken)
    {
        bool isOpen = MarketIsOpen;
        DateTimeOffset now = time.GetUtcNow();
        if (status is { IsConnected: true, LastQuoteTimeUtc: { } last })
        {
            if (now - last <= options.StaleQuoteAge || (isOpen && calendar.OpenTimeBetween(last, now) <= options.StaleQuoteAge))
            {
                // Fresh quotes prove the whole way, so the check that might reconnect is not needed.
                return await ReadAccountAsync(account, new Finding(DelayCause.QuietAccount, Detail: $"The last quote is {SignalFindings.Span(now - last)} old."), cancellationToken).ConfigureAwait(false);
            }

            string age = $"The last quote is {SignalFindings.Span(now - last)} old.";
            return isOpen ? new Finding(DelayCause.SessionStale, Detail: age) : new Finding(DelayCause.MarketClosed, Detail: age);
        }

        return status is { IsConnected: false } && !isOpen
            ? new Finding(DelayCause.MarketClosed, IsCertain: false, "The session says that it is not connected, which changes by itself while the market is closed.")
            : await CheckAsync(account, isOpen, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Finding> CheckAsync(AccountId account, bool marketIsOpen, CancellationToken cancellationToken)
    {
        if (!limiter.TryTake(account, out IntrusiveProbeLimiter.Taken? last))
        {
            DateTimeOffset now = time.GetUtcNow();
            if (last?.Shown is { } shown && shown.Evidence.AgeAt(now) <= options.MaxEvidenceAge)
            {
                string when = $"made by an earlier diagnosis {SignalFindings.Span(shown.Evidence.AgeAt(now))} ago: {shown.Evidence.Finding}";
                log.Add(shown.Evidence with { Finding = when });
                Finding earlier = await JudgeCheckAsync(account, shown.Result, marketIsOpen, cancellationToken).ConfigureAwait(false);
                return earlier with { Detail = $"{earlier.Detail} CheckConnect was not made again, it was {when}.".TrimStart() };
            }

            string wait = last is null ? "too many accounts are being checked" : $"another was let through {SignalFindings.Span(now - last.At)} ago; the next may be made in {SignalFindings.Span(limiter.FreeAt(last) - now)}";
            log.LeftOut("CheckConnect", $"left out: {wait}", isIntrusive: true);
            return new Finding(DelayCause.IntrusiveProbeDenied, IsCertain: false, $"CheckConnect: {wait}.");
        }

        ApiResult<ConnectionCheck> result = await log.RunAsync(
            "CheckConnect", () => client.Connection.TryCheckOnceAsync(account, cancellationToken), static check => check.State.ToString(), isIntrusive: true).ConfigureAwait(false);
        limiter.Remember(account, new CheckShown(result, log.Evidence[^1]));
        return await JudgeCheckAsync(account, result, marketIsOpen, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<Finding> JudgeCheckAsync(AccountId account, ApiResult<ConnectionCheck> result, bool marketIsOpen, CancellationToken cancellationToken)
    {
        if (result.TryGet(out ConnectionCheck? check, out ApiError? error))
        {
            return check.State switch
            {
                ConnectionState.Connected => await ReadAccountAsync(
                    account,
                    status is { IsConnected: false } ? new Finding(DelayCause.SessionReconnected) : new Finding(DelayCause.QuietAccount),
                    cancellationToken).ConfigureAwait(false),
                ConnectionState.Disconnected when !marketIsOpen => new Finding(DelayCause.MarketClosed, IsCertain: false, "The account is not connected, which is not unusual while the market is closed."),
                ConnectionState.Disconnected => await LocateAsync(cancellationToken).ConfigureAwait(false) ?? new Finding(DelayCause.SessionLost),
                _ => await ReadAccountAsync(
                    account, new Finding(DelayCause.InsufficientEvidence, IsCertain: false, "The connection check was answered in an unknown shape."), cancellationToken).ConfigureAwait(false),
            };
        }

        Finding finding = AnswerFindings.OfAccount(error, platform, marketIsOpen);
        return finding.Cause switch
        {
            DelayCause.AccountUnknown => await UnknownAsync(account, finding, cancellationToken).ConfigureAwait(false),
            DelayCause.ServerNameUnknown => await FindServerAsync(cancellationToken).ConfigureAwait(false),
            DelayCause.SessionLost => await LocateAsync(cancellationToken).ConfigureAwait(false) ?? finding,
            _ => finding,
        };
    }

    // Without access points the trouble cannot be told from a broker that is down; the search may know them.
    private async ValueTask<Finding?> LocateAsync(CancellationToken cancellationToken) =>
        request.AccessPoints.Count == 0 && await AnnouncedAsync(cancellationToken).ConfigureAwait(false) is { Count: > 0 } points
            ? await ProbeHostsAsync([.. points.Take(options.MaxAccessPoints)], cancellationToken).ConfigureAwait(false)
            : null;

    private async ValueTask<Finding> UnknownAsync(AccountId account, Finding finding, CancellationToken cancellationToken) =>
        await IsListedAsync(account, cancellationToken).ConfigureAwait(false) switch
        {
            false => finding with { Detail = $"{finding.Detail} The list of accounts does not hold it." },
            true => new Finding(DelayCause.SessionLost, IsCertain: false, "The list of accounts holds it, and yet its session is not known."),
            null => finding with { IsCertain = client.Dialect == MetaTraderDialect.SessionHost },
        };

    /// <summary>Is the account in the list? Null when the host has none or the list does not prove it.</summary>
    private async ValueTask<bool?> IsListedAsync(AccountId account, CancellationToken cancellationToken)
    {
        if (client.Dialect != MetaTraderDialect.Gateway)
        {
            return null;
        }

        ApiResult<bool?> result = await log.RunAsync(
            "GetAccounts",
            async () =>
            {
                try
                {
                    bool isComplete = true;
                    await foreach (RegisteredAccount row in client.Accounts.ListAsync().WithCancellation(cancellationToken).ConfigureAwait(false))
                    {
                        if (string.Equals(row.Id?.Value, account.Value, StringComparison.OrdinalIgnoreCase))
                        {
                            return new ApiResult<bool?>(true);
                        }

                        isComplete &= row.Id is not null;
                    }

                    return new ApiResult<bool?>(isComplete ? false : null);
                }
                catch (BrokerApiException exception)
                {
                    return new ApiResult<bool?>(exception.Error);
                }
            },
            static isListed => isListed switch { true => "holds the account", false => "does not hold the account", null => "has rows without an id, so it proves nothing" }).ConfigureAwait(false);
        return result.TryGet(out bool? listed, out _) ? listed : null;
    }

    /// <summary>The last step: may the account trade? Then what is slow, then <paramref name="otherwise"/>.</summary>
    private async ValueTask<Finding> ReadAccountAsync(AccountId account, Finding otherwise, CancellationToken cancellationToken)
    {
        ApiResult<AccountSummary> result = await log.RunAsync(
            "AccountSummary",
            () => client.Accounts.TryGetSummaryAsync(account, cancellationToken),
            static summary => $"read-only: {Words(summary.IsInvestor)}, synced: {Words(summary.Synced)}").ConfigureAwait(false);
        if (!result.TryGet(out AccountSummary? summary, out ApiError? error))
        {
            Finding finding = AnswerFindings.OfAccount(error, platform, MarketIsOpen);
            return finding.Cause == DelayCause.AccountUnknown ? await UnknownAsync(account, finding, cancellationToken).ConfigureAwait(false) : finding;
        }

        bool isReadOnly = summary.IsInvestor ?? await IsReadOnlyAsync(account, cancellationToken).ConfigureAwait(false);
        return isReadOnly ? new Finding(DelayCause.ReadOnlyLogin)
            : summary.Synced == false && MarketIsOpen ? new Finding(DelayCause.SessionStale, IsCertain: false, "Balance and equity are not in step with the trade server yet; ask again in a minute.")
            : latencies.Find() ?? otherwise;
    }

    private async ValueTask<bool> IsReadOnlyAsync(AccountId account, CancellationToken cancellationToken)
    {
        ApiResult<AccountDetails> result = await log.RunAsync(
            "AccountDetails", () => client.Accounts.TryGetDetailsAsync(account, cancellationToken), static details => $"read-only: {Words(details.IsInvestor)}").ConfigureAwait(false);
        return result.TryGet(out AccountDetails? details, out _) && details.IsInvestor == true;
    }

    private static string Words(bool? flag) => flag switch { true => "yes", false => "no", null => "not told" };
}
