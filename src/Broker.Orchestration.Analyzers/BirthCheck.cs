using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>Where facts come from: OWN003, OWN005 and OWN008.</summary>
internal sealed class BirthCheck(Body body)
{
    // Members that make an object or reach into one without its constructor's consent.
    private static readonly Dictionary<string, string[]> Forges = new(StringComparer.Ordinal)
    {
        ["Activator"] = ["CreateInstance"],
        ["ActivatorUtilities"] = ["CreateInstance", "CreateFactory", "GetServiceOrCreateInstance"],
        ["RuntimeHelpers"] = ["GetUninitializedObject"],
        ["FormatterServices"] = ["GetUninitializedObject", "GetSafeUninitializedObject"],
        ["Unsafe"] = ["As", "AsRef", "BitCast", "ReadUnaligned", "Read"],
        ["Type"] = ["GetConstructor", "GetConstructors", "InvokeMember", "GetField", "GetFields", "GetMember", "GetMembers"],
        ["TypeInfo"] = ["GetDeclaredField"],
        ["RuntimeReflectionExtensions"] = ["GetRuntimeField", "GetRuntimeFields"],
        ["JsonSerializer"] = ["Deserialize", "DeserializeAsync"],
        ["Expression"] = ["New"],
    };

    private OwnershipTypes Types => body.Types;

    internal static bool IsForeignConstructor(MethodDeclarationSyntax method, SemanticModel model, OwnershipState state, CancellationToken cancellationToken) =>
        !state.IsPackageItself
        && method.AttributeLists.SelectMany(static list => list.Attributes).Any(static attribute => attribute.Name.ToString().Contains("UnsafeAccessor"))
        && model.GetDeclaredSymbol(method, cancellationToken) is { } symbol
        && (state.Types.IsFact(symbol.ReturnType) || symbol.Parameters.Any(parameter => state.Types.IsFact(parameter.Type)));

    internal void Call(IInvocationOperation call)
    {
        if (Declaration.Of(call, Types) is { } declaration)
        {
            Declared(declaration);
        }
        else if (AddedCopies.Of(call, Types) is { } added)
        {
            Added(added);
        }
        else if (!body.State.IsPackageItself && call.TargetMethod is { ContainingType: { } type } method
            && Forges.TryGetValue(type.Name, out string[]? names) && Array.IndexOf(names, method.Name) >= 0 && IsOfPlatform(type) && Forged(call) is { } fact)
        {
            body.Report(Rules.Forged, call.Syntax, $"'{fact}' is made by {type.Name}.{method.Name}");
        }
    }

    internal void Creation(IObjectCreationOperation creation)
    {
        if (!body.State.IsPackageItself && Types.IsFact(creation.Type))
        {
            body.Report(Rules.Forged, creation.Syntax, $"'{Shown(creation.Type!)}' is made by its constructor");
        }
    }

    internal void Refused(IInvalidOperation invalid)
    {
        if (!body.State.IsPackageItself && invalid.Syntax is BaseObjectCreationExpressionSyntax && Types.IsFact(body.Model.GetTypeInfo(invalid.Syntax, body.Token).Type))
        {
            body.Report(Rules.Forged, invalid.Syntax, $"'{Shown(body.Model.GetTypeInfo(invalid.Syntax, body.Token).Type!)}' is made by its constructor");
        }
    }

    internal void Reference(IMethodReferenceOperation reference)
    {
        if (Declaration.IsOwn(reference.Method, Types) && !Operations.IsNamed(reference))
        {
            body.Report(Rules.Forged, reference.Syntax, "OwnershipMapBuilder.Own is handed on as a delegate");
        }
    }

    /// <summary>A cast between facts of two owners: at best it throws, at worst the object was forged to let it through.</summary>
    internal void Conversion(IConversionOperation conversion)
    {
        if (conversion.IsImplicit || Types.OwnerOf(conversion.Type) is null)
        {
            return;
        }

        foreach (IOperation source in body.Sources(conversion.Operand, operation => Types.OwnerOf(operation.Type) is not null))
        {
            if (Types.OwnerOf(source.Type) is not null && !OwnershipTypes.Same(source.Type, conversion.Type))
            {
                body.Report(Rules.Forged, conversion.Syntax, $"'{Shown(source.Type!)}' is cast to '{Shown(conversion.Type!)}'");
            }
        }
    }

    private void Declared(Declaration declaration)
    {
        IInvocationOperation call = declaration.Call;
        string fact = declaration.Name ?? call.Syntax.ToString();
        if (!IsInMap())
        {
            body.Report(Rules.Forged, Name(call), $"'{fact}' is made in {body.Type.Name}");
            return;
        }

        if (!IsMember())
        {
            body.Report(Rules.UnreadableMap, Name(call), $"'{fact}' is not made by the initializer of a static readonly field; declare it as one.");
            return;
        }

        Readable(declaration, fact);
        if (declaration.Sensitivity == Declaration.Secret)
        {
            Secret(declaration.Copies, fact, declaration.Owner.Name);
        }
    }

    private void Added(AddedCopies added)
    {
        foreach (IOperation source in body.Sources(added.Fact, static operation => operation is IMemberReferenceOperation || Operations.Text(operation) is not null))
        {
            if (AddedCopies.Find(source, body.State.Facts) is { Sensitivity: Declaration.Secret } fact)
            {
                Secret(added.Copies, fact.Name, fact.OwnerName);
            }
        }
    }

    private void Secret(IReadOnlyList<Copy> copies, string fact, string owner)
    {
        foreach (Copy copy in copies)
        {
            body.Report(Rules.ProjectedSecret, copy.Projection.Syntax, fact, owner);
        }
    }

    private void Readable(Declaration declaration, string fact)
    {
        if (declaration.Name is not { } name)
        {
            if (declaration.NameValue is { } value)
            {
                body.Report(Rules.UnreadableMap, value.Syntax, "the name of a fact must be a constant; write it as a literal or a const.");
            }
        }
        else
        {
            Unique(declaration, name);
        }

        if (declaration.Sensitivity is null && declaration.SensitivityValue is { } sensitivity)
        {
            body.Report(Rules.UnreadableMap, sensitivity.Syntax, $"the sensitivity of '{fact}' must be a constant; name a value of Sensitivity.");
        }

        if (!OwnershipTypes.IsNamed(declaration.Owner) && declaration.Owner.TypeKind != TypeKind.Error)
        {
            body.Report(Rules.UnreadableMap, Name(declaration.Call), $"the owner of '{fact}' is a type parameter; name the system of record.");
        }

        foreach (Copy copy in declaration.Copies.Where(static copy => copy.Field is null))
        {
            body.Report(Rules.UnreadableMap, copy.Projection.Syntax, $"a projection of '{fact}' must be written here with a constant field name, for example FactProjection.ToCrm(\"kyc_status\", \"KYC status\").");
        }
    }

    /// <summary>The later of two declarations is the wrong one; a referenced map came first.</summary>
    private void Unique(Declaration declaration, string name)
    {
        string own = Member();
        KnownFact? first = body.State.Facts.All(name)
            .Where(fact => fact.Member != own)
            .OrderBy(static fact => fact.IsSource)
            .ThenBy(static fact => fact.Member, StringComparer.Ordinal)
            .FirstOrDefault(fact => !fact.IsSource || IsBefore(fact));
        if (first is not null)
        {
            body.Report(Rules.UnreadableMap, declaration.NameValue!.Syntax, $"'{name}' is declared twice, as {first.MemberName} of {first.OwnerName} and here for {declaration.Owner.Name}; keep one declaration with one owner.");
        }

        // Within one map, the order of its members; between two, their names: the same at every build.
        bool IsBefore(KnownFact other)
        {
            string map = DeclaredFactGenerator.FullName(body.Type) + ".";
            if (!other.Member.StartsWith(map, StringComparison.Ordinal))
            {
                return string.CompareOrdinal(other.Member, own) < 0;
            }

            List<string> members = [.. body.Type.GetMembers().Select(static member => member.Name)];
            return members.IndexOf(other.Member.Substring(map.Length)) < members.IndexOf(own.Substring(map.Length));
        }
    }

    private bool IsInMap()
    {
        for (INamedTypeSymbol? type = body.Type; type is not null; type = type.ContainingType)
        {
            if (OwnershipTypes.Has(type, Types.MapAttribute))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsMember() => OwnershipTypes.Has(body.Type, Types.MapAttribute) && InitializedMember() is { IsStatic: true } and (IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null });

    private string Member() => DeclaredFactGenerator.FullName(body.Type) + "." + InitializedMember()?.Name;

    private ISymbol? InitializedMember() => body.Root switch
    {
        IFieldInitializerOperation field => field.InitializedFields.FirstOrDefault(),
        IPropertyInitializerOperation property => property.InitializedProperties.FirstOrDefault(),
        _ => null,
    };

    /// <summary>The fact a call is about: by a type argument, or by a type that is handed in.</summary>
    private string? Forged(IInvocationOperation call)
    {
        if (call.TargetMethod.TypeArguments.FirstOrDefault(Types.IsFact) is { } argument)
        {
            return Shown(argument);
        }

        IEnumerable<IOperation> given = call.Arguments.Select(static given => given.Value);
        foreach (IOperation value in call.Instance is { } instance ? given.Concat([instance]) : given)
        {
            foreach (IOperation operation in body.Sources(value).SelectMany(static source => Operations.All(source)).SelectMany(operation => body.Sources(operation)).SelectMany(static source => Operations.All(source)))
            {
                ITypeSymbol? type = operation switch
                {
                    ITypeOfOperation typeOf => typeOf.TypeOperand,
                    IInvocationOperation { TargetMethod: { Name: "GetType", Parameters.IsEmpty: true }, Instance.Type: { } receiver } => receiver,
                    _ => null,
                };
                if (type is not null && Types.IsFact(type))
                {
                    return Shown(type);
                }
            }
        }

        return null;
    }

    private static bool IsOfPlatform(INamedTypeSymbol type)
    {
        INamespaceSymbol? space = type.ContainingNamespace;
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space is { Name: "System" or "Microsoft" };
    }

    private static string Shown(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static SyntaxNode Name(IInvocationOperation call) => call.Syntax is InvocationExpressionSyntax { Expression: var called }
        ? called is MemberAccessExpressionSyntax access ? access.Name : called
        : call.Syntax;
}
