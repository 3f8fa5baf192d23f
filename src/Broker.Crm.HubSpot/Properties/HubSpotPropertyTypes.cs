namespace Broker.Crm.HubSpot.Properties;

/// <summary>What a property holds. An open set: answers hold other types too (contracts/hubspot.md 4).</summary>
public static class HubSpotPropertyTypes
{
    /// <summary>Yes or no.</summary>
    public const string Bool = "bool";

    /// <summary>A day.</summary>
    public const string Date = "date";

    /// <summary>A point in time.</summary>
    public const string DateTime = "datetime";

    /// <summary>One or several of a list of options.</summary>
    public const string Enumeration = "enumeration";

    /// <summary>A number.</summary>
    public const string Number = "number";

    /// <summary>A phone number.</summary>
    public const string PhoneNumber = "phone_number";

    /// <summary>Text of at most 65,536 characters.</summary>
    public const string Text = "string";
}
