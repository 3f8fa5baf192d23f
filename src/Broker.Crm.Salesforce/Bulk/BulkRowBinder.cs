using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Looks up the positions of columns once and answers what reads the rows.</summary>
/// <typeparam name="T">What a row becomes.</typeparam>
/// <param name="header">The columns of the results.</param>
public delegate BulkRowReader<T> BulkRowBinder<out T>(BulkCsvHeader header);
