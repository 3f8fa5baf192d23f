namespace Broker.Testing.Salesforce;

/// <summary>The type of a field, with the name that describe gives it in lower case, where no other is told.</summary>
public enum SalesforceFieldType
{
    /// <summary>A line of text; <c>string</c> on the wire.</summary>
    Text,

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

    /// <summary>A whole number; <c>int</c> on the wire.</summary>
    WholeNumber,

    /// <summary>A number; <c>double</c> on the wire.</summary>
    Number,

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
