using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Crm.Records.Engine;

/// <summary>Reads one property of a class. Null for one that is none of ours, or too wrong to be given a body.</summary>
internal static class PropertyReader
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    public static RecordProperty? Read(RecordVendor vendor, IPropertySymbol symbol, List<Problem> problems)
    {
        if (symbol.Name.Length == 0 || symbol.IsIndexer || symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is not PropertyDeclarationSyntax syntax)
        {
            return null;
        }

        if (!symbol.IsPartialDefinition)
        {
            if (symbol.PartialDefinitionPart is null && IsForgotten(vendor, symbol, syntax))
            {
                problems.Add(Problem.At(symbol, ProblemKind.PropertyNotPartial, symbol.Name));
            }

            return null;
        }

        // A body by hand is the user's business; an unknown type is told by the compiler.
        if (symbol.PartialImplementationPart is not null || symbol.Type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        int before = problems.Count;
        string name = Attributes.Text(symbol, vendor.Attribute(vendor.NameWord)) ?? vendor.NameOf(symbol);
        bool isReadOnly = Attributes.Has(symbol, vendor.Attribute("ReadOnly")) || vendor.IsAlwaysReadOnly(symbol, name);
        CheckShape(symbol, syntax, isReadOnly, problems);
        if (!vendor.IsPropertyName(name))
        {
            problems.Add(Problem.At(symbol, ProblemKind.PropertyName, symbol.Name, name));
        }

        (PropertyKind Kind, INamedTypeSymbol? Enum, string? Of)? kind = ReadType(vendor, symbol, problems);
        if (kind is null || problems.Count > before)
        {
            return null;
        }

        OptionSet? options = kind.Value.Enum is { } type ? OptionSet.Read(vendor, type, type.ToDisplayString(Format), problems) : null;
        string stored = symbol.Type.ToDisplayString(Format);
        return new RecordProperty(
            symbol.Name, name, Head(symbol, syntax), Accessor(syntax, SyntaxKind.GetAccessorDeclaration)!,
            Accessor(syntax, SyntaxKind.SetAccessorDeclaration) ?? Accessor(syntax, SyntaxKind.InitAccessorDeclaration),
            kind.Value.Kind, stored.EndsWith("?", StringComparison.Ordinal) ? stored.Substring(0, stored.Length - 1) : stored, options, isReadOnly)
        {
            IsCreateOnly = Attributes.Has(symbol, vendor.Attribute("CreateOnly")),
            Of = kind.Value.Of,
        };
    }

    public static string Head(IPropertySymbol symbol, PropertyDeclarationSyntax syntax)
    {
        string modifiers = string.Join(" ", syntax.Modifiers.Where(static m => !m.IsKind(SyntaxKind.PartialKeyword)).Select(static m => m.Text).Concat(["partial"]));
        return $"{modifiers} {symbol.Type.ToDisplayString(Format)} {Identifier.Of(symbol.Name)}";
    }

    private static string? Accessor(PropertyDeclarationSyntax syntax, SyntaxKind kind) =>
        syntax.AccessorList?.Accessors.FirstOrDefault(a => a.IsKind(kind)) is { } accessor
            ? string.Join(" ", accessor.Modifiers.Select(static m => m.Text).Concat([accessor.Keyword.Text]))
            : null;

    // A property that looks as if it held a value of the record and would silently never be read or written.
    private static bool IsForgotten(RecordVendor vendor, IPropertySymbol symbol, PropertyDeclarationSyntax syntax)
    {
        if (Attributes.Has(symbol, vendor.Attribute(vendor.NameWord)) || Attributes.Has(symbol, vendor.Attribute("ReadOnly")) || Attributes.Has(symbol, vendor.Attribute("Shared")))
        {
            return true;
        }

        return symbol is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null }
            && syntax.AccessorList is { } accessors && accessors.Accessors.All(static a => a.Body is null && a.ExpressionBody is null)
            && !Attributes.Has(symbol, vendor.Attribute("Ignore"));
    }

    private static void CheckShape(IPropertySymbol symbol, PropertyDeclarationSyntax syntax, bool isReadOnly, List<Problem> problems)
    {
        foreach (SyntaxToken modifier in syntax.Modifiers)
        {
            if (modifier.IsKind(SyntaxKind.StaticKeyword) || modifier.IsKind(SyntaxKind.RequiredKeyword) || modifier.IsKind(SyntaxKind.AbstractKeyword))
            {
                problems.Add(Problem.At(symbol, ProblemKind.PropertyModifier, symbol.Name, modifier.Text));
            }
        }

        if (symbol.GetMethod is null || (symbol.SetMethod is null && !isReadOnly))
        {
            problems.Add(Problem.At(symbol, ProblemKind.PropertyAccessors, symbol.Name));
        }
    }

    private static (PropertyKind Kind, INamedTypeSymbol? Enum, string? Of)? ReadType(RecordVendor vendor, IPropertySymbol symbol, List<Problem> problems)
    {
        ITypeSymbol type = symbol.Type;
        bool isNullable = type.NullableAnnotation != NullableAnnotation.NotAnnotated;
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            type = nullable.TypeArguments[0];
        }
        else if (type.IsValueType)
        {
            isNullable = false;
        }

        if (type.TypeKind == TypeKind.Error)
        {
            return null;
        }

        (PropertyKind Kind, INamedTypeSymbol? Enum, string? Of)? kind =
            type is INamedTypeSymbol own && vendor.OwnKind(own) is { } found ? (found.Kind, null, found.Of)
            : KindOf(type, Attributes.Has(symbol, vendor.Attribute("Shared"))) is { } common ? (common.Kind, common.Enum, null)
            : null;
        if (kind is null)
        {
            problems.Add(Problem.At(symbol, ProblemKind.PropertyType, symbol.Name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }
        else if (!isNullable)
        {
            problems.Add(Problem.At(symbol, ProblemKind.PropertyNotNullable, symbol.Name, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)));
        }

        return kind;
    }

    private static (PropertyKind Kind, INamedTypeSymbol? Enum)? KindOf(ITypeSymbol type, bool isShared)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_String:
                return (isShared ? PropertyKind.SharedText : PropertyKind.Text, null);
            case SpecialType.System_Decimal:
                return (PropertyKind.Number, null);
            case SpecialType.System_Int64:
                return (PropertyKind.Whole, null);
            case SpecialType.System_Int32:
                return (PropertyKind.SmallWhole, null);
            case SpecialType.System_Boolean:
                return (PropertyKind.Flag, null);
        }

        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (named.TypeKind == TypeKind.Enum)
        {
            return (PropertyKind.Option, named);
        }

        if (named.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IReadOnlyList_T)
        {
            return named.TypeArguments[0] switch
            {
                { SpecialType: SpecialType.System_String, NullableAnnotation: not NullableAnnotation.Annotated } => (PropertyKind.TextList, null),
                INamedTypeSymbol { TypeKind: TypeKind.Enum } option => (PropertyKind.OptionList, option),
                _ => null,
            };
        }

        return named.ToDisplayString() switch
        {
            "System.DateOnly" => (PropertyKind.Date, null),
            "System.DateTimeOffset" => (PropertyKind.Time, null),
            _ => null,
        };
    }
}
