using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Broker.Crm.Records.Engine;

/// <summary>Reads the property for what a class does not name.</summary>
internal static class OtherProperty
{
    public static string? Read(IPropertySymbol symbol, string? earlier, List<Problem> problems)
    {
        string? why = symbol switch
        {
            { IsPartialDefinition: false } => "it is not partial",
            { IsStatic: true } => "it is static",
            { SetMethod: not null } or { GetMethod: null } => "it is not get-only",
            _ when earlier is not null => "there is another one",
            _ when !IsMap(symbol.Type) => "its type is another one",
            _ => null,
        };
        if (why is not null)
        {
            problems.Add(Problem.At(symbol, ProblemKind.OtherProperty, symbol.Name, why));
            return null;
        }

        return symbol.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is PropertyDeclarationSyntax syntax ? PropertyReader.Head(symbol, syntax) : null;
    }

    private static bool IsMap(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "IReadOnlyDictionary", TypeArguments.Length: 2 } map
        && map.TypeArguments.All(static t => t.SpecialType == SpecialType.System_String) && map.TypeArguments[1].NullableAnnotation != NullableAnnotation.NotAnnotated;
}
