using System.Text.Json.Nodes;
using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>An ingest job: what it was made with, what was uploaded, and what became of each row.</summary>
internal sealed class IngestJob : BulkJob
{
    private readonly Dictionary<string, int> _errorIndex = new(StringComparer.Ordinal);
    private readonly List<string> _errors = [];

    public OrgField? Key { get; init; }

    public string? AssignmentRuleId { get; init; }

    public CsvSplitter? Data { get; set; }

    /// <summary>Steered: the job fails after that many rows.</summary>
    public (int Rows, string Message)? Doom { get; set; }

    public BulkRow[] Outcomes { get; private set; } = [];

    public int RowCount => Data?.Rows.Count ?? 0;

    public override string JobType => "V2Ingest";

    public void Start()
    {
        Outcomes = new BulkRow[RowCount];
        State = "UploadComplete";
    }

    public void Succeed(int row, string id, bool created) => Outcomes[row] = new BulkRow(OrgIds.Split(id).Number, created ? BulkRow.Created : BulkRow.Updated);

    public void Fail(int row, string error, long number)
    {
        if (!_errorIndex.TryGetValue(error, out var index))
        {
            _errorIndex[error] = index = _errors.Count;
            _errors.Add(error);
        }

        Failed++;
        Outcomes[row] = new BulkRow(number, index + 1);
    }

    public string ErrorOf(BulkRow row) => _errors[row.Kind - 1];

    public override JsonObject ToJson()
    {
        var json = base.ToJson();
        if (Key is not null)
        {
            json["externalIdFieldName"] = Key.Name;
        }

        if (AssignmentRuleId is not null)
        {
            json["assignmentRuleId"] = AssignmentRuleId;
        }

        if (State == "Open")
        {
            json["contentUrl"] = $"services/data/{Version}/jobs/ingest/{Id}/batches";
        }
        else
        {
            json["numberRecordsFailed"] = Failed;
            json["apiActiveProcessingTime"] = Processed / 2;
            json["apexProcessingTime"] = 0;
        }

        return json;
    }
}
