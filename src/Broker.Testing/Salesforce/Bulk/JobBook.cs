using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>The jobs of one kind, for as long as the vendor keeps them.</summary>
internal sealed class JobBook<TJob>(TimeProvider clock, string path)
    where TJob : BulkJob
{
    private const int ListPage = 1000;
    private static readonly TimeSpan OpenLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan OverLife = TimeSpan.FromDays(7);
    private readonly List<TJob> _jobs = [];

    public IReadOnlyList<TJob> All => _jobs;

    public void Add(TJob job) => _jobs.Add(job);

    public TJob? Find(string id)
    {
        Expire();
        return Data.OrgIds.Normalize(id) is { } full ? _jobs.Find(j => j.Id == full) : null;
    }

    public TJob Get(string id) => Find(id) ?? throw SalesforceError.NotFound();

    public SalesforceAnswer Delete(string id)
    {
        var job = Get(id);
        if (job.State is not ("UploadComplete" or "JobComplete" or "Aborted" or "Failed"))
        {
            throw SalesforceError.Bad("INVALIDJOBSTATE", $"The job is in state {job.State}; only UploadComplete, JobComplete, Aborted and Failed jobs can be deleted.");
        }

        _jobs.Remove(job);
        return SalesforceAnswer.Empty(204);
    }

    public SalesforceAnswer List(SalesforceCall call)
    {
        Expire();
        var offset = call.QueryValue("queryLocator") is { } locator ? Offset(locator) : 0;
        var jobs = call.QueryValue("jobType") is { } jobType ? _jobs.FindAll(j => j.JobType == jobType) : _jobs;
        var done = offset + ListPage >= jobs.Count;
        return SalesforceAnswer.Json(200, new JsonObject
        {
            ["done"] = done,
            ["nextRecordsUrl"] = done ? null : $"{call.Root}/jobs/{path}?queryLocator={Locator(offset + ListPage)}",
            ["records"] = JsonText.Array(jobs.Skip(offset).Take(ListPage).Select(j => (JsonNode?)j.ToJson())),
        });
    }

    public static string Locator(int offset) => Convert.ToBase64String(Encoding.ASCII.GetBytes(offset.ToString(CultureInfo.InvariantCulture))).TrimEnd('=');

    public static int Offset(string locator)
    {
        Span<byte> bytes = new byte[locator.Length + 4];
        return Convert.TryFromBase64String(locator.PadRight((locator.Length + 3) / 4 * 4, '='), bytes, out var length)
            && int.TryParse(bytes[..length], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            ? offset
            : throw SalesforceError.Bad("INVALID_QUERY_LOCATOR", $"invalid query locator: {locator}");
    }

    private void Expire()
    {
        var now = clock.GetUtcNow();
        _jobs.RemoveAll(j => (j.IsOver && now - j.Modified >= OverLife) || (j.State == "Open" && now - j.Made >= OpenLife));
    }
}
