namespace Broker.Crm.HubSpot.Records;

/// <summary>
/// A text that repeats in many records and is not personal, for example a country: records share one string object, which saves memory. Enums and lists of options share already.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class HubSpotSharedAttribute : Attribute;
