using System.Diagnostics;
using System.Diagnostics.Metrics;
using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.Core.Telemetry;

/// <summary>
/// The activity source and the meter of one package, with OpenTelemetry's HTTP names. Only listed values are written: system, operation, URL template, host,
/// status, listed error code, number of sends.
/// </summary>
#pragma warning disable CA1001 // lives as long as the process: one static instance per package
public sealed class ClientTelemetry
#pragma warning restore CA1001
{
    private readonly ActivitySource source;
    private readonly Histogram<double> duration;

    /// <summary>Makes both under the package's name.</summary>
    public ClientTelemetry(string package, string version)
    {
        source = new ActivitySource(package, version);
        var meter = new Meter(package, version);
        duration = meter.CreateHistogram<double>("http.client.request.duration", "s", "Duration of one call, all attempts included.");
    }

    internal Activity? Start(string system, ApiOperation operation, Uri address)
    {
        if (!source.HasListeners())
        {
            return null;
        }

        Activity? activity = source.StartActivity(system + " " + operation.Name, ActivityKind.Client);
        if (activity is { IsAllDataRequested: true })
        {
            activity.SetTag("http.request.method", operation.Method.Method);
            activity.SetTag("url.template", operation.Template);
            activity.SetTag("server.address", address.Host);
            activity.SetTag("server.port", address.Port);
            activity.SetTag("broker.system", system);
            activity.SetTag("broker.operation", operation.Name);
        }

        return activity;
    }

    internal void Stop(Activity? activity, string system, ApiOperation operation, TimeSpan took, ApiError? error)
    {
        if (duration.Enabled)
        {
            var tags = new TagList
            {
                { "http.request.method", operation.Method.Method },
                { "url.template", operation.Template },
                { "broker.system", system },
                { "broker.operation", operation.Name },
            };
            if (error is not null)
            {
                tags.Add("error.type", error.Kind.ToString());
                tags.Add("broker.outcome", error.Outcome.ToString());
                if (error.Status is { } status)
                {
                    tags.Add("http.response.status_code", status);
                }
            }

            duration.Record(took.TotalSeconds, tags);
        }

        if (activity is null)
        {
            return;
        }

        if (error is not null)
        {
            activity.SetStatus(ActivityStatusCode.Error, error.Kind.ToString());
            activity.SetTag("error.type", error.Kind.ToString());
            activity.SetTag("broker.outcome", error.Outcome.ToString());
            activity.SetTag("broker.error.code", error.PrintableCode);
            if (error.Status is { } status)
            {
                activity.SetTag("http.response.status_code", status);
            }

            if (error.Attempts > 1)
            {
                activity.SetTag("http.request.resend_count", error.Attempts - 1);
            }
        }

        activity.Dispose();
    }
}
