using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>One call of <c>OwnershipMapBuilder.Own</c>, as far as it can be read at build time.</summary>
internal sealed class Declaration
{
    internal const int Secret = 3;

    private Declaration(IInvocationOperation call, ITypeSymbol owner)
    {
        Call = call;
        Owner = owner;
    }

    internal IInvocationOperation Call { get; }

    internal ITypeSymbol Owner { get; }

    internal IOperation? NameValue { get; private set; }

    internal IOperation? SensitivityValue { get; private set; }

    internal IReadOnlyList<Copy> Copies { get; private set; } = [];

    internal string? Name => Operations.Text(NameValue);

    internal int? Sensitivity => SensitivityValue?.ConstantValue is { HasValue: true, Value: int value } ? value : null;

    /// <summary>True when nothing of it has to be run to be known.</summary>
    internal bool IsReadable => Name is not null && Sensitivity is not null && OwnershipTypes.IsNamed(Owner) && Copies.All(static copy => copy.Field is not null);

    internal static bool IsOwn(IMethodSymbol method, OwnershipTypes types) =>
        method.Name == "Own" && OwnershipTypes.Same(method.ContainingType, types.Builder) && method.TypeArguments.Length > 0;

    internal static Declaration? Of(IInvocationOperation call, OwnershipTypes types)
    {
        if (!IsOwn(call.TargetMethod, types))
        {
            return null;
        }

        var declaration = new Declaration(call, call.TargetMethod.TypeArguments[0]);
        List<Copy> copies = [];
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { Name: "name", Type.SpecialType: SpecialType.System_String })
            {
                declaration.NameValue = argument.Value;
            }
            else if (argument.Parameter is { Type: { TypeKind: TypeKind.Enum, Name: "Sensitivity" } })
            {
                declaration.SensitivityValue = argument.Value;
            }
            else if (argument.Parameter is { Name: "projections" })
            {
                copies.AddRange(Copy.Of(argument.Value, types));
            }
        }

        declaration.Copies = copies;
        return declaration;
    }
}
