namespace Broker.Crm.HubSpot.Records;

/// <summary>
/// A get-only <c>IReadOnlyDictionary&lt;string, string?&gt;</c> for the properties of an answer that the class does not name, as text. Without it they are ignored. Never written.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HubSpotOtherAttribute : Attribute;
