namespace Broker.Crm.HubSpot.Properties;

/// <summary>Which way of showing goes with which type. HubSpot checks it too; what is not known here is left to HubSpot.</summary>
internal static class PropertyKinds
{
    private static readonly Dictionary<string, string[]> Pairs = new(StringComparer.Ordinal)
    {
        [HubSpotPropertyTypes.Bool] = [HubSpotFieldTypes.BooleanCheckbox, HubSpotFieldTypes.CalculationEquation],
        [HubSpotPropertyTypes.Date] = [HubSpotFieldTypes.Date],
        [HubSpotPropertyTypes.DateTime] = [HubSpotFieldTypes.Date],
        [HubSpotPropertyTypes.Enumeration] =
        [
            HubSpotFieldTypes.BooleanCheckbox, HubSpotFieldTypes.CalculationEquation, HubSpotFieldTypes.Checkbox, HubSpotFieldTypes.Radio, HubSpotFieldTypes.Select,
        ],
        [HubSpotPropertyTypes.Number] = [HubSpotFieldTypes.CalculationEquation, HubSpotFieldTypes.Number],
        [HubSpotPropertyTypes.PhoneNumber] = [HubSpotFieldTypes.PhoneNumber],
        [HubSpotPropertyTypes.Text] =
        [
            HubSpotFieldTypes.CalculationEquation, HubSpotFieldTypes.File, HubSpotFieldTypes.Html, HubSpotFieldTypes.PhoneNumber, HubSpotFieldTypes.Text, HubSpotFieldTypes.TextArea,
        ],
    };

    private static readonly HashSet<string> FieldTypes = [.. Pairs.Values.SelectMany(static v => v)];

    internal static bool IsKnownType(string? type) => type is not null && Pairs.ContainsKey(type);

    internal static bool IsKnownFieldType(string? fieldType) => fieldType is not null && FieldTypes.Contains(fieldType);

    /// <exception cref="ArgumentException">Both are known and do not go together.</exception>
    internal static void Check(string? type, string? fieldType, string property, string parameter)
    {
        if (type is not null && Pairs.TryGetValue(type, out string[]? allowed) && IsKnownFieldType(fieldType) && !allowed.Contains(fieldType))
        {
            throw new ArgumentException(
                $"The property '{property}' has the type {type} and the field type {fieldType}, which do not go together; allowed with {type}: {string.Join(", ", allowed)}.", parameter);
        }
    }
}
