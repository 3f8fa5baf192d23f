using Broker.Core.Configuration;
using Broker.Orchestration.Decisions;

namespace Broker.Orchestration.Hosting;

/// <summary>What an orchestration host can be told. Validated at start.</summary>
public sealed class BrokerOrchestrationOptions
{
    /// <summary>The broker or brand everything belongs to. Required; a short name such as <c>acme</c>.</summary>
    public string Tenant { get; set; } = string.Empty;

    /// <summary>The name of this node in leases. Default: machine name and process id.</summary>
    public string Node { get; set; } = $"{Environment.MachineName}:{Environment.ProcessId}";

    /// <summary>Gates, limits and timers. Default: a <see cref="DecisionPolicy"/> with the defaults of its own.</summary>
    public DecisionPolicy Policy { get; set; } = new();

    /// <summary>How long a lease lasts without renewal. Default 2 min; 10 s to 1 h, longer than <see cref="EffectTimeout"/>.</summary>
    public TimeSpan LeaseDuration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The limit of one effect, all its calls included. Default 90 s; 1 s to 30 min, shorter than <see cref="LeaseDuration"/>.</summary>
    public TimeSpan EffectTimeout { get; set; } = TimeSpan.FromSeconds(90);

    /// <summary>How often due work is looked for when nothing wakes the runner. Default 1 s; 10 ms to 1 min.</summary>
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How many customers are worked on at a time. Default 16; 1 to 1,000.</summary>
    public int MaxConcurrentCustomers { get; set; } = 16;

    /// <summary>The wait before a changed fact is copied to the CRM, so that several changes make one write. Default 0.5 s; 0 to 1 min.</summary>
    public TimeSpan ProjectionDelay { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The first wait before work that failed is tried again; doubles up to <see cref="RetryLimit"/>. Default 1 s; 10 ms to 10 min.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait before work that failed is tried again. Default 5 min; at least <see cref="RetryDelay"/>.</summary>
    public TimeSpan RetryLimit { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>After this many failures of one piece of work an exception item is raised; it is still tried again. Default 5; 1 to 100.</summary>
    public int RaiseAfterFailures { get; set; } = 5;

    /// <summary>How long an event whose subject is unknown waits for a mapping before it becomes an exception item. Default 72 h; 1 s to 30 days.</summary>
    public TimeSpan UnmatchedLimit { get; set; } = TimeSpan.FromHours(72);

    /// <summary>The largest delivery that is looked at, in bytes. Default 1 MiB; 1 KiB to 64 MiB.</summary>
    public int MaxDeliveryBytes { get; set; } = 1024 * 1024;

    /// <summary>Whether serious exception items open a ticket in the CRM. Default true.</summary>
    public bool OpenTickets { get; set; } = true;

    /// <summary>
    /// How many edits by others of one projected field of one customer are repaired on one day (UTC). The next one is left standing and raised as "someone
    /// fights the projection"; the day after it is repaired again. Default 3; 1 to 100.
    /// </summary>
    public int MaxRepairsPerDay { get; set; } = 3;

    /// <summary>How often the CRM's changes are swept for edits that no event told. Default 15 min; 10 s to 1 day, or zero for never.</summary>
    public TimeSpan DriftSweepInterval { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Whether the host starts although fields in the CRM are missing or differ from what the ownership map projects to them. Default false: the start is refused and
    /// each fact is named. True for a CRM that is being set up: it is logged, and what cannot be written shows as an exception item.
    /// </summary>
    public bool StartWithDifferingCrmFields { get; set; }

    internal OptionsCheck Check()
    {
        DecisionPolicy policy = Policy;
        OptionsCheck check = new OptionsCheck("Broker.Orchestration")
            .Required(nameof(Tenant), string.IsNullOrWhiteSpace(Tenant) ? null : Tenant, "a short name such as acme")
            .That(Tenant is null || (Tenant.Length <= 64 && !Tenant.Any(char.IsControl)), nameof(Tenant), $"{Tenant?.Length} characters", "at most 64 characters, none of them a control character")
            .Required(nameof(Node), string.IsNullOrWhiteSpace(Node) ? null : Node, "a name that no other live node has")
            .Required(nameof(Policy), policy, "a DecisionPolicy")
            .Range(nameof(LeaseDuration), LeaseDuration, TimeSpan.FromSeconds(10), TimeSpan.FromHours(1))
            .Range(nameof(EffectTimeout), EffectTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(30))
            .That(EffectTimeout < LeaseDuration, nameof(EffectTimeout), EffectTimeout.ToString("c"), $"shorter than LeaseDuration, which is {LeaseDuration:c}")
            .Range(nameof(PollInterval), PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1))
            .Range(nameof(MaxConcurrentCustomers), MaxConcurrentCustomers, 1, 1000)
            .Range(nameof(ProjectionDelay), ProjectionDelay, TimeSpan.Zero, TimeSpan.FromMinutes(1))
            .Range(nameof(RetryDelay), RetryDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(10))
            .That(RetryLimit >= RetryDelay, nameof(RetryLimit), RetryLimit.ToString("c"), $"at least RetryDelay, which is {RetryDelay:c}")
            .Range(nameof(RaiseAfterFailures), RaiseAfterFailures, 1, 100)
            .Range(nameof(UnmatchedLimit), UnmatchedLimit, TimeSpan.FromSeconds(1), TimeSpan.FromDays(30))
            .Range(nameof(MaxRepairsPerDay), MaxRepairsPerDay, 1, 100)
            .That(
                DriftSweepInterval == TimeSpan.Zero || (DriftSweepInterval >= TimeSpan.FromSeconds(10) && DriftSweepInterval <= TimeSpan.FromDays(1)),
                nameof(DriftSweepInterval), DriftSweepInterval.ToString("c"), "00:00:10 to 1.00:00:00, or zero for never")
            .Range(nameof(MaxDeliveryBytes), MaxDeliveryBytes, 1024, 64 * 1024 * 1024);
        if (policy is not null)
        {
            check
                .That(policy.RequiredDeposit.Amount >= 0 && policy.RequiredDeposit.Currency.Code.Length == 3, "Policy.RequiredDeposit", policy.RequiredDeposit.ToString(), "an amount of zero or more with a currency")
                .Range("Policy.MaxRegistrationRefusals", policy.MaxRegistrationRefusals, 1, 20)
                .Range("Policy.CleanListings", policy.CleanListings, 1, 20)
                .That(policy.UncertainSweep.Count > 0 && policy.UncertainSweep.All(static w => w > TimeSpan.Zero), "Policy.UncertainSweep", $"{policy.UncertainSweep.Count} waits", "at least one wait, each above zero")
                .That(policy.CleanListingWindow >= TimeSpan.Zero, "Policy.CleanListingWindow", policy.CleanListingWindow.ToString("c"), "zero or more")
                .That(policy.RegisterAgainAfter > TimeSpan.Zero, "Policy.RegisterAgainAfter", policy.RegisterAgainAfter.ToString("c"), "above zero")
                .That(policy.UncertainLimit > TimeSpan.Zero, "Policy.UncertainLimit", policy.UncertainLimit.ToString("c"), "above zero")
                .That(policy.ConnectLimit > TimeSpan.Zero, "Policy.ConnectLimit", policy.ConnectLimit.ToString("c"), "above zero")
                .That(policy.EarlyMoneyLimit > TimeSpan.Zero, "Policy.EarlyMoneyLimit", policy.EarlyMoneyLimit.ToString("c"), "above zero")
                .That(policy.AutomaticRefundLimit >= 0, "Policy.AutomaticRefundLimit", policy.AutomaticRefundLimit.ToString(System.Globalization.CultureInfo.InvariantCulture), "zero or more")
                .That(policy.CheckAgainAfter > TimeSpan.Zero, "Policy.CheckAgainAfter", policy.CheckAgainAfter.ToString("c"), "above zero");
        }

        return check;
    }
}
