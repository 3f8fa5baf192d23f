using System.Text.Json;

namespace Broker.Crm.HubSpot.Records;

/// <summary>
/// A class of the user that is read from and written to the records of one object type. The generator implements it for classes with
/// <see cref="HubSpotObjectAttribute"/>; <see cref="HubSpotModelExtensions"/> makes its members callable on the class.
/// </summary>
/// <remarks>A property is named by its HubSpot name or by its member's name (<c>nameof</c>).</remarks>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface IHubSpotModel<TSelf>
    where TSelf : class, IHubSpotModel<TSelf>
{
    /// <summary>The object type as it stands in paths.</summary>
    static abstract string ObjectType { get; }

    /// <summary>The HubSpot names of the class's properties: what is asked for, since HubSpot has no "all properties".</summary>
    static abstract IReadOnlyList<string> PropertyNames { get; }

    /// <summary>The HubSpot name of a property of the class; null when it has no such property.</summary>
    static abstract string? NameOf(string property);

    /// <summary>
    /// Reads the <c>properties</c> of one record. Values arrive without being set. A value that does not fit its property is null and stands in <see cref="Unreadable"/>.
    /// </summary>
    /// <param name="reader">Stands on the object, or on a null, which gives an empty instance. It must hold the whole value.</param>
    /// <exception cref="JsonException">It is no object, or no JSON.</exception>
    static abstract TSelf Read(ref Utf8JsonReader reader);

    /// <summary>What a write does with the property. Always <see cref="HubSpotPropertyState.Absent"/> for one that is only read.</summary>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    HubSpotPropertyState StateOf(string property);

    /// <summary>Takes back that a property was set: it is not sent and is null. One that was not set stays as it is.</summary>
    /// <exception cref="ArgumentException">The class has no such property.</exception>
    void Unset(string property);

    /// <summary>The value as HubSpot writes it, whether it was read or set; the raw text of an unreadable one; null when it is empty.</summary>
    /// <exception cref="ArgumentException">The class has no such property, or its value cannot be written.</exception>
    string? TextOf(string property);

    /// <summary>
    /// The texts of the answer that did not fit their properties, by HubSpot name: text in a number, or an option that the enum does not have. Their properties are null.
    /// </summary>
    IReadOnlyDictionary<string, string> Unreadable { get; }

    /// <summary>What was set, as text by HubSpot name; null clears. What was only read is not in it.</summary>
    /// <exception cref="ArgumentException">A value cannot be written: an enum value without a name, an empty option or one with a semicolon.</exception>
    IReadOnlyDictionary<string, string?> ToProperties();
}
