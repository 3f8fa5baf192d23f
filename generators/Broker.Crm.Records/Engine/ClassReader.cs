using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Crm.Records.Engine;

/// <summary>Reads a class that carries the vendor's attribute, however incomplete it is.</summary>
internal static class ClassReader
{
    /// <summary>Null when another part of the class answers for it.</summary>
    public static RecordResult? Read(RecordVendor vendor, GeneratorAttributeSyntaxContext match, CancellationToken cancellationToken)
    {
        if (match.TargetSymbol is not INamedTypeSymbol type || match.TargetNode is not TypeDeclarationSyntax node || node.Identifier.ValueText.Length == 0 || !IsFirst(vendor, type, node))
        {
            return null;
        }

        var problems = new List<Problem>();
        CheckClass(vendor, type, node, problems);
        if (problems.Count > 0)
        {
            return new RecordResult(null, new EquatableList<Problem>(problems));
        }

        string objectName = Attributes.Text(match.Attributes[0]) ?? "";
        if (!vendor.IsObjectName(objectName))
        {
            problems.Add(Problem.At(type, ProblemKind.ObjectName, type.Name, objectName));
        }

        var properties = new List<RecordProperty>();
        var owners = new Dictionary<string, string>(vendor.IgnoresCase ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal);
        string? other = null;
        foreach (IPropertySymbol symbol in type.GetMembers().OfType<IPropertySymbol>())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (Attributes.Has(symbol, vendor.Attribute("Other")))
            {
                other = OtherProperty.Read(symbol, other, problems) ?? other;
            }
            else if (PropertyReader.Read(vendor, symbol, problems) is { } property)
            {
                if (owners.TryGetValue(property.Name, out string? owner))
                {
                    problems.Add(Problem.At(symbol, ProblemKind.SameName, property.Member, owner, property.Name));
                    continue;
                }

                if (property.Kind == PropertyKind.Record && LeadsBack(vendor, symbol, type, cancellationToken))
                {
                    problems.Add(Problem.At(symbol, ProblemKind.ParentLoop, property.Member, type.Name));
                    continue;
                }

                owners.Add(property.Name, property.Member);
                properties.Add(property);
            }
        }

        string? space = type.ContainingNamespace.IsGlobalNamespace
            ? null
            : type.ContainingNamespace.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));
        var record = new RecordClass(space, type.IsRecord ? "record" : "class", type.Name, objectName, properties, other);
        return new RecordResult(new RecordSource(record.FileName, RecordEmitter.Write(vendor, record)), new EquatableList<Problem>(problems));
    }

    // The attribute on two parts of one class is an error of its own; two files of one name would be a second.
    private static bool IsFirst(RecordVendor vendor, INamedTypeSymbol type, TypeDeclarationSyntax node)
    {
        AttributeData? first = type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == vendor.Attribute("Object"));
        return first?.ApplicationSyntaxReference is { } reference && reference.SyntaxTree == node.SyntaxTree && node.Span.Contains(reference.Span)
            && !node.Members.OfType<TypeDeclarationSyntax>().Any(inner => inner.Span.Contains(reference.Span));
    }

    // Only the class's own properties are read; those of a base class that is a record too would silently stay empty.
    private static string? RecordBase(RecordVendor vendor, INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? ancestor = type.BaseType; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (Attributes.Has(ancestor, vendor.Attribute("Object")))
            {
                return ancestor.Name;
            }
        }

        return null;
    }

    // What to ask for is the names of all parents, so a class that is its own ancestor would have no end.
    private static bool LeadsBack(RecordVendor vendor, IPropertySymbol parent, INamedTypeSymbol start, CancellationToken cancellationToken)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ITypeSymbol>([parent.Type.WithNullableAnnotation(NullableAnnotation.None)]);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ITypeSymbol type = open.Pop();
            if (SymbolEqualityComparer.Default.Equals(type, start))
            {
                return true;
            }

            if (!seen.Add(type))
            {
                continue;
            }

            foreach (IPropertySymbol next in type.GetMembers().OfType<IPropertySymbol>())
            {
                if (next.Type is INamedTypeSymbol named && vendor.OwnKind(named) is { Kind: PropertyKind.Record })
                {
                    open.Push(named.WithNullableAnnotation(NullableAnnotation.None));
                }
            }
        }

        return false;
    }

    private static void CheckClass(RecordVendor vendor, INamedTypeSymbol type, TypeDeclarationSyntax node, List<Problem> problems)
    {
        if (type.ContainingType is not null || type.Arity > 0)
        {
            problems.Add(Problem.At(type, ProblemKind.ClassNestedOrGeneric, type.Name));
        }
        else if (!node.Modifiers.Any(SyntaxKind.PartialKeyword))
        {
            problems.Add(Problem.At(type, ProblemKind.ClassNotPartial, type.Name));
        }
        else if (type.TypeKind != TypeKind.Class || type.IsStatic || type.IsAbstract || !type.InstanceConstructors.Any(static c => c.Parameters.Length == 0))
        {
            problems.Add(Problem.At(type, ProblemKind.ClassNotCreatable, type.Name));
        }
        else if (RecordBase(vendor, type) is { } record)
        {
            problems.Add(Problem.At(type, ProblemKind.ClassDerived, type.Name, record));
        }
    }
}
