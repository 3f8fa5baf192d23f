using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Broker.Orchestration.Analyzers;

/// <summary>Who writes what: OWN001, OWN002, OWN004 and OWN007.</summary>
internal sealed class WriteCheck(Body body, Action<ITypeSymbol, SyntaxNode, INamedTypeSymbol?> uses)
{
    private OwnershipTypes Types => body.Types;

    internal static string Names(IReadOnlyList<ITypeSymbol> systems) =>
        systems.Count == 1 ? systems[0].Name : string.Join(", ", systems.Take(systems.Count - 1).Select(static system => system.Name)) + " and " + systems[systems.Count - 1].Name;

    internal void Call(IInvocationOperation call)
    {
        if (Types.WriterOf(call.TargetMethod.ContainingType) is { } writer)
        {
            uses(writer, NameOf(call.Syntax), body.Type);
            foreach (IArgumentOperation argument in call.Arguments)
            {
                if (argument.Parameter is { } parameter)
                {
                    Argument(argument.Value, parameter, [writer], isWriter: true);
                }
            }
        }
        else
        {
            Arguments(call.Arguments);
        }
    }

    internal void Creation(IObjectCreationOperation creation) => Arguments(creation.Arguments);

    /// <summary>A call that is bound at run time: the compiler says nothing, so the argument has to be known here.</summary>
    internal void DynamicCall(IDynamicInvocationOperation call)
    {
        if (call.Operation is not IDynamicMemberReferenceOperation member || call.Syntax is not InvocationExpressionSyntax syntax)
        {
            return;
        }

        List<IMethodSymbol> methods = [.. body.Model.GetSymbolInfo(syntax, body.Token).CandidateSymbols.OfType<IMethodSymbol>()];
        if (methods.Count == 0 && member.Instance is { } instance)
        {
            foreach (IOperation source in body.Sources(instance))
            {
                if (source.Type is INamedTypeSymbol receiver && Types.WriterOf(receiver) is not null)
                {
                    methods.AddRange(receiver.GetMembers(member.MemberName).OfType<IMethodSymbol>());
                }
            }
        }

        foreach (IMethodSymbol method in methods)
        {
            ITypeSymbol? writer = Types.WriterOf(method.ContainingType);
            if (writer is not null)
            {
                uses(writer, NameOf(syntax), body.Type);
            }

            for (int i = 0; i < call.Arguments.Length && i < method.Parameters.Length; i++)
            {
                if ((writer is not null && Types.IsFact(method.Parameters[i].Type)) || Forwards(method.Parameters[i]))
                {
                    Argument(call.Arguments[i], method.Parameters[i], writer is null ? null : [writer], isWriter: writer is not null);
                }
            }
        }
    }

    /// <summary>A call the compiler refuses. Its own error speaks of type arguments; ours says which system owns the fact and what to do instead.</summary>
    internal void Refused(IInvalidOperation invalid)
    {
        BaseArgumentListSyntax? list = invalid.Syntax switch
        {
            InvocationExpressionSyntax call => call.ArgumentList,
            BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
            PrimaryConstructorBaseTypeSyntax initializer => initializer.ArgumentList,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList,
            _ => null,
        };
        if (list is null)
        {
            return;
        }

        SymbolInfo info = body.Model.GetSymbolInfo(invalid.Syntax, body.Token);
        foreach (ISymbol candidate in info.Symbol is { } one ? ImmutableArray.Create(one) : info.CandidateSymbols)
        {
            if (candidate is IMethodSymbol method)
            {
                Refused(method, list);
            }
        }
    }

    private void Refused(IMethodSymbol method, BaseArgumentListSyntax list)
    {
        ITypeSymbol? writer = Types.WriterOf(method.ContainingType);
        if (writer is not null)
        {
            uses(writer, NameOf(list.Parent!), body.Type);
        }

        for (int i = 0; i < list.Arguments.Count; i++)
        {
            ArgumentSyntax argument = list.Arguments[i];
            IParameterSymbol? parameter = argument.NameColon is { } named
                ? method.Parameters.FirstOrDefault(candidate => candidate.Name == named.Name.Identifier.ValueText)
                : i < method.Parameters.Length ? method.Parameters[i] : null;
            if (parameter is null || !((writer is not null && Types.IsFact(parameter.Type)) || OwnershipTypes.Has(parameter, Types.WritesFact)))
            {
                continue;
            }

            ITypeSymbol? type = body.Model.GetTypeInfo(argument.Expression, body.Token).Type;
            if (Types.OwnerOf(type) is { } owner && OwnershipTypes.IsNamed(owner))
            {
                Owned(owner, Display(argument.Expression), argument.Expression, writer is null ? null : [writer]);
            }
            else if (type is not null && Types.IsFact(type) && type.TypeKind != TypeKind.Error)
            {
                Unknown(argument.Expression, writer is null ? null : [writer]);
            }
        }
    }

    private void Arguments(IEnumerable<IArgumentOperation> arguments)
    {
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && Forwards(parameter))
            {
                Argument(argument.Value, parameter, null, isWriter: false);
            }
        }
    }

    private bool Forwards(IParameterSymbol parameter) =>
        (parameter.Type.SpecialType == SpecialType.System_String || Types.IsFact(parameter.Type))
        && (OwnershipTypes.Has(parameter, Types.WritesFact) || Types.NamesFact(parameter));

    /// <param name="value">What is passed.</param>
    /// <param name="parameter">Where it is passed.</param>
    /// <param name="systems">As which systems it is written; null for those the calling type acts as.</param>
    /// <param name="isWriter">True for a member of a writer, whose parameters write by themselves.</param>
    private void Argument(IOperation value, IParameterSymbol parameter, IReadOnlyList<ITypeSymbol>? systems, bool isWriter)
    {
        if (parameter.Type.SpecialType == SpecialType.System_String)
        {
            if (Types.NamesFact(parameter) || OwnershipTypes.Has(parameter, Types.WritesFact))
            {
                Name(value, isWriter || OwnershipTypes.Has(parameter, Types.WritesFact), systems);
            }
        }
        else if (isWriter ? Types.IsFact(parameter.Type) : OwnershipTypes.Has(parameter, Types.WritesFact))
        {
            Fact(value, systems);
        }
    }

    /// <param name="value">The fact that is written.</param>
    /// <param name="systems">As which systems.</param>
    /// <param name="passed">What is passed, when that is not the fact itself but its name.</param>
    private void Fact(IOperation value, IReadOnlyList<ITypeSymbol>? systems, IOperation? passed = null)
    {
        passed ??= value;
        foreach (IOperation source in body.Sources(value, operation => Types.OwnerOf(operation.Type) is { } owner && OwnershipTypes.IsNamed(owner)))
        {
            if (Types.OwnerOf(source.Type) is { } owner && OwnershipTypes.IsNamed(owner))
            {
                Owned(owner, Display(source.Syntax), At(source, passed), systems);
            }
            else if (!IsMarked(source) && source.ConstantValue is not { HasValue: true, Value: null } && source is not (IInvalidOperation or IDefaultValueOperation))
            {
                Unknown(At(source, passed), systems);
            }
        }
    }

    private void Name(IOperation value, bool isWrite, IReadOnlyList<ITypeSymbol>? systems)
    {
        foreach (IOperation source in body.Sources(value, static operation => Operations.Text(operation) is not null))
        {
            if (Operations.Text(source) is { } name)
            {
                Name(name, At(source, value), isWrite, systems);
            }
            else if (isWrite && source is IPropertyReferenceOperation { Property.Name: "Name", Instance: { } fact } && Types.IsFact(fact.Type))
            {
                Fact(fact, systems, value);
            }
        }
    }

    private void Name(string name, SyntaxNode at, bool isWrite, IReadOnlyList<ITypeSymbol>? systems)
    {
        if (body.State.Facts.Find(name) is { } fact)
        {
            if (isWrite)
            {
                Owned(fact, at, systems);
            }
        }
        else if (body.State.Facts.AreComplete)
        {
            string? nearest = NearestName.To(name, body.State.Facts.Names);
            string hint = nearest is null ? string.Empty : $", or correct the name: '{nearest}' is owned by {body.State.Facts.Find(nearest)!.OwnerName}";
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
            body.Report(Diagnostic.Create(Rules.Unowned, at.GetLocation(), nearest is null ? properties : properties.Add(Rules.Nearest, nearest), name, hint));
        }
    }

    private void Owned(ITypeSymbol owner, string fact, SyntaxNode at, IReadOnlyList<ITypeSymbol>? systems)
    {
        IReadOnlyList<ITypeSymbol> actors = systems ?? body.State.ActorsOf(body.Type);
        if (!actors.Any(actor => OwnershipTypes.Same(actor, owner)) && !(systems is not null && actors.All(static actor => !OwnershipTypes.IsNamed(actor))))
        {
            Foreign(actors, fact, owner.Name, DeclaredFactGenerator.FullName(owner), at);
        }
    }

    private void Owned(KnownFact fact, SyntaxNode at, IReadOnlyList<ITypeSymbol>? systems)
    {
        IReadOnlyList<ITypeSymbol> actors = systems ?? body.State.ActorsOf(body.Type);
        if (systems is not null && actors.All(static actor => !OwnershipTypes.IsNamed(actor)))
        {
            body.Report(Rules.UnknownOwner, at, fact.Name, "FactWriter<" + Names(actors) + ">");
        }
        else if (!actors.Any(actor => DeclaredFactGenerator.FullName(actor) == fact.Owner))
        {
            Foreign(actors, fact.Name, fact.OwnerName, fact.Owner, at);
        }
    }

    private void Foreign(IReadOnlyList<ITypeSymbol> actors, string fact, string owner, string ownerFullName, SyntaxNode at)
    {
        if (actors.Count == 0)
        {
            body.Report(Rules.Unspoken(at, body.Type.Name, owner, ownerFullName));
        }
        else
        {
            body.Report(Rules.ForeignWrite, at, body.Type.Name, Names(actors), fact, owner);
        }
    }

    private void Unknown(SyntaxNode at, IReadOnlyList<ITypeSymbol>? systems) =>
        body.Report(Rules.UnknownOwner, at, at.ToString(), systems is [{ } one] ? "FactWriter<" + one.Name + ">" : body.Type.Name);

    private bool IsMarked(IOperation source) => source is IParameterReferenceOperation { Parameter: { } parameter } && OwnershipTypes.Has(parameter, Types.WritesFact);

    /// <summary>A fact as code names it: the map's member, or the expression.</summary>
    private string Display(SyntaxNode syntax) =>
        body.Model.GetSymbolInfo(syntax, body.Token).Symbol is { ContainingType: { } map } member and (IFieldSymbol or IPropertySymbol)
            ? map.Name + "." + member.Name
            : syntax.ToString();

    /// <summary>The place of the error: the source itself when it stands in the call, else what is passed.</summary>
    private static SyntaxNode At(IOperation source, IOperation value) => value.Syntax.Span.Contains(source.Syntax.Span) ? source.Syntax : value.Syntax;

    private static SyntaxNode NameOf(SyntaxNode call) => call is InvocationExpressionSyntax { Expression: var called }
        ? called switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            _ => called,
        }
        : call;
}
