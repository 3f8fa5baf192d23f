namespace Broker.Testing.Salesforce.Query;

/// <summary>The wire names of field types, and the XML types describe tells beside them.</summary>
internal static class FieldWords
{
    public static string Of(SalesforceFieldType type) => type switch
    {
        SalesforceFieldType.TextArea => "textarea",
        SalesforceFieldType.MultiPicklist => "multipicklist",
        SalesforceFieldType.DateTime => "datetime",
        SalesforceFieldType.String => "string",
        SalesforceFieldType.Email => "email",
        SalesforceFieldType.Phone => "phone",
        SalesforceFieldType.Url => "url",
        SalesforceFieldType.Picklist => "picklist",
        SalesforceFieldType.Boolean => "boolean",
        SalesforceFieldType.Int => "int",
        SalesforceFieldType.Double => "double",
        SalesforceFieldType.Currency => "currency",
        SalesforceFieldType.Percent => "percent",
        SalesforceFieldType.Date => "date",
        SalesforceFieldType.Time => "time",
        SalesforceFieldType.Reference => "reference",
        _ => "id",
    };

    public static string Soap(SalesforceFieldType type) => type switch
    {
        SalesforceFieldType.Boolean => "xsd:boolean",
        SalesforceFieldType.Int => "xsd:int",
        SalesforceFieldType.Double or SalesforceFieldType.Currency or SalesforceFieldType.Percent => "xsd:double",
        SalesforceFieldType.Date => "xsd:date",
        SalesforceFieldType.DateTime => "xsd:dateTime",
        SalesforceFieldType.Time => "xsd:time",
        SalesforceFieldType.Reference or SalesforceFieldType.Id => "tns:ID",
        _ => "xsd:string",
    };
}
