using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>Goes through one body and asks each check about what it is responsible for.</summary>
internal sealed class BodyCheck
{
    private readonly Body body;
    private readonly WriteCheck writes;
    private readonly BirthCheck births;
    private readonly CrmWriteCheck? copies;

    internal BodyCheck(
        SemanticModel model,
        OwnershipState state,
        INamedTypeSymbol type,
        IOperation root,
        Action<Diagnostic> report,
        Action<ITypeSymbol, SyntaxNode, INamedTypeSymbol?> uses,
        CancellationToken cancellationToken)
    {
        body = new Body(model, state, type, root, report, cancellationToken);
        writes = new WriteCheck(body, uses);
        births = new BirthCheck(body);
        copies = (state.Crm.HasClient || state.Crm.HasBoundary) && state.Facts.HasCopies ? new CrmWriteCheck(body) : null;
    }

    internal void Run()
    {
        foreach (IOperation operation in Operations.All(body.Root))
        {
            body.Token.ThrowIfCancellationRequested();
            switch (operation)
            {
                case IInvocationOperation call:
                    writes.Call(call);
                    births.Call(call);
                    copies?.Call(call);
                    break;
                case IObjectCreationOperation creation:
                    writes.Creation(creation);
                    births.Creation(creation);
                    copies?.Creation(creation);
                    break;
                case IMethodReferenceOperation reference:
                    births.Reference(reference);
                    break;
                case IConversionOperation conversion:
                    births.Conversion(conversion);
                    break;
                case IDynamicInvocationOperation call:
                    writes.DynamicCall(call);
                    break;
                case ISimpleAssignmentOperation assignment:
                    copies?.Assignment(assignment);
                    break;
                case IInvalidOperation invalid:
                    writes.Refused(invalid);
                    births.Refused(invalid);
                    break;
            }
        }
    }
}
