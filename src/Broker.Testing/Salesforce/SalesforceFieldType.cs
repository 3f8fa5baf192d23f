namespace Broker.Testing.Salesforce;

/// <summary>The type of a field, as describe names it (in lower case).</summary>
public enum SalesforceFieldType
{
    /// <summary>A line of text.</summary>
    String,

    /// <summary>Text of several lines; above 255 characters it cannot be filtered.</summary>
    TextArea,

    /// <summary>A mail address.</summary>
    Email,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>An address on the web.</summary>
    Url,

    /// <summary>One of some values.</summary>
    Picklist,

    /// <summary>Several of some values, joined with semicolons.</summary>
    MultiPicklist,

    /// <summary>True or false; never null.</summary>
    Boolean,

    /// <summary>A whole number.</summary>
    Int,

    /// <summary>A number.</summary>
    Double,

    /// <summary>An amount in the org's currency.</summary>
    Currency,

    /// <summary>A percentage: 12.5 stands for 12.5 %.</summary>
    Percent,

    /// <summary>A day.</summary>
    Date,

    /// <summary>An instant.</summary>
    DateTime,

    /// <summary>A time of day.</summary>
    Time,

    /// <summary>The id of another record.</summary>
    Reference,

    /// <summary>The record's own id.</summary>
    Id,
}
