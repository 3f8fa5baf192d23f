using Broker.Crm.Records.Engine;
using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Salesforce;

/// <summary>The problems in Salesforce's words: what is wrong, then what to do.</summary>
internal static class SalesforceProblems
{
    private const string Category = "Broker.Crm.Salesforce";

    private static readonly DiagnosticDescriptor ClassNotPartial = new(
        "SFR001", "The class is not partial", "{0} is not partial, so nothing can be added to it; write 'partial class {0}'", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ClassNestedOrGeneric = new(
        "SFR002", "The class is nested or generic", "{0} is nested or generic; move it into a namespace by itself, without type parameters", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ClassNotCreatable = new(
        "SFR003", "The class cannot be created", "{0} cannot be created for an answer; make it a class that is neither static nor abstract and give it a constructor without parameters", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ObjectName = new(
        "SFR004", "The object cannot be one of Salesforce", "'{1}' of {0} is not the API name of an object; give its API name, such as Account or Trading_Account__c", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyNotPartial = new(
        "SFR005", "The property is not partial", "{0} is not partial, so it would never be read or written; write 'partial', or [SalesforceIgnore] if it has nothing to do with Salesforce", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyType = new(
        "SFR006", "The type of the property is not supported", "{0} is of type {1}, which no Salesforce value is read into; use string, decimal, long, int, bool, DateOnly, DateTimeOffset, TimeOnly, an enum, IReadOnlyList<string>, IReadOnlyList of an enum, a class with [SalesforceObject], SalesforceChildren of one, SalesforceAddress or SalesforceLocation, each nullable; no double: it would change amounts", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyNotNullable = new(
        "SFR007", "The property is not nullable", "{0} is not nullable, but any Salesforce field may be empty; write '{1}?'", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyAccessors = new(
        "SFR008", "The property has no getter or no setter", "{0} needs '{{ get; set; }}'; for a property that only Salesforce changes add [SalesforceReadOnly], then 'get' is enough", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor SameName = new(
        "SFR009", "Two properties are one Salesforce field", "{0} and {1} are both '{2}' in Salesforce; remove one, or give one its own name with [SalesforceField(\"...\")]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyName = new(
        "SFR010", "The name cannot be a Salesforce field", "{0} would be '{1}' in Salesforce; API names have a letter, then letters, digits and underscores, at most 80: give it with [SalesforceField(\"...\")]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor OptionValue = new(
        "SFR011", "The value cannot be one of a picklist", "{0}.{1} cannot stand for the picklist value '{2}': {3}; give the API value with [SalesforcePicklistValue(\"...\")]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor OtherProperty = new(
        "SFR012", "The property cannot take what the class does not name", "{0} cannot take what the class does not name: {1}; write '[SalesforceOther] public partial IReadOnlyDictionary<string, string?> {0} {{ get; }}' once", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyModifier = new(
        "SFR013", "The property has a modifier that cannot be kept", "{0} is '{1}', but a record of Salesforce may lack any property and is read into an instance; remove '{1}'", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ClassDerived = new(
        "SFR014", "The class derives from another record", "{0} derives from {1}, whose properties would not be read with it; name all properties in {0} and derive from no other [SalesforceObject]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ParentLoop = new(
        "SFR015", "The parent leads back to its child", "{0} leads back to {1}, so there would be no end of fields to ask for; give the parent a smaller class of its own, with the fields that are wanted", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    public static DiagnosticDescriptor Of(ProblemKind kind) => kind switch
    {
        ProblemKind.ClassNotPartial => ClassNotPartial,
        ProblemKind.ClassNestedOrGeneric => ClassNestedOrGeneric,
        ProblemKind.ClassNotCreatable => ClassNotCreatable,
        ProblemKind.ClassDerived => ClassDerived,
        ProblemKind.ObjectName => ObjectName,
        ProblemKind.PropertyNotPartial => PropertyNotPartial,
        ProblemKind.PropertyType => PropertyType,
        ProblemKind.PropertyNotNullable => PropertyNotNullable,
        ProblemKind.PropertyAccessors => PropertyAccessors,
        ProblemKind.SameName => SameName,
        ProblemKind.PropertyName => PropertyName,
        ProblemKind.OptionValue => OptionValue,
        ProblemKind.OtherProperty => OtherProperty,
        ProblemKind.ParentLoop => ParentLoop,
        _ => PropertyModifier,
    };
}
