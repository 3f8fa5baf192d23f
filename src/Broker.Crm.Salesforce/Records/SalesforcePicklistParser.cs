using System.ComponentModel;

namespace Broker.Crm.Salesforce.Records;

/// <summary>Reads the value of a picklist; false for one that the enum does not have. Written by the generator.</summary>
/// <typeparam name="T">The enum.</typeparam>
/// <param name="text">The value as UTF-8.</param>
/// <param name="value">The member.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public delegate bool SalesforcePicklistParser<T>(ReadOnlySpan<byte> text, out T value)
    where T : struct, Enum;
