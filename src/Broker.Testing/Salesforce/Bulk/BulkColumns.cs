using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Rows;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>What the columns of an upload mean.</summary>
internal sealed class BulkColumns
{
    private const string NullCell = "#N/A";
    private readonly (OrgField Field, string? ParentKey)[] _columns;
    private readonly List<string> _cells = [];
    private readonly IngestJob _job;
    private readonly Org _org;
    private readonly int _id;
    private readonly int _key;

    private BulkColumns(Org org, IngestJob job, (OrgField Field, string? ParentKey)[] columns)
    {
        (_org, _job, _columns) = (org, job, columns);
        _id = Array.FindIndex(columns, c => c.Field.System == SystemValue.Id);
        _key = job.Key is null ? -1 : Array.FindIndex(columns, c => c.ParentKey is null && c.Field.Ordinal == job.Key.Ordinal);
    }

    /// <summary>The id of the row that was read last.</summary>
    public string Id => _id < 0 ? "" : _cells[_id];

    public string Key => _key < 0 ? "" : _cells[_key];

    /// <summary>Reads the header; what is wrong with it in the words of a failed job.</summary>
    public static (BulkColumns? Columns, string? Error) Read(Org org, IngestJob job)
    {
        var names = job.Data?.Header is { } header ? CsvCells.Read(header, job.Dialect.Delimiter) : [];
        var columns = new (OrgField Field, string? ParentKey)[names.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            if (Find(job.Type, names[i]) is not { } column || (column.Field.Definition.ReadOnly && column.Field.System != SystemValue.Id))
            {
                return (null, $"InvalidBatch : Field name not found : {names[i]}");
            }

            columns[i] = column;
        }

        var read = new BulkColumns(org, job, columns);
        var deletes = job.Operation is "delete" or "hardDelete";
        return job.Operation is "update" or "delete" or "hardDelete" && read._id < 0 && job.RowCount > 0 ? (null, "InvalidBatch : Field name not found : Id")
            : deletes && columns.Length > 1 ? (null, $"InvalidBatch : A {job.Operation} job takes the column Id and no other")
            : job.Operation == "upsert" && read._key < 0 && job.RowCount > 0 ? (null, $"InvalidBatch : External ID field not found in the data : {job.Key!.Name}")
            : (read, null);
    }

    /// <summary>Reads a row; <see langword="null"/> when it has another number of cells than the header.</summary>
    public RowInput? Row(int row)
    {
        CsvCells.ReadInto(_cells, _job.Data!.Rows[row].Span, _job.Dialect.Delimiter);
        if (_cells.Count != _columns.Length)
        {
            return null;
        }

        var input = new RowInput();
        for (var i = 0; i < _columns.Length; i++)
        {
            // An empty cell says nothing; the column a record is found by is no change.
            if (i != _id && i != _key && _cells[i].Length > 0)
            {
                var (field, parentKey) = _columns[i];
                if (_cells[i] == NullCell)
                {
                    input.AddText(field, null);
                }
                else if (parentKey is null)
                {
                    input.AddText(field, _cells[i]);
                }
                else
                {
                    input.AddParent(_org, field, parentKey, _cells[i]);
                }
            }
        }

        return input;
    }

    private static (OrgField Field, string? ParentKey)? Find(OrgType type, string name)
    {
        if (type.Find(name) is { } field)
        {
            return (field, null);
        }

        // Account.Key__c, or Owner:User.Username where a reference takes several types.
        var dot = name.IndexOf('.', StringComparison.Ordinal);
        var relationship = dot < 0 ? "" : name[..dot].Split(':')[0];
        return dot > 0 && type.FindRelationship(relationship) is { } reference ? (reference, name[(dot + 1)..]) : null;
    }
}
