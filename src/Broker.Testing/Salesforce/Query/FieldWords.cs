namespace Broker.Testing.Salesforce.Query;

/// <summary>The wire names of field types, and the XML types describe tells beside them.</summary>
internal static class FieldWords
{
    public static string Of(SalesforceFieldType type) => type switch
    {
        SalesforceFieldType.TextArea => "textarea",
        SalesforceFieldType.MultiPicklist => "multipicklist",
        SalesforceFieldType.DateTime => "datetime",
        SalesforceFieldType.Text => "string",
        SalesforceFieldType.Email => "email",
        SalesforceFieldType.Phone => "phone",
        SalesforceFieldType.Url => "url",
        SalesforceFieldType.Picklist => "picklist",
        SalesforceFieldType.Boolean => "boolean",
        SalesforceFieldType.WholeNumber => "int",
        SalesforceFieldType.Number => "double",
        SalesforceFieldType.Currency => "currency",
        SalesforceFieldType.Percent => "percent",
        SalesforceFieldType.Date => "date",
        SalesforceFieldType.Time => "time",
        SalesforceFieldType.Reference => "reference",
        _ => "id",
    };

    /// <summary>The type of a wire name; <see langword="null"/> when there is none.</summary>
    public static SalesforceFieldType? Find(string word)
    {
        foreach (var type in Enum.GetValues<SalesforceFieldType>())
        {
            if (string.Equals(Of(type), word, StringComparison.OrdinalIgnoreCase))
            {
                return type;
            }
        }

        return null;
    }

    public static string Soap(SalesforceFieldType type) => type switch
    {
        SalesforceFieldType.Boolean => "xsd:boolean",
        SalesforceFieldType.WholeNumber => "xsd:int",
        SalesforceFieldType.Number or SalesforceFieldType.Currency or SalesforceFieldType.Percent => "xsd:double",
        SalesforceFieldType.Date => "xsd:date",
        SalesforceFieldType.DateTime => "xsd:dateTime",
        SalesforceFieldType.Time => "xsd:time",
        SalesforceFieldType.Reference or SalesforceFieldType.Id => "tns:ID",
        _ => "xsd:string",
    };
}
