using System.Net;
using System.Text;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Limits;

/// <summary>Counts like HubSpot: calls of a rolling interval, searches of a second, calls of a day. What is too much is refused by its policy.</summary>
internal sealed class QuotaServer(FakeTimeProvider time)
{
    private readonly Lock gate = new();
    private readonly List<DateTimeOffset> calls = [];
    private readonly List<DateTimeOffset> searches = [];

    public int PerInterval { get; set; } = 100;

    public int SearchesPerSecond { get; set; } = 5;

    public long Daily { get; set; } = long.MaxValue;

    public bool TellsHeaders { get; set; } = true;

    /// <summary>Calls that others make in front of each call of ours.</summary>
    public int Foreign { get; set; }

    public int Refused { get; private set; }

    public int Served { get; private set; }

    public int Total => Refused + Served;

    public List<DateTimeOffset> Arrivals { get; } = [];

    /// <summary>The most of our calls in any interval of this length, wherever it starts.</summary>
    public int Most(TimeSpan interval) => Arrivals.Count == 0 ? 0 : Arrivals.Max(start => Arrivals.Count(at => at >= start && at < start + interval));

    public void Forget()
    {
        lock (gate)
        {
            calls.Clear();
        }
    }

    public Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request)
    {
        lock (gate)
        {
            DateTimeOffset now = time.GetUtcNow();
            bool search = request.RequestUri!.AbsolutePath.EndsWith("/search", StringComparison.Ordinal);
            Arrivals.Add(now);
            calls.RemoveAll(at => at <= now - TimeSpan.FromSeconds(10));
            searches.RemoveAll(at => at <= now - TimeSpan.FromSeconds(1));
            for (int i = 0; i < Foreign && calls.Count < PerInterval; i++)
            {
                calls.Add(now);
            }

            string? policy = Daily <= 0 ? "DAILY" : search && searches.Count >= SearchesPerSecond ? "SECONDLY" : calls.Count >= PerInterval ? "TEN_SECONDLY_ROLLING" : null;
            HttpResponseMessage response;
            if (policy is not null)
            {
                Refused++;
                response = new HttpResponseMessage(HttpStatusCode.TooManyRequests) { Content = new StringContent(WireBodies.Throttled(policy), Encoding.UTF8, "application/json") };
            }
            else
            {
                Served++;
                Daily--;
                calls.Add(now);
                if (search)
                {
                    searches.Add(now);
                }

                response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StringContent(search ? WireBodies.Page([]) : WireBodies.Record("1"), Encoding.UTF8, "application/json") };
            }

            if (TellsHeaders && !search)
            {
                response.Headers.TryAddWithoutValidation("X-HubSpot-RateLimit-Max", PerInterval.ToString(System.Globalization.CultureInfo.InvariantCulture));
                response.Headers.TryAddWithoutValidation("X-HubSpot-RateLimit-Interval-Milliseconds", "10000");
                response.Headers.TryAddWithoutValidation("X-HubSpot-RateLimit-Remaining", (PerInterval - calls.Count).ToString(System.Globalization.CultureInfo.InvariantCulture));
                response.Headers.TryAddWithoutValidation("X-HubSpot-RateLimit-Daily-Remaining", Math.Max(0, Daily).ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            return Task.FromResult(response);
        }
    }
}
