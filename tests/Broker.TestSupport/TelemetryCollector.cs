using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Collections.Concurrent;

namespace Broker.TestSupport;

/// <summary>Listens to every activity and every metric of the family while it lives, and collects all text they carry.</summary>
public sealed class TelemetryCollector : IDisposable
{
    private readonly ConcurrentQueue<string> text = new();
    private readonly ActivityListener activities;
    private readonly MeterListener meters;

    public TelemetryCollector()
    {
        activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                text.Enqueue($"{activity.OperationName} {activity.DisplayName} {activity.StatusDescription}");
                foreach ((string key, object? value) in activity.TagObjects)
                {
                    text.Enqueue($"{key}={value}");
                }

                foreach (ActivityEvent item in activity.Events)
                {
                    text.Enqueue(item.Name + string.Join(',', item.Tags.Select(t => $"{t.Key}={t.Value}")));
                }
            },
        };
        ActivitySource.AddActivityListener(activities);
        meters = new MeterListener { InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument) };
        meters.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Take(instrument, tags));
        meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) => Take(instrument, tags));
        meters.SetMeasurementEventCallback<int>((instrument, _, tags, _) => Take(instrument, tags));
        meters.Start();
    }

    public string Text => string.Join('\n', text);

    public void Dispose()
    {
        activities.Dispose();
        meters.Dispose();
    }

    private void Take(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        text.Enqueue(instrument.Name);
        foreach ((string key, object? value) in tags)
        {
            text.Enqueue($"{key}={value}");
        }
    }
}
