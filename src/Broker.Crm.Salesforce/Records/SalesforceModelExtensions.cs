namespace Broker.Crm.Salesforce.Records;

/// <summary>What can be asked of every class with <see cref="SalesforceObjectAttribute"/>. A field is named by <c>nameof</c> or by its API name.</summary>
public static class SalesforceModelExtensions
{
    /// <summary>True when the field was set, be it to a value or to null, and will be sent.</summary>
    /// <exception cref="ArgumentException">The class has no such field.</exception>
    public static bool IsSet<T>(this T model, string field)
        where T : class, ISalesforceModel<T> => model.StateOf(field) != SalesforceFieldState.Absent;

    /// <summary>What a write does with the field.</summary>
    /// <exception cref="ArgumentException">The class has no such field.</exception>
    public static SalesforceFieldState StateOf<T>(this T model, string field)
        where T : class, ISalesforceModel<T> => model.StateOf(field);

    /// <summary>Takes back that a field was set: it is not sent and is null. One that was not set stays as it is.</summary>
    /// <exception cref="ArgumentException">The class has no such field.</exception>
    public static void Unset<T>(this T model, string field)
        where T : class, ISalesforceModel<T> => model.Unset(field);

    /// <summary>The value as Salesforce writes it, whether it was read or set; the raw text of an unreadable one; null when it is empty.</summary>
    /// <exception cref="ArgumentException">The class has no such field, or its value cannot be written.</exception>
    public static string? TextOf<T>(this T model, string field)
        where T : class, ISalesforceModel<T> => model.TextOf(field);

    /// <summary>The texts of the answer that did not fit their properties, by API name. Their properties are null.</summary>
    public static IReadOnlyDictionary<string, string> Unreadable<T>(this T model)
        where T : class, ISalesforceModel<T> => model.Unreadable;

    /// <summary>What was set, by API name; null empties.</summary>
    /// <exception cref="ArgumentException">A value cannot be written; the message names the field.</exception>
    public static IReadOnlyDictionary<string, object?> ToFields<T>(this T model)
        where T : class, ISalesforceModel<T> => model.ToFields();
}
