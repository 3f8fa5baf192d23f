using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Reads one row. The row is a view that is gone afterwards.</summary>
/// <typeparam name="T">What it becomes.</typeparam>
/// <param name="row">The row.</param>
public delegate T BulkRowReader<out T>(BulkCsvRow row);
