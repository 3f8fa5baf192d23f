namespace Broker.Crm.Salesforce.Bulk.Csv;

/// <summary>What ends a row of a file that is sent. Reading takes any of them, and a lone carriage return too.</summary>
public enum BulkLineEnding
{
    /// <summary>A line feed, the default.</summary>
    LF = 0,

    /// <summary>Carriage return and line feed.</summary>
    CRLF = 1,
}
