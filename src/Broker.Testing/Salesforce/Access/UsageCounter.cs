using System.Globalization;

namespace Broker.Testing.Salesforce.Access;

/// <summary>The calls of the last 24 hours, to the minute.</summary>
internal sealed class UsageCounter(TimeProvider clock, SalesforceSettings settings)
{
    private readonly Queue<(long Minute, long Count)> _minutes = new();
    private long _current;
    private long _currentMinute;
    private long _older;

    public long Used
    {
        get
        {
            Move();
            return _older + _current;
        }
    }

    public bool Exhausted => Used >= settings.DailyRequestLimit;

    public string Header => string.Create(CultureInfo.InvariantCulture, $"api-usage={Used}/{settings.DailyRequestLimit}");

    public void Count(long calls = 1)
    {
        Move();
        _current += calls;
    }

    private void Move()
    {
        var minute = clock.GetUtcNow().UtcTicks / TimeSpan.TicksPerMinute;
        if (minute != _currentMinute)
        {
            if (_current > 0)
            {
                _minutes.Enqueue((_currentMinute, _current));
                _older += _current;
            }

            (_currentMinute, _current) = (minute, 0);
            while (_minutes.TryPeek(out var oldest) && oldest.Minute <= minute - (24 * 60))
            {
                _older -= _minutes.Dequeue().Count;
            }
        }
    }
}
