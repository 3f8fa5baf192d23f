namespace Broker.Testing.HubSpot;

/// <content>Limits, storms, lag, tokens and measured rates.</content>
public sealed partial class HubSpotSimulator
{
    /// <summary>How many calls ten seconds allow, searches apart; 0 (the default) sets no limit. Counted on the simulator's clock.</summary>
    public int RateLimitPerTenSeconds
    {
        get => _parts.Limits.PerTenSeconds;
        set => _parts.Limits.PerTenSeconds = value;
    }

    /// <summary>How many searches a second allows; 0 (the default) sets no limit. HubSpot's is 5. Counted on the simulator's clock.</summary>
    public int SearchLimitPerSecond
    {
        get => _parts.Limits.SearchesPerSecond;
        set => _parts.Limits.SearchesPerSecond = value;
    }

    /// <summary>How many calls a day (UTC, on the simulator's clock) allows; 0 (the default) sets no limit.</summary>
    public int DailyLimit
    {
        get => _parts.Limits.Daily;
        set => _parts.Limits.Daily = value;
    }

    /// <summary>How long a write stays invisible to search, which shows the record as it stood before; nothing by default. Counted on the simulator's clock.</summary>
    public TimeSpan SearchLag
    {
        get => _parts.Account.SearchLag;
        set => _parts.Account.SearchLag = value;
    }

    /// <summary>How long an issued access token is good for; 30 minutes by default.</summary>
    public TimeSpan TokenLifetime
    {
        get => _parts.OAuth.TokenLifetime;
        set => _parts.OAuth.TokenLifetime = value;
    }

    /// <summary>Whether a refresh brings a new refresh token and spends the old one; so by default.</summary>
    public bool RotatesRefreshTokens
    {
        get => _parts.OAuth.RotatesRefreshTokens;
        set => _parts.OAuth.RotatesRefreshTokens = value;
    }

    /// <summary>Every call that arrived, oldest first, refused and failed ones included; steering is not counted.</summary>
    public IReadOnlyList<HubSpotCall> CallLog => _log.Matching("*");

    /// <summary>How many calls were refused by a limit or a storm, by policy name. Injected faults are not counted.</summary>
    public IReadOnlyDictionary<string, int> LimitRefusals
    {
        get
        {
            lock (Gate)
            {
                return new Dictionary<string, int>(_parts.Limits.Refusals, StringComparer.OrdinalIgnoreCase);
            }
        }
    }

    /// <summary>The most calls that arrived in one window of that length, wherever it starts, on the simulator's clock.</summary>
    /// <param name="window">The window's length; its end does not belong to it.</param>
    /// <param name="operation">The operation; <c>*</c> stands for any run of characters.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window has no length.</exception>
    public int MaxCallsInAnyWindow(TimeSpan window, string operation = "*")
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(window, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(operation);
        return _log.MostIn(window, operation);
    }

    /// <summary>Refuses every call with 429 for a time of the simulator's clock.</summary>
    /// <param name="policyName">The policy told: <c>TEN_SECONDLY_ROLLING</c>, <c>SECONDLY</c>, <c>DAILY</c>.</param>
    /// <param name="duration">How long.</param>
    /// <param name="operation">The operations it hits; <c>*</c> stands for any run of characters.</param>
    public void StartStorm(string policyName, TimeSpan duration, string operation = "*")
    {
        lock (Gate)
        {
            _parts.Limits.StartStorm(policyName, duration, -1, operation);
        }
    }

    /// <summary>Refuses the next calls with 429.</summary>
    /// <param name="policyName">The policy told: <c>TEN_SECONDLY_ROLLING</c>, <c>SECONDLY</c>, <c>DAILY</c>.</param>
    /// <param name="calls">How many calls.</param>
    /// <param name="operation">The operations it hits; <c>*</c> stands for any run of characters.</param>
    public void StartStorm(string policyName, int calls, string operation = "*")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(calls);
        lock (Gate)
        {
            _parts.Limits.StartStorm(policyName, null, calls, operation);
        }
    }

    /// <summary>Ends every storm.</summary>
    public void StopStorms()
    {
        lock (Gate)
        {
            _parts.Limits.StopStorms();
        }
    }

    /// <summary>Lets single inputs of batch writes fail.</summary>
    /// <param name="fault">Which, and how.</param>
    public void FailInputs(HubSpotInputFault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        lock (Gate)
        {
            _parts.InputFaults.Add(fault);
        }
    }

    /// <summary>Lets no more inputs fail.</summary>
    public void ClearInputFaults()
    {
        lock (Gate)
        {
            _parts.InputFaults.Clear();
        }
    }

    /// <summary>Refuses operations with 403 <c>MISSING_SCOPES</c>, as for a token that was not granted the scope.</summary>
    /// <param name="operation">The operations; <c>*</c> stands for any run of characters.</param>
    /// <param name="scope">The scope that is missing.</param>
    public void WithholdScope(string operation, string scope)
    {
        lock (Gate)
        {
            _parts.Withheld.Add((operation, scope));
        }
    }

    /// <summary>Ends every token that was issued, as when the app is removed from the account.</summary>
    public void RevokeTokens()
    {
        lock (Gate)
        {
            _parts.OAuth.RevokeAll();
        }
    }
}
