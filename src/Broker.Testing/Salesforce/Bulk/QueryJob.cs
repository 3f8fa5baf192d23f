using System.Text.Json.Nodes;
using Broker.Testing.Salesforce.Query;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>A query job and what it found.</summary>
internal sealed class QueryJob : BulkJob
{
    public required SoqlPlan Plan { get; init; }

    public IReadOnlyList<long> Numbers { get; set; } = [];

    public override string JobType => "V2Query";

    public override JsonObject ToJson()
    {
        var json = base.ToJson();
        if (IsOver)
        {
            json["isPkChunkingSupported"] = true;
        }

        return json;
    }
}
