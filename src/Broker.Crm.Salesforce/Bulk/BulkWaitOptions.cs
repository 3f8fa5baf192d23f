using Broker.Core.Configuration;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>How a job's end is waited for.</summary>
public sealed class BulkWaitOptions
{
    private const double Growth = 1.6;

    /// <summary>The wait before the second look at a job. Default 1 s; 1 ms to 10 min.</summary>
    public TimeSpan FirstDelay { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait between two looks. Default 20 s; <see cref="FirstDelay"/> to 1 h.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(20);

    /// <summary>How long this side waits for one job. At its end the job goes on and the exception carries its handle. Default 4 h; 1 ms to 7 days.</summary>
    public TimeSpan Limit { get; set; } = TimeSpan.FromHours(4);

    internal TimeSpan After(TimeSpan delay) => delay * Growth < MaxDelay ? delay * Growth : MaxDelay;

    internal void AddTo(OptionsCheck check)
    {
        TimeSpan least = TimeSpan.FromMilliseconds(1);
        check.Range(nameof(FirstDelay), FirstDelay, least, TimeSpan.FromMinutes(10))
            .Range(nameof(MaxDelay), MaxDelay, FirstDelay, TimeSpan.FromHours(1))
            .Range(nameof(Limit), Limit, least, TimeSpan.FromDays(7));
    }
}
