using System.Runtime.InteropServices;
using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk.Results;

/// <summary>Where the columns of a result file are; -1 for one that is missing.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct ResultColumns
{
    internal ResultColumns(BulkCsvHeader header, string key)
    {
        Id = header.Find("sf__Id");
        Created = header.Find("sf__Created");
        Error = header.Find("sf__Error");
        Key = header.Find(key);
    }

    internal int Id { get; }

    internal int Created { get; }

    internal int Error { get; }

    internal int Key { get; }
}
