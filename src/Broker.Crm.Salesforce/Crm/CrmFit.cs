using Broker.Core.Boundaries.Crm;
using Broker.Crm.Salesforce.Describe;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Whether a field that exists can hold what it is wanted for.</summary>
internal static class CrmFit
{
    private static readonly string[] Texts = ["string", "textarea", "picklist", "combobox", "email", "phone", "url"];
    private static readonly string[] Numbers = ["double", "currency", "percent", "int", "long"];

    /// <summary>Why it does not fit, in words; null when it does.</summary>
    internal static string? Problem(CrmWanted wanted, SalesforceFieldDescribe found)
    {
        string type = found.Type ?? "unknown";
        switch (wanted.Use)
        {
            case CrmFieldUse.Key when type != "string":
            case CrmFieldUse.LongText when type is not ("textarea" or "string"):
            case CrmFieldUse.Value when !Fits(wanted.Kind, type):
                return $"has the type {type}";
            case CrmFieldUse.Key when found.ExternalId != true:
                return "is no external id";
            case CrmFieldUse.Key when found.Unique != true:
                return "is not unique";
            case CrmFieldUse.Lookup when type != "reference" || !found.ReferenceTo.Contains(wanted.Target!, StringComparer.OrdinalIgnoreCase):
                return type == "reference" ? "leads to another object" : $"has the type {type}";
            case CrmFieldUse.Value when type == "picklist" && found.RestrictedPicklist == true:
                return "is a restricted picklist, which refuses values that it does not have";
            default:
                return found.Encrypted == true && wanted.Use == CrmFieldUse.Key ? "is encrypted, so that no record can be found by it"
                    : found.Calculated == true ? "is a formula, which cannot be written"
                    : found.Createable == false || found.Updateable == false ? "may not be written by the user"
                    : null;
        }
    }

    private static bool Fits(CrmFieldKind kind, string type) => kind switch
    {
        CrmFieldKind.Number => Numbers.Contains(type, StringComparer.Ordinal),
        CrmFieldKind.DateTime => type == "datetime",
        CrmFieldKind.Boolean => type == "boolean",
        _ => Texts.Contains(type, StringComparer.Ordinal),
    };
}
