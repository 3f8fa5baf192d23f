namespace Broker.Contracts.Tests.Payments.Calls;

/// <summary>Tells one time of the day, so that signatures over it are known beforehand; waits run by the machine's clock.</summary>
internal sealed class ExactClock(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
