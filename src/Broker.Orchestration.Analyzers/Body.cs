using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>One body with what the checks ask about it: where a value comes from, and where the body stands.</summary>
internal sealed class Body(SemanticModel model, OwnershipState state, INamedTypeSymbol type, IOperation root, Action<Diagnostic> report, CancellationToken cancellationToken)
{
    private const int MaxSteps = 256;
    private Dictionary<ILocalSymbol, List<IOperation>>? locals;

    internal SemanticModel Model { get; } = model;

    internal OwnershipState State { get; } = state;

    internal OwnershipTypes Types => State.Types;

    internal INamedTypeSymbol Type { get; } = type;

    internal IOperation Root { get; } = root;

    internal CancellationToken Token { get; } = cancellationToken;

    internal void Report(Diagnostic diagnostic) => report(diagnostic);

    internal void Report(DiagnosticDescriptor rule, SyntaxNode at, params object[] texts) => report(Diagnostic.Create(rule, at.GetLocation(), texts));

    /// <summary>
    /// The values an expression may stand for: through conversions, choices, variables of this body and readonly fields of this file. What cannot be followed
    /// stands for itself. <paramref name="isEnough"/> stops early at a value that needs no following.
    /// </summary>
    internal IEnumerable<IOperation> Sources(IOperation value, Func<IOperation, bool>? isEnough = null)
    {
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        Stack<IOperation> open = new();
        open.Push(value);
        for (int step = 0; open.Count > 0 && step < MaxSteps; step++)
        {
            IOperation current = open.Pop();
            if (isEnough?.Invoke(current) == true)
            {
                yield return current;
                continue;
            }

            List<IOperation> next = [.. Behind(current, seen)];
            if (next.Count == 0)
            {
                yield return current;
            }

            next.ForEach(open.Push);
        }
    }

    /// <summary>The expressions a local variable of this body is given.</summary>
    internal IReadOnlyList<IOperation> ValuesOf(ILocalSymbol local) => (locals ??= Locals()).TryGetValue(local, out List<IOperation>? values) ? values : [];

    private IEnumerable<IOperation> Behind(IOperation operation, HashSet<ISymbol> seen)
    {
        switch (operation)
        {
            case IConversionOperation conversion:
                return [conversion.Operand];
            case IParenthesizedOperation parenthesized:
                return [parenthesized.Operand];
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                return [choice.WhenTrue, whenFalse];
            case ICoalesceOperation coalesce:
                return [coalesce.Value, coalesce.WhenNull];
            case ISwitchExpressionOperation choice:
                return choice.Arms.Select(static arm => arm.Value);
            case ISimpleAssignmentOperation assignment:
                return [assignment.Value];
            case ILocalReferenceOperation { Local: { } local } when seen.Add(local):
                return ValuesOf(local);
            case IFieldReferenceOperation { Field: { IsConst: false, IsReadOnly: true } field } when seen.Add(field) && Initializer(field) is { } initializer:
                return [initializer];
            default:
                return [];
        }
    }

    private IOperation? Initializer(IFieldSymbol field)
    {
        // Only in this file: another file's semantic model is not at hand.
        foreach (SyntaxReference reference in field.DeclaringSyntaxReferences)
        {
            if (reference.SyntaxTree == Model.SyntaxTree && reference.GetSyntax(Token) is VariableDeclaratorSyntax { Initializer.Value: { } value })
            {
                return Model.GetOperation(value, Token);
            }
        }

        return null;
    }

    private Dictionary<ILocalSymbol, List<IOperation>> Locals()
    {
        var found = new Dictionary<ILocalSymbol, List<IOperation>>(SymbolEqualityComparer.Default);
        foreach (IOperation operation in Operations.All(Root))
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation declarator when declarator.GetVariableInitializer() is { } initializer:
                    Add(declarator.Symbol, initializer.Value);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment:
                    Add(target.Local, assignment.Value);
                    break;
                case IDeconstructionAssignmentOperation { Target: ITupleOperation targets } deconstruction when Operations.Unwrapped(deconstruction.Value) is ITupleOperation values:
                    for (int i = 0; i < targets.Elements.Length && i < values.Elements.Length; i++)
                    {
                        if ((targets.Elements[i] is IDeclarationExpressionOperation declared ? declared.Expression : targets.Elements[i]) is ILocalReferenceOperation one)
                        {
                            Add(one.Local, values.Elements[i]);
                        }
                    }

                    break;
            }
        }

        return found;

        void Add(ILocalSymbol local, IOperation value)
        {
            if (!found.TryGetValue(local, out List<IOperation>? values))
            {
                found.Add(local, values = []);
            }

            values.Add(value);
        }
    }
}
