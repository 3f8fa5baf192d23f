namespace Broker.Crm.Salesforce.Records;

/// <summary>What a value of a record is.</summary>
public enum SalesforceValueKind
{
    /// <summary>The answer did not have the field: it was not asked for, or the user may not see it.</summary>
    Missing = 0,

    /// <summary>The field is empty.</summary>
    Empty,

    /// <summary>Text: also dates, times, ids and picklist values.</summary>
    Text,

    /// <summary>A number, kept as it was written.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>A parent record.</summary>
    Record,

    /// <summary>The result of a child query.</summary>
    Children,

    /// <summary>A compound address.</summary>
    Address,

    /// <summary>A compound geolocation.</summary>
    Location,

    /// <summary>Another object or an array; its JSON is the text.</summary>
    Json,
}
