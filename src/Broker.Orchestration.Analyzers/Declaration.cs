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
                foreach (IOperation projection in Operations.Outermost(argument.Value, operation => OwnershipTypes.Same(operation.Type, types.Projection)))
                {
                    copies.Add(new Copy(projection, FieldOf(projection)));
                }

                // A list made elsewhere: whatever is in it, it cannot be read here.
                if (copies.Count == 0 && Operations.Unwrapped(argument.Value) is IFieldReferenceOperation or ILocalReferenceOperation or IPropertyReferenceOperation or IInvocationOperation or IParameterReferenceOperation)
                {
                    copies.Add(new Copy(argument.Value, null));
                }
            }
        }

        declaration.Copies = copies;
        return declaration;
    }

    private static string? FieldOf(IOperation projection)
    {
        while (true)
        {
            switch (Operations.Unwrapped(projection))
            {
                case IWithOperation with:
                    projection = with.Operand;
                    break;
                case IInvocationOperation call when call.Instance is { } receiver && OwnershipTypes.Same(receiver.Type, call.Type):
                    projection = receiver;
                    break;
                case IInvocationOperation call:
                    return Field(call.Arguments);
                case IObjectCreationOperation creation:
                    return Field(creation.Arguments);
                default:
                    return null;
            }
        }
    }

    private static string? Field(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (string.Equals(argument.Parameter?.Name, "field", StringComparison.OrdinalIgnoreCase))
            {
                return Operations.Text(argument.Value);
            }
        }

        return null;
    }

    /// <summary>One projection, with the neutral name of its field when that is a constant.</summary>
    internal sealed record Copy(IOperation Projection, string? Field);
}
