using System.Globalization;
using System.Text.Json.Nodes;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Search;

/// <summary>A server that searches as HubSpot does: filters, one sort, offsets, a cap, and changes that show late.</summary>
internal sealed class SearchServer
{
    private const int Cap = 10_000;
    private readonly TimeProvider time;
    private readonly SortedDictionary<long, Entry> records = [];

    public SearchServer(HubSpotRig rig)
    {
        time = rig.Time;
        rig.Server.Then(async (request, cancellationToken) =>
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            Calls++;
            string answer = Search(JsonNode.Parse(body)!.AsObject());
            AfterCall?.Invoke(this);
            return new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new StringContent(answer) };
        });
    }

    /// <summary>How long a write stays out of sight: not the same for each, so that a later one may show first.</summary>
    public Func<TimeSpan> Lag { get; set; } = () => TimeSpan.Zero;

    public int Calls { get; private set; }

    public Action<SearchServer>? AfterCall { get; set; }

    public void Put(long id, DateTimeOffset changedAt) => records[id] = new Entry(id, changedAt, time.GetUtcNow() + Lag());

    private string Search(JsonObject search)
    {
        DateTimeOffset now = time.GetUtcNow();
        IEnumerable<Entry> found = records.Values.Where(r => r.VisibleAt <= now);
        foreach (JsonNode? filter in search["filterGroups"]?[0]?["filters"]?.AsArray() ?? [])
        {
            long value = long.Parse(filter!["value"]!.GetValue<string>(), CultureInfo.InvariantCulture);
            string property = filter["propertyName"]!.GetValue<string>();
            found = filter["operator"]!.GetValue<string>() switch
            {
                "GT" => found.Where(r => r.Get(property) > value),
                "GTE" => found.Where(r => r.Get(property) >= value),
                "EQ" => found.Where(r => r.Get(property) == value),
                string other => throw new NotSupportedException(other),
            };
        }

        string sort = search["sorts"]![0]!["propertyName"]!.GetValue<string>();
        Entry[] all = [.. found.OrderBy(r => r.Get(sort)).ThenByDescending(static r => r.Id)]; // ties in an order that nobody asked for
        int limit = search["limit"]!.GetValue<int>();
        int offset = int.Parse(search["after"]?.GetValue<string>() ?? "0", CultureInfo.InvariantCulture);
        Assert.True(offset + limit <= Cap);
        string results = string.Join(',', all.Skip(offset).Take(limit).Select(static r => $$"""{"id":"{{r.Id}}","properties":{},"updatedAt":"{{r.ChangedAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}}"}"""));
        string paging = offset + limit < all.Length ? ",\"paging\":{\"next\":{\"after\":\"" + (offset + limit).ToString(CultureInfo.InvariantCulture) + "\"}}" : "";
        return $$"""{"total":{{all.Length}},"results":[{{results}}]{{paging}}}""";
    }

    private sealed record Entry(long Id, DateTimeOffset ChangedAt, DateTimeOffset VisibleAt)
    {
        public long Get(string property) => property switch
        {
            "hs_object_id" => Id,
            "lastmodifieddate" => ChangedAt.ToUnixTimeMilliseconds(),
            _ => throw new NotSupportedException(property),
        };
    }
}
