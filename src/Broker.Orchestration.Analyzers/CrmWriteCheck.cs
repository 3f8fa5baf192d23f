using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>Copies in the CRM that are written past their owner, through the CRM clients: OWN006.</summary>
internal sealed class CrmWriteCheck(Body body)
{
    internal void Call(IInvocationOperation call)
    {
        if (CrmTypes.SetsField(call.TargetMethod))
        {
            IArgumentOperation? name = call.Arguments.FirstOrDefault(static argument => argument.Parameter?.Ordinal == 0);
            if (name is not null)
            {
                Constants(name.Value);
            }
        }
        else
        {
            Arguments(call.Arguments, call.TargetMethod);
        }
    }

    internal void Creation(IObjectCreationOperation creation)
    {
        if (creation.Constructor is { } constructor)
        {
            Arguments(creation.Arguments, constructor);
        }
    }

    internal void Assignment(ISimpleAssignmentOperation assignment)
    {
        if (assignment.Target is not IPropertyReferenceOperation { Property: { IsIndexer: false, ContainingType: { } type } property } target)
        {
            return;
        }

        if (CrmTypes.TakesFields(type, property.Name, property.Type))
        {
            Fields(assignment.Value);
        }
        else if (!OwnershipTypes.Same(type, body.Type) && CrmTypes.FieldOf(property) is { } field)
        {
            Field(field, target.Syntax);
        }
    }

    private void Arguments(IEnumerable<IArgumentOperation> arguments, IMethodSymbol method)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && CrmTypes.TakesFields(method.ContainingType, parameter.Name, parameter.Type))
            {
                Fields(argument.Value);
            }
        }
    }

    /// <summary>What ends up among the fields: names in the expression itself, in the variables it names, and what is put into those afterwards.</summary>
    private void Fields(IOperation fields)
    {
        foreach (IOperation source in body.Sources(fields))
        {
            Names(source);
        }

        var holders = new HashSet<ISymbol>(Operations.All(fields).Select(Holder).Where(static holder => holder is not null)!, SymbolEqualityComparer.Default);
        if (holders.Count == 0)
        {
            return;
        }

        foreach (ILocalSymbol local in holders.OfType<ILocalSymbol>())
        {
            foreach (IOperation value in body.ValuesOf(local))
            {
                Names(value);
            }
        }

        foreach (IOperation operation in Operations.All(body.Root))
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.IsIndexer: true, Arguments: [{ Value: var key }, ..], Instance: { } instance } } when Holder(instance) is { } holder && holders.Contains(holder):
                    Constants(key);
                    break;
                case IInvocationOperation { TargetMethod.Name: "Add" or "TryAdd", Arguments: [{ Value: var key }, ..], Instance: { } instance } when Holder(instance) is { } holder && holders.Contains(holder):
                    Constants(key);
                    break;
            }
        }
    }

    private static ISymbol? Holder(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IFieldReferenceOperation { Field.IsConst: false } field => field.Field,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>Constant texts of an expression that stand where a key stands: not the value of a pair, whatever the pair's form.</summary>
    private void Names(IOperation source)
    {
        foreach (IOperation operation in Operations.Outermost(source, static operation => operation.ConstantValue.HasValue))
        {
            if (Operations.Text(operation) is { } text && !IsValue(operation))
            {
                Field(text, operation.Syntax);
            }
        }
    }

    private void Constants(IOperation key)
    {
        foreach (IOperation source in body.Sources(key, static operation => Operations.Text(operation) is not null))
        {
            if (Operations.Text(source) is { } text)
            {
                Field(text, key.Syntax.Span.Contains(source.Syntax.Span) ? source.Syntax : key.Syntax);
            }
        }
    }

    private static bool IsValue(IOperation operation)
    {
        for (IOperation child = operation; child.Parent is { } parent; child = parent)
        {
            switch (parent)
            {
                case ISimpleAssignmentOperation assignment:
                    return assignment.Value == child;
                case ITupleOperation tuple:
                    return tuple.Elements.IndexOf(child) > 0;
                case IArgumentOperation { Parent: IInvocationOperation or IObjectCreationOperation } argument:
                    return argument.Parameter is { Ordinal: > 0, IsParams: false };
                case IConversionOperation or IParenthesizedOperation:
                    continue;
                default:
                    return false;
            }
        }

        return false;
    }

    private void Field(string field, SyntaxNode at)
    {
        if (body.State.Facts.CopyIn(field) is { } fact)
        {
            body.Report(Rules.CopyWritten, at, body.Type.Name, field, fact.MemberName, fact.OwnerName);
        }
    }
}
