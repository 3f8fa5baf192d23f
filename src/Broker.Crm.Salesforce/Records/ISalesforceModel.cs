using System.Text.Json;

namespace Broker.Crm.Salesforce.Records;

/// <summary>
/// A class of the user that is read from and written to the records of one object. The generator implements it for classes with
/// <see cref="SalesforceObjectAttribute"/>; <see cref="SalesforceModelExtensions"/> makes its members callable on the class.
/// </summary>
/// <remarks>A field is named by its API name or by its member's name (<c>nameof</c>).</remarks>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface ISalesforceModel<TSelf>
    where TSelf : class, ISalesforceModel<TSelf>
{
    /// <summary>The API name of the object.</summary>
    static abstract string ObjectType { get; }

    /// <summary>
    /// What is asked for in a read or a query: the API names of the class's fields, and those of parent records with their path, for example <c>Account.Name</c>.
    /// Child queries are not in it: they are part of a query that its author writes.
    /// </summary>
    static abstract IReadOnlyList<string> FieldNames { get; }

    /// <summary>The API names of the fields that only a create may send.</summary>
    static abstract IReadOnlyList<string> CreateOnlyNames { get; }

    /// <summary>The API name of a field of the class itself; null when it has no such field.</summary>
    static abstract string? NameOf(string field);

    /// <summary>
    /// Reads one record. Values arrive without being set; <c>attributes</c> are skipped. A value that does not fit its property is null and stands in <see cref="Unreadable"/>.
    /// </summary>
    /// <param name="reader">Stands on the object, or before it, or on a null, which gives an empty instance. It must hold the whole value. Ends on the end of the object.</param>
    /// <exception cref="JsonException">It is no object, or no JSON.</exception>
    static abstract TSelf Read(ref Utf8JsonReader reader);

    /// <summary>What a write does with the field. Always <see cref="SalesforceFieldState.Absent"/> for one that is only read.</summary>
    /// <exception cref="ArgumentException">The class has no such field.</exception>
    SalesforceFieldState StateOf(string field);

    /// <summary>Takes back that a field was set: it is not sent and is null. One that was not set stays as it is.</summary>
    /// <exception cref="ArgumentException">The class has no such field.</exception>
    void Unset(string field);

    /// <summary>The value as Salesforce writes it, whether it was read or set; the raw text of an unreadable one; null when it is empty, and for records and compound fields.</summary>
    /// <exception cref="ArgumentException">The class has no such field, or its value cannot be written.</exception>
    string? TextOf(string field);

    /// <summary>
    /// The texts of the answer that did not fit their properties, by API name: a number with more digits than a decimal holds, or a picklist value that the enum does not
    /// have. Their properties are null.
    /// </summary>
    IReadOnlyDictionary<string, string> Unreadable { get; }

    /// <summary>
    /// What was set, by API name: text, <c>decimal</c>, <c>long</c>, <c>int</c>, <c>bool</c>, <c>DateOnly</c>, <c>DateTimeOffset</c>; null empties the field; a parent that is
    /// named by its external id is a map of its own. What was only read is not in it.
    /// </summary>
    /// <exception cref="ArgumentException">A value cannot be written: an enum value without a name, an empty picklist value or one with a semicolon, a parent without exactly one key.</exception>
    IReadOnlyDictionary<string, object?> ToFields();
}
