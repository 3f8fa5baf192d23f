using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Broker.Crm.Salesforce.Bulk;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Bulk;

/// <summary>A small Bulk 2.0 server: jobs with states, one upload each, results out of what was uploaded. Faults are put in front of it.</summary>
internal sealed class BulkServer
{
    private readonly ConcurrentDictionary<string, Job> jobs = new();
    private readonly ConcurrentQueue<string> log = new();
    private int made;

    public BulkServer(Action<SalesforceOptions>? configure = null)
    {
        Rig = new SalesforceRig(configure);
        Rig.Server.Then(async (request, token) =>
        {
            string line = $"{request.Method.Method} {request.RequestUri!.PathAndQuery.Replace("/services/data/v67.0/jobs/", string.Empty, StringComparison.Ordinal)}";
            log.Enqueue(line);
            if (Before is { } before && await before(line, request, token) is { } early)
            {
                return early;
            }

            HttpResponseMessage answer = Answer(request, line, request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(token));
            return After?.Invoke(line, answer) ?? answer;
        });
    }

    public SalesforceRig Rig { get; }

    public ISalesforceBulk Bulk => Rig.Client.Bulk;

    public IReadOnlyList<string> Log => [.. log];

    public IReadOnlyList<Job> Jobs => [.. jobs.Values.OrderBy(j => j.Number)];

    public Func<string, HttpRequestMessage, CancellationToken, Task<HttpResponseMessage?>>? Before { get; set; }

    public Func<string, HttpResponseMessage, HttpResponseMessage>? After { get; set; }

    /// <summary>How many looks a job takes to its end.</summary>
    public int Looks { get; set; } = 1;

    public string EndState { get; set; } = "JobComplete";

    /// <summary>Decides a row: null for success, "-" for not tried, "?" for lost, or the text of an error.</summary>
    public Func<Job, string[], string?> Decide { get; set; } = (_, _) => null;

    public static HttpResponseMessage Reply(int status, string body, string type = "application/json") =>
        new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, type) };

    public static string Csv(char delimiter, params string[] cells) => string.Join(delimiter, cells.Select(c => $"\"{c.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n";

    private HttpResponseMessage Answer(HttpRequestMessage request, string line, string body)
    {
        string[] parts = line.Split(' ')[1].Split('?')[0].Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 1 && request.Method == HttpMethod.Post)
        {
            var job = new Job { Id = $"750{++made:D12}", Number = made, Create = body };
            jobs[job.Id] = job;
            return Reply(200, job.Json());
        }

        Job found = jobs[parts[1]];
        if (parts.Length == 2)
        {
            if (request.Method == HttpMethod.Patch)
            {
                string state = body.Contains("UploadComplete", StringComparison.Ordinal) ? "UploadComplete" : "Aborted";
                if (state == "UploadComplete" && found.State != "Open")
                {
                    return Reply(400, """[{"errorCode":"INVALIDJOBSTATE","message":"not open"}]""");
                }

                found.State = state;
            }
            else if (found.State is "UploadComplete" or "InProgress")
            {
                found.State = ++found.Looked >= Looks ? EndState : "InProgress";
                if (found.State == EndState)
                {
                    Process(found);
                }
            }

            return Reply(200, found.Json());
        }

        switch (parts[2])
        {
            case "batches":
                if (found.Upload is not null)
                {
                    return Reply(400, """[{"errorCode":"INVALIDJOBSTATE","message":"uploaded before"}]""");
                }

                found.Upload = body;
                return Reply(201, string.Empty);
            default:
                return Reply(200, found.Results.GetValueOrDefault(parts[2], string.Empty), "text/csv");
        }
    }

    private void Process(Job job)
    {
        char delimiter = job.Create.Contains("PIPE", StringComparison.Ordinal) ? '|' : ',';
        List<string[]> rows = Table.Read(job.Upload!, delimiter);
        string[] header = rows[0];
        var random = new Random(1);
        StringBuilder good = new(Csv(delimiter, ["sf__Id", "sf__Created", .. header]));
        StringBuilder bad = new(Csv(delimiter, ["sf__Id", "sf__Error", .. header]));
        StringBuilder rest = new(Csv(delimiter, header));
        foreach (string[] row in rows.Skip(1).OrderBy(_ => random.Next()))
        {
            job.Processed++;
            switch (Decide(job, row))
            {
                case null:
                    good.Append(Csv(delimiter, [$"001{job.Number:D3}{job.Processed:D9}", "true", .. row]));
                    break;
                case "-":
                    job.Processed--;
                    rest.Append(Csv(delimiter, row));
                    break;
                case "?":
                    break;
                case var error:
                    job.Failed++;
                    bad.Append(Csv(delimiter, ["", error, .. row]));
                    break;
            }
        }

        job.Results["successfulResults"] = good.ToString();
        job.Results["failedResults"] = bad.ToString();
        job.Results["unprocessedrecords"] = rest.ToString();
    }

    public sealed class Job
    {
        public required string Id { get; init; }

        public required int Number { get; init; }

        public required string Create { get; init; }

        public string State { get; set; } = "Open";

        public string? Upload { get; set; }

        public int Looked { get; set; }

        public int Processed { get; set; }

        public int Failed { get; set; }

        public Dictionary<string, string> Results { get; } = [];

        public string Json() =>
            $$"""{"id":"{{Id}}","object":"Account","state":"{{State}}","apiVersion":67.0,"numberRecordsProcessed":{{Processed}},"new__member":{"a":[1]},"numberRecordsFailed":{{Failed}} }""";
    }
}
