using Broker.Crm.Salesforce.Bulk.Csv;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>Writes the cells of one row, one for each column and in the columns' order; the row is ended by the caller.</summary>
/// <typeparam name="T">The rows.</typeparam>
/// <param name="writer">Takes the cells.</param>
/// <param name="row">The row.</param>
public delegate void BulkRowWrite<in T>(BulkCsvWriter writer, T row);
