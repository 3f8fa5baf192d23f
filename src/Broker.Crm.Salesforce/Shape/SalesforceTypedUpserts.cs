using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>Upserts of classes with <see cref="SalesforceObjectAttribute"/>: only what was set is sent, and null empties.</summary>
public static class SalesforceTypedUpserts
{
    /// <summary>Creates or changes records by an external id that each holds, read or set; see <see cref="ISalesforceClient.UpsertManyAsync"/>.</summary>
    /// <param name="client">The client.</param>
    /// <param name="records">The records.</param>
    /// <param name="by">The external id field: its API name, or <c>nameof</c> its member.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait; calls under way may still be applied.</param>
    /// <exception cref="ArgumentException">The class does not have the field, a record has no value for it, two share one, or a value cannot be written. Nothing was sent.</exception>
    public static Task<UpsertReport> UpsertManyAsync<T>(
        this ISalesforceClient client, IReadOnlyList<T> records, string by, UpsertManyOptions? options = null, CancellationToken cancellationToken = default)
        where T : class, ISalesforceModel<T>
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        string field = T.NameOf(by) ?? throw new ArgumentException($"{typeof(T).Name} has no field '{by}', so its records have no key; it has {string.Join(", ", T.FieldNames)}.", nameof(by));
        var inputs = new UpsertRecord[records.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            T record = records[i] ?? throw new ArgumentException($"Record {i} is null.", nameof(records));
            var fields = new Dictionary<string, object?>(record.ToFields(), StringComparer.OrdinalIgnoreCase);
            fields.TryAdd(field, record.TextOf(field));
            inputs[i] = new UpsertRecord(T.ObjectType, fields);
        }

        return client.UpsertManyAsync(inputs, field, options, cancellationToken);
    }
}
