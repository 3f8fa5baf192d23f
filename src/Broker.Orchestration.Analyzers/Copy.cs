using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>One projection of a fact, as far as it can be read at build time.</summary>
internal sealed class Copy
{
    private readonly List<string> names = [];

    private Copy(IOperation projection) => Projection = projection;

    internal IOperation Projection { get; }

    /// <summary>The neutral name of the field; null when it is no constant.</summary>
    internal string? Field { get; private set; }

    /// <summary>
    /// What the vendors call the field, in which nobody but the projection writes. None for a record's key: whoever upserts what the CRM owns names the record by it.
    /// </summary>
    internal IReadOnlyList<string> Names => Field is null || IsKey ? [] : [Field, .. names];

    private bool IsKey { get; set; }

    /// <summary>The projections in an argument, whatever list they stand in.</summary>
    internal static IEnumerable<Copy> Of(IOperation argument, OwnershipTypes types)
    {
        List<Copy> copies = [.. Operations.Outermost(argument, operation => OwnershipTypes.Same(operation.Type, types.Projection)).Select(Read)];

        // A list made elsewhere: whatever is in it, it cannot be read here.
        return copies.Count == 0 && Operations.Unwrapped(argument) is IFieldReferenceOperation or ILocalReferenceOperation or IPropertyReferenceOperation or IInvocationOperation or IParameterReferenceOperation
            ? [new Copy(argument)]
            : copies;
    }

    private static Copy Read(IOperation projection)
    {
        var copy = new Copy(projection);
        IOperation? current = projection;
        while (current is not null)
        {
            current = copy.Layer(Operations.Unwrapped(current));
        }

        return copy;
    }

    /// <summary>Reads one layer and gives the one below it.</summary>
    private IOperation? Layer(IOperation operation)
    {
        switch (operation)
        {
            case IWithOperation with:
                With(with);
                return with.Operand;
            case IInvocationOperation { Instance: { } receiver } call when OwnershipTypes.Same(receiver.Type, call.Type):
                return receiver;
            case IInvocationOperation call:
                Field = FieldIn(call.Arguments);
                return null;
            case IObjectCreationOperation creation:
                Field = FieldIn(creation.Arguments);
                return null;
            default:
                return null;
        }
    }

    private void With(IWithOperation with)
    {
        foreach (ISimpleAssignmentOperation assignment in with.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>() ?? [])
        {
            string? member = (assignment.Target as IPropertyReferenceOperation)?.Property.Name;
            if (member is "Salesforce" or "HubSpot" && Operations.Text(assignment.Value) is { } name)
            {
                names.Add(name.Substring(name.LastIndexOf('.') + 1));
            }
            else if (member == "IsKey")
            {
                IsKey = assignment.Value.ConstantValue is { HasValue: true, Value: true };
            }
        }
    }

    private static string? FieldIn(IEnumerable<IArgumentOperation> arguments) =>
        arguments.Where(static argument => string.Equals(argument.Parameter?.Name, "field", StringComparison.OrdinalIgnoreCase)).Select(static argument => Operations.Text(argument.Value)).FirstOrDefault();
}
