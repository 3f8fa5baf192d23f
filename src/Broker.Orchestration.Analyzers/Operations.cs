using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>Walks over operations without recursion: code may be nested as deep as it likes.</summary>
internal static class Operations
{
    /// <summary>The operation and everything below it, in order of the source.</summary>
    internal static IEnumerable<IOperation> All(IOperation root)
    {
        Stack<IOperation> open = new();
        open.Push(root);
        while (open.Count > 0)
        {
            IOperation current = open.Pop();
            yield return current;
            foreach (IOperation child in current.ChildOperations.Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The operations that satisfy a condition, and nothing below those.</summary>
    internal static IEnumerable<IOperation> Outermost(IOperation root, Func<IOperation, bool> condition)
    {
        Stack<IOperation> open = new();
        open.Push(root);
        while (open.Count > 0)
        {
            IOperation current = open.Pop();
            if (condition(current))
            {
                yield return current;
                continue;
            }

            foreach (IOperation child in current.ChildOperations.Reverse())
            {
                open.Push(child);
            }
        }
    }

    internal static string? Text(IOperation? operation) => operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    internal static IOperation Unwrapped(IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>True when the operation stands inside a <c>nameof</c>.</summary>
    internal static bool IsNamed(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is INameOfOperation)
            {
                return true;
            }
        }

        return false;
    }
}
