namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>What separates cells: the six that Bulk 2.0 knows (contracts/salesforce.md 7). One file uses one of them.</summary>
public enum BulkDelimiter
{
    /// <summary>A comma, the default.</summary>
    Comma = 0,

    /// <summary>A backquote.</summary>
    Backquote = 1,

    /// <summary>A caret.</summary>
    Caret = 2,

    /// <summary>A vertical bar.</summary>
    Pipe = 3,

    /// <summary>A semicolon.</summary>
    Semicolon = 4,

    /// <summary>A tabulator.</summary>
    Tab = 5,
}
