using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>The columns of a file and how rows become cells. Make it once. Thread-safe when its function is.</summary>
/// <typeparam name="T">The rows.</typeparam>
public sealed class BulkColumns<T>
{
    /// <summary>Names the columns.</summary>
    /// <param name="names">API names of fields, or paths to a parent by its external id such as <c>Account.ExternalKey__c</c> and <c>Owner:User.Username</c>.</param>
    /// <param name="write">Writes the cells of a row.</param>
    /// <exception cref="ArgumentException">There is no column, one is named twice, or a name is none.</exception>
    public BulkColumns(IReadOnlyList<string> names, BulkRowWrite<T> write)
    {
        ArgumentNullException.ThrowIfNull(names);
        ArgumentNullException.ThrowIfNull(write);
        BulkColumnNames.Check(names, nameof(names));
        Names = [.. names];
        Write = write;
    }

    /// <summary>The names.</summary>
    public IReadOnlyList<string> Names { get; }

    internal BulkRowWrite<T> Write { get; }
}
