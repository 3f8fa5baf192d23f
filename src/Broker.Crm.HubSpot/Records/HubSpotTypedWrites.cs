using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Crm.HubSpot.Records;

/// <summary>Writes of classes with <see cref="HubSpotObjectAttribute"/>: only what was set is sent, and null clears.</summary>
public static class HubSpotTypedWrites
{
    /// <summary>Creates a record. Never sent twice, as the untyped form does.</summary>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    /// <exception cref="ArgumentException">A value cannot be written. Nothing was sent.</exception>
    public static Task<HubSpotRecord<T>> CreateAsync<T>(this IHubSpotObjects<HubSpotRecord<T>> objects, T record, CancellationToken cancellationToken = default)
        where T : class, IHubSpotModel<T>
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(record);
        return objects.CreateAsync(record.ToProperties(), cancellationToken);
    }

    /// <summary>Changes what was set on <paramref name="record"/>, as the untyped form does.</summary>
    /// <exception cref="NotFoundException">There is no such record.</exception>
    /// <exception cref="ArgumentException">Nothing was set, or a value cannot be written. Nothing was sent.</exception>
    public static Task<HubSpotRecord<T>> UpdateAsync<T>(this IHubSpotObjects<HubSpotRecord<T>> objects, string id, T record, CancellationToken cancellationToken = default)
        where T : class, IHubSpotModel<T>
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(record);
        IReadOnlyDictionary<string, string?> properties = record.ToProperties();
        return properties.Count > 0
            ? objects.UpdateAsync(id, properties, cancellationToken)
            : throw new ArgumentException($"No property of the {typeof(T).Name} was set, so there is nothing to change. Reading a record sets nothing.", nameof(record));
    }

    /// <summary>Creates or changes one record by the value of a unique property that it holds.</summary>
    /// <exception cref="ArgumentException">The record has no value for the unique property, or a value cannot be written. Nothing was sent.</exception>
    public static Task<HubSpotWritten<HubSpotRecord<T>>> UpsertAsync<T>(
        this IHubSpotObjects<HubSpotRecord<T>> objects, string uniqueProperty, T record, CancellationToken cancellationToken = default)
        where T : class, IHubSpotModel<T>
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(record);
        string name = KeyName<T>(uniqueProperty);
        string key = record.TextOf(name) ?? throw new ArgumentException($"The record has no value for {name}, so it has no key.", nameof(record));
        return objects.UpsertAsync(name, key, record.ToProperties(), cancellationToken);
    }

    /// <summary>Creates or changes records by the value of a unique property that each holds, read or set, as the untyped form does.</summary>
    /// <param name="objects">The records of the type.</param>
    /// <param name="uniqueProperty">The HubSpot name of the unique property, or <c>nameof</c> its member.</param>
    /// <param name="records">The records.</param>
    /// <param name="cancellationToken">Ends the wait; calls under way may still be applied.</param>
    /// <exception cref="ArgumentException">The class does not have the property, a record has no value for it, two share one, or a value cannot be written. Nothing was sent.</exception>
    public static Task<IReadOnlyList<HubSpotOutcome<HubSpotUpsert, HubSpotWritten<HubSpotRecord<T>>>>> UpsertManyAsync<T>(
        this IHubSpotObjects<HubSpotRecord<T>> objects, string uniqueProperty, IReadOnlyList<T> records, CancellationToken cancellationToken = default)
        where T : class, IHubSpotModel<T>
    {
        ArgumentNullException.ThrowIfNull(objects);
        ArgumentNullException.ThrowIfNull(records);
        string name = KeyName<T>(uniqueProperty);
        var inputs = new HubSpotUpsert[records.Count];
        for (int i = 0; i < inputs.Length; i++)
        {
            T record = records[i] ?? throw new ArgumentException($"Record {i} is null.", nameof(records));
            string key = record.TextOf(name) ?? throw new ArgumentException($"Record {i} has no value for {name}, so it has no key.", nameof(records));
            inputs[i] = new HubSpotUpsert(key, record.ToProperties());
        }

        return objects.UpsertManyAsync(name, inputs, cancellationToken);
    }

    private static string KeyName<T>(string uniqueProperty)
        where T : class, IHubSpotModel<T>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(uniqueProperty);
        return T.NameOf(uniqueProperty) ?? throw new ArgumentException(
            $"{typeof(T).Name} has no property '{uniqueProperty}', so its records have no key; it has {string.Join(", ", T.PropertyNames)}.", nameof(uniqueProperty));
    }
}
