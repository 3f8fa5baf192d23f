namespace Broker.Crm.Salesforce.Crm;

/// <summary>What a field of the org is for.</summary>
internal enum CrmFieldUse
{
    /// <summary>A value.</summary>
    Value = 0,

    /// <summary>The unique external id that records are written by.</summary>
    Key,

    /// <summary>A lookup to another record.</summary>
    Lookup,

    /// <summary>A text of many lines.</summary>
    LongText,
}
