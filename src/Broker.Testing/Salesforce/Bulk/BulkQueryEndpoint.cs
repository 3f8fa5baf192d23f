using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Query;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>Bulk 2.0 query (contracts/salesforce.md 7).</summary>
internal sealed class BulkQueryEndpoint(Org org, SalesforceSettings settings)
{
    private const int PagesAtOnce = 5;
    private const decimal FirstWithPages = 58;
    private long _made;

    public JobBook<QueryJob> Jobs { get; } = new(org.Clock, "query");

    public SalesforceAnswer Create(SalesforceCall call)
    {
        var body = call.Object;
        var operation = body.Text("operation");
        if (operation is not ("query" or "queryAll"))
        {
            throw SalesforceError.Bad("INVALIDOPERATION", $"operation '{operation}' is neither query nor queryAll.");
        }

        var soql = body.Text("query") ?? throw SalesforceError.Bad("INVALID_INPUT", "query is missing.");
        var plan = new SoqlBinder(org, operation == "queryAll").Bind(SoqlParser.Parse(soql));
        if (plan.Functions.Count > 0 || plan.Children.Count > 0 || plan.Statement.Offset > 0)
        {
            throw SalesforceError.Bad("API_ERROR", "Aggregates, nested queries and OFFSET are not supported in Bulk Query");
        }

        var job = new QueryJob
        {
            Id = OrgIds.Make("750", 100_000_000 + ++_made),
            Operation = operation,
            Type = plan.Type,
            Plan = plan,
            Dialect = CsvDialect.Of(body.Text("columnDelimiter"), body.Text("lineEnding")),
            Version = call.Root[(call.Root.LastIndexOf('/') + 1)..],
            UserId = org.UserId,
            Made = org.Clock.GetUtcNow(),
            Modified = org.Clock.GetUtcNow(),
            State = "UploadComplete",
            PollsLeft = settings.BulkPolls,
        };
        Jobs.Add(job);
        return SalesforceAnswer.Json(200, job.ToJson());
    }

    public SalesforceAnswer Get(string id)
    {
        var job = Jobs.Get(id);
        if (job.IsRunning)
        {
            job.Modified = org.Clock.GetUtcNow();
            if (job.PollsLeft-- > 0)
            {
                job.State = "InProgress";
            }
            else
            {
                job.Numbers = SoqlRunner.Run(org, job.Plan, job.Operation == "queryAll");
                (job.State, job.Processed) = ("JobComplete", job.Numbers.Count);
            }
        }

        return SalesforceAnswer.Json(200, job.ToJson());
    }

    public SalesforceAnswer Patch(string id, SalesforceCall call)
    {
        var job = Jobs.Get(id);
        if (call.Object.Text("state") != "Aborted" || job.IsOver)
        {
            throw SalesforceError.Bad("INVALIDJOBSTATE", $"The job is in state {job.State}; it can only be set to Aborted while it is not over.");
        }

        (job.State, job.Modified) = ("Aborted", org.Clock.GetUtcNow());
        return SalesforceAnswer.Json(200, job.ToJson());
    }

    public SalesforceAnswer Results(string id, SalesforceCall call)
    {
        var job = Complete(id, call);
        var (start, size) = Window(call);
        if (start > job.Numbers.Count)
        {
            throw SalesforceError.Bad("INVALID_QUERY_LOCATOR", "The locator is behind the last row.");
        }

        var end = Math.Min(job.Numbers.Count, start + size);
        var (csv, dialect) = (new StringBuilder(), job.Dialect);
        Line(csv, dialect, job.Plan.Fields.Select(p => string.Concat(p.Parents.Select(r => r.RelationshipName + ".")) + p.Field.Name));
        for (var i = start; i < end; i++)
        {
            var record = job.Type.Table.Find(job.Numbers[i])!;
            Line(csv, dialect, job.Plan.Fields.Select(p => p.Get(record) is { } value ? ValueText.ToText(value) : ""));
        }

        var answer = new SalesforceAnswer { Status = 200, Raw = Encoding.UTF8.GetBytes(csv.ToString()), ContentType = "text/csv" }
            .With("Sforce-NumberOfRecords", (end - start).ToString(CultureInfo.InvariantCulture));
        return end < job.Numbers.Count ? answer.With("Sforce-Locator", JobBook<QueryJob>.Locator(end))
            : settings.OmitLastLocator ? answer : answer.With("Sforce-Locator", "null");
    }

    /// <summary>The addresses of several pages that can be read at once.</summary>
    public SalesforceAnswer Pages(string id, SalesforceCall call)
    {
        if (call.VersionNumber < FirstWithPages)
        {
            throw SalesforceError.NotFound();
        }

        var job = Complete(id, call);
        var (start, size) = Window(call);
        var (pages, most) = (new JsonArray(), call.QueryValue("maxRecords") is { } records ? "&maxRecords=" + records : "");
        var at = start;
        do
        {
            pages.Add((JsonNode)new JsonObject { ["resultUrl"] = $"{call.Root}/jobs/query/{job.Id}/results?locator={JobBook<QueryJob>.Locator(at)}{most}" });
            at += size;
        }
        while (at < job.Numbers.Count && pages.Count < PagesAtOnce);
        var done = at >= job.Numbers.Count;
        return SalesforceAnswer.Json(200, new JsonObject
        {
            ["resultPages"] = pages,
            ["nextRecordsUrl"] = done ? null : $"{call.Root}/jobs/query/{job.Id}/resultPages?locator={JobBook<QueryJob>.Locator(at)}{most}",
            ["done"] = done,
        });
    }

    private static void Line(StringBuilder csv, CsvDialect dialect, IEnumerable<string> cells) => csv.AppendJoin(dialect.Delimiter, cells.Select(CsvDialect.Quote)).Append(dialect.NewLine);

    private (int Start, int Size) Window(SalesforceCall call)
    {
        var size = settings.BulkQueryPageSize;
        if (call.QueryValue("maxRecords") is { } text && (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out size) || size == 0))
        {
            throw SalesforceError.Bad("INVALID_INPUT", $"maxRecords '{text}' is no positive number.");
        }

        return (call.QueryValue("locator") is { Length: > 0 } locator ? JobBook<QueryJob>.Offset(locator) : 0, size);
    }

    private QueryJob Complete(string id, SalesforceCall call)
    {
        var job = Jobs.Get(id);
        if (ApiVersions.Number(job.Version) != call.VersionNumber)
        {
            throw new SalesforceError(409, "INVALID_API_VERSION", $"The results of a job made with {job.Version} must be read with that version, not {call.Version}.");
        }

        return job.State == "JobComplete" ? job : throw SalesforceError.Bad("INVALIDJOBSTATE", $"The job is in state {job.State} and has no results.");
    }
}
