using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>A call of <c>OwnershipMapBuilder.Project</c>: projections that a map adds to a fact of another map.</summary>
internal sealed class AddedCopies
{
    private AddedCopies(IOperation fact, IReadOnlyList<Copy> copies)
    {
        Fact = fact;
        Copies = copies;
    }

    /// <summary>The fact, or its name.</summary>
    internal IOperation Fact { get; }

    internal IReadOnlyList<Copy> Copies { get; }

    internal static AddedCopies? Of(IInvocationOperation call, OwnershipTypes types)
    {
        if (call.TargetMethod.Name != "Project" || !OwnershipTypes.Same(call.TargetMethod.ContainingType, types.Builder))
        {
            return null;
        }

        IOperation? fact = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0)?.Value;
        IOperation? projections = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Name == "projections")?.Value;
        return fact is null || projections is null ? null : new AddedCopies(fact, [.. Copy.Of(projections, types)]);
    }

    /// <summary>The fact that an expression stands for: by its constant name, or by the map's member.</summary>
    internal static KnownFact? Find(IOperation fact, KnownFacts facts) => Operations.Text(fact) is { } name
        ? facts.Find(name)
        : Operations.Unwrapped(fact) is IMemberReferenceOperation { Member: { ContainingType: { } map } member }
            ? facts.At(DeclaredFactGenerator.FullName(map) + "." + member.Name)
            : null;
}
