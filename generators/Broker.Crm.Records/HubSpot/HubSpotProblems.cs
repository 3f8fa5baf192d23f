using Broker.Crm.Records.Engine;
using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.HubSpot;

/// <summary>The problems in HubSpot's words: what is wrong, then what to do.</summary>
internal static class HubSpotProblems
{
    private const string Category = "Broker.Crm.HubSpot";

    private static readonly DiagnosticDescriptor ClassNotPartial = new(
        "HSR001", "The class is not partial", "{0} is not partial, so nothing can be added to it; write 'partial class {0}'", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ClassNestedOrGeneric = new(
        "HSR002", "The class is nested or generic", "{0} is nested or generic; move it into a namespace by itself, without type parameters", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ClassNotCreatable = new(
        "HSR003", "The class cannot be created", "{0} cannot be created for an answer; make it a class that is neither static nor abstract and give it a constructor without parameters", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ObjectName = new(
        "HSR004", "The object type cannot be one of HubSpot", "'{1}' of {0} is not an object type; give a name such as contacts, a type id such as 0-1 or 2-123, or p{{hubId}}_{{name}}", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyNotPartial = new(
        "HSR005", "The property is not partial", "{0} is not partial, so it would never be read or written; write 'partial', or [HubSpotIgnore] if it has nothing to do with HubSpot", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyType = new(
        "HSR006", "The type of the property is not supported", "{0} is of type {1}, which no HubSpot value is read into; use string, decimal, long, int, bool, DateOnly, DateTimeOffset, an enum, IReadOnlyList<string> or IReadOnlyList of an enum, each nullable", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyNotNullable = new(
        "HSR007", "The property is not nullable", "{0} is not nullable, but any HubSpot property may be empty; write '{1}?'", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyAccessors = new(
        "HSR008", "The property has no getter or no setter", "{0} needs '{{ get; set; }}'; for a property that only HubSpot changes add [HubSpotReadOnly], then 'get' is enough", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor SameName = new(
        "HSR009", "Two properties have one HubSpot name", "{0} and {1} are both '{2}' in HubSpot; remove one, or give one its own name with [HubSpotProperty(\"...\")]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyName = new(
        "HSR010", "The name cannot be a HubSpot property", "{0} would be '{1}' in HubSpot; internal names have lower-case letters, digits and underscores, a letter first: give it with [HubSpotProperty(\"...\")]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor OptionValue = new(
        "HSR011", "The value cannot be an option's", "{0}.{1} cannot stand for the option '{2}': {3}; give the option's own internal value with [HubSpotOption(\"...\")]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor OtherProperty = new(
        "HSR012", "The property cannot take what the class does not name", "{0} cannot take what the class does not name: {1}; write '[HubSpotOther] public partial IReadOnlyDictionary<string, string?> {0} {{ get; }}' once", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor PropertyModifier = new(
        "HSR013", "The property has a modifier that cannot be kept", "{0} is '{1}', but a record of HubSpot may lack any property and is read into an instance; remove '{1}'", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

    private static readonly DiagnosticDescriptor ClassDerived = new(
        "HSR014", "The class derives from another record", "{0} derives from {1}, whose properties would not be read with it; name all properties in {0} and derive from no other [HubSpotObject]", Category, DiagnosticSeverity.Error, isEnabledByDefault: true);

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
        _ => PropertyModifier,
    };
}
