using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>The limits on calls and the refusals they make (contracts/hubspot.md 11); all times are the simulator's clock.</summary>
internal sealed class HubSpotLimits(TimeProvider clock)
{
    private static readonly TimeSpan TenSeconds = TimeSpan.FromSeconds(10);
    private readonly Queue<DateTimeOffset> _recent = new();
    private readonly Queue<DateTimeOffset> _recentSearches = new();
    private readonly List<Storm> _storms = [];
    private readonly Dictionary<string, int> _refusals = new(StringComparer.OrdinalIgnoreCase);
    private DateOnly _day;
    private int _today;

    /// <summary>Calls in any ten seconds, searches apart; 0 sets no limit.</summary>
    public int PerTenSeconds { get; set; }

    /// <summary>Searches in any second; 0 sets no limit.</summary>
    public int SearchesPerSecond { get; set; }

    /// <summary>Calls until midnight UTC; 0 sets no limit.</summary>
    public int Daily { get; set; }

    /// <summary>Whether a refusal announces a pause; HubSpot does not document it.</summary>
    public bool SendRetryAfter { get; set; }

    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    public void StartStorm(string policyName, TimeSpan? duration, int calls, string operations) =>
        _storms.Add(new Storm(policyName, duration is { } span ? clock.GetUtcNow() + span : DateTimeOffset.MaxValue, operations) { Left = calls });

    public void StopStorms() => _storms.Clear();

    /// <summary>Counts a call; its refusal when a limit is reached. A refused call does not count against the limits.</summary>
    public SimResponse? Enter(string operation, bool isSearch)
    {
        var now = clock.GetUtcNow();
        _storms.RemoveAll(s => s.Until <= now || s.Left == 0);
        if (_storms.Find(s => WildcardMatch.IsMatch(s.Operations, operation)) is { } storm)
        {
            storm.Left -= storm.Left > 0 ? 1 : 0;
            return Refuse(storm.PolicyName);
        }

        if (DateOnly.FromDateTime(now.UtcDateTime) is var today && today != _day)
        {
            (_day, _today) = (today, 0);
        }

        if (Daily > 0 && _today >= Daily)
        {
            return Refuse("DAILY");
        }

        var (queue, limit, window, policy) = isSearch ? (_recentSearches, SearchesPerSecond, TimeSpan.FromSeconds(1), "SECONDLY") : (_recent, PerTenSeconds, TenSeconds, "TEN_SECONDLY_ROLLING");
        while (queue.TryPeek(out var oldest) && now - oldest >= window)
        {
            queue.Dequeue();
        }

        if (limit > 0 && queue.Count >= limit)
        {
            return Refuse(policy);
        }

        if (limit > 0)
        {
            queue.Enqueue(now);
        }

        _today++;
        return null;
    }

    /// <summary>Adds the headers that tell how much is left; search has none, and OAuth no daily ones.</summary>
    public SimResponse Describe(SimResponse response, bool isSearch, bool isOAuth)
    {
        if (isSearch)
        {
            return response;
        }

        if (PerTenSeconds > 0)
        {
            response.With("X-HubSpot-RateLimit-Max", Text(PerTenSeconds))
                .With("X-HubSpot-RateLimit-Remaining", Text(Math.Max(0, PerTenSeconds - _recent.Count)))
                .With("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
        }

        if (Daily > 0 && !isOAuth)
        {
            response.With("X-HubSpot-RateLimit-Daily", Text(Daily)).With("X-HubSpot-RateLimit-Daily-Remaining", Text(Math.Max(0, Daily - _today)));
        }

        return response;
    }

    public static SimResponse TooMany(string policy, string? message = null)
    {
        var correlationId = Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture);
        var response = SimResponse.Json(429, new JsonObject
        {
            ["status"] = "error",
            ["message"] = message ?? $"You have reached your {policy.ToLowerInvariant()} limit.",
            ["errorType"] = "RATE_LIMIT",
            ["category"] = "RATE_LIMITS",
            ["policyName"] = policy,
            ["correlationId"] = correlationId,
            ["groupName"] = "publicapi:private-apps:crm",
        }).With("X-HubSpot-Correlation-Id", correlationId);
        return string.Equals(policy, "TEN_SECONDLY_ROLLING", StringComparison.OrdinalIgnoreCase)
            ? response.With("X-HubSpot-RateLimit-Max", "190").With("X-HubSpot-RateLimit-Remaining", "0").With("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")
            : response;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private SimResponse Refuse(string policy)
    {
        _refusals[policy] = _refusals.GetValueOrDefault(policy) + 1;
        var response = TooMany(policy);
        return SendRetryAfter ? response.With("Retry-After", policy.StartsWith("TEN", StringComparison.OrdinalIgnoreCase) ? "10" : "1") : response;
    }

    private sealed class Storm(string policyName, DateTimeOffset until, string operations)
    {
        public string PolicyName { get; } = policyName;

        public DateTimeOffset Until { get; } = until;

        public string Operations { get; } = operations;

        /// <summary>How many calls are still refused; negative sets no limit.</summary>
        public int Left { get; set; }
    }
}
