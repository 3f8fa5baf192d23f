namespace Broker.Crm.HubSpot.Records;

/// <summary>What can be asked of every class with <see cref="HubSpotObjectAttribute"/>. A property is named by <c>nameof</c> or by its HubSpot name.</summary>
public static class HubSpotModelExtensions
{
    /// <summary>True when the property was set, be it to a value or to null, and will be sent.</summary>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    public static bool IsSet<T>(this T model, string property)
        where T : class, IHubSpotModel<T> => model.StateOf(property) != HubSpotPropertyState.Absent;

    /// <summary>What a write does with the property.</summary>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    public static HubSpotPropertyState StateOf<T>(this T model, string property)
        where T : class, IHubSpotModel<T> => model.StateOf(property);

    /// <summary>Takes back that a property was set: it is not sent and is null. One that was not set stays as it is.</summary>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    public static void Unset<T>(this T model, string property)
        where T : class, IHubSpotModel<T> => model.Unset(property);

    /// <summary>The value as HubSpot writes it, whether it was read or set; the raw text of an unreadable one; null when it is empty.</summary>
    /// <exception cref="ArgumentException">The class has no such property, or its value cannot be written.</exception>
    public static string? TextOf<T>(this T model, string property)
        where T : class, IHubSpotModel<T> => model.TextOf(property);

    /// <summary>The texts of the answer that did not fit their properties, by HubSpot name. Their properties are null.</summary>
    public static IReadOnlyDictionary<string, string> Unreadable<T>(this T model)
        where T : class, IHubSpotModel<T> => model.Unreadable;

    /// <summary>What was set, as text by HubSpot name; null clears.</summary>
    /// <exception cref="ArgumentException">A value cannot be written; the message names the property.</exception>
    public static IReadOnlyDictionary<string, string?> ToProperties<T>(this T model)
        where T : class, IHubSpotModel<T> => model.ToProperties();
}
