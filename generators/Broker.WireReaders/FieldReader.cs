using Microsoft.CodeAnalysis;

namespace Broker.WireReaders;

/// <summary>Decides from a property's type how it is stored and read.</summary>
internal static class FieldReader
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static WireField? Read(IPropertySymbol property, string helper, out string? problem)
    {
        problem = null;
        if (property.NullableAnnotation != NullableAnnotation.Annotated)
        {
            problem = $"{property.Name} must be nullable: what an answer lacks is null.";
            return null;
        }

        bool shared = Has(property, Attributes.Shared);
        ITypeSymbol type = property.Type;
        StorageKind kind = StorageKind.Reference;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
            kind = Has(type, Attributes.Word) ? StorageKind.Word : StorageKind.Packed;
        }

        string read = ReadValue(type, helper, shared);
        string accessibility = property.DeclaredAccessibility == Accessibility.Public ? "public" : "internal";
        return new WireField(property.Name, property.Type.ToDisplayString(Format), accessibility, Names(property), kind, read);
    }

    /// <summary>An expression over <c>reader</c>, of the nullable type.</summary>
    private static string ReadValue(ITypeSymbol type, string helper, bool shared)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Decimal:
                return helper + ".DecimalValue(ref reader)";
            case SpecialType.System_Int64:
                return helper + ".WholeValue(ref reader)";
            case SpecialType.System_Int32:
                return helper + ".IntValue(ref reader)";
            case SpecialType.System_Boolean:
                return helper + ".FlagValue(ref reader)";
            case SpecialType.System_String:
                return helper + (shared ? ".SharedValue(ref reader)" : ".TextValue(ref reader)");
        }

        string name = type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Format);
        if (type is INamedTypeSymbol { Name: "IReadOnlyList", TypeArguments.Length: 1 } list)
        {
            ITypeSymbol item = list.TypeArguments[0];
            string itemType = item.ToDisplayString(Format);
            return $"{helper}.ListValue<{itemType}>(ref reader, static (ref global::System.Text.Json.Utf8JsonReader reader, out {itemType} value) => {{ {ItemBody(item, helper, shared)} }})";
        }

        return type.Name switch
        {
            "DateTimeOffset" => helper + ".UtcValue(ref reader)",
            "TimeSpan" => helper + ".SpanValue(ref reader)",
            "Secret" => helper + ".SecretValue(ref reader)",
            _ => name + ".ReadFrom(ref reader)",
        };
    }

    private static string ItemBody(ITypeSymbol item, string helper, bool shared)
    {
        string read = ReadValue(item, helper, shared);
        return item.IsValueType
            ? $"var item = {read}; value = item.GetValueOrDefault(); return item.HasValue;"
            : $"var item = {read}; value = item!; return item is not null;";
    }

    private static string Names(IPropertySymbol property)
    {
        foreach (AttributeData attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == Attributes.Name)
            {
                return string.Join(" ", attribute.ConstructorArguments[0].Values.Select(static v => (string)v.Value!));
            }
        }

        return char.ToLowerInvariant(property.Name[0]) + property.Name.Substring(1);
    }

    private static bool Has(ISymbol symbol, string attribute) => symbol.GetAttributes().Any(a => a.AttributeClass?.ToDisplayString() == attribute);
}
