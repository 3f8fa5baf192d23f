using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Broker.Orchestration.Analyzers;

/// <summary>The rules. None of them can be configured away: an exception to ownership is a change of the map, which is reviewed.</summary>
internal static class Rules
{
    internal const string Category = "Ownership";

    internal static readonly DiagnosticDescriptor ForeignWrite = Rule(
        "OWN001",
        "A system writes a fact it does not own",
        "{0} acts as {1}, but '{2}' is owned by {3}. {1} code may read it or propose a change (facts.ProposeAsync). To show it in the CRM, project it.");

    internal static readonly DiagnosticDescriptor Unsaid = Rule(
        "OWN002",
        "A write without saying as which system",
        "{0} writes facts of {1} without saying so. Mark it [ActsAs<{1}>], or let the type that acts as {1} write and propose the change here (facts.ProposeAsync).");

    internal static readonly DiagnosticDescriptor Forged = Rule(
        "OWN003",
        "A fact is made outside an ownership map",
        "{0}. A fact is born only as a static readonly field of an [OwnershipMap] type, by OwnershipMapBuilder.Own, so that its one owner is declared and reviewed there.");

    internal static readonly DiagnosticDescriptor UnknownOwner = Rule(
        "OWN004",
        "The owner of a written fact is not known",
        "Who owns '{0}' is not known here, so the write by {1} cannot be checked. Mark the parameter it comes from with [WritesFact], so that every caller is checked, or take a fact of a named owner.");

    internal static readonly DiagnosticDescriptor ProjectedSecret = Rule(
        "OWN005",
        "A secret is projected",
        "'{0}' of {1} is a secret (P3) and is projected. A secret never leaves its store: remove the projection, or project a fact about it.");

    internal static readonly DiagnosticDescriptor CopyWritten = Rule(
        "OWN006",
        "A copy in the CRM is written past its owner",
        "{0} writes the CRM field '{1}', a copy of '{2}', which is owned by {3} and not by Crm. Write the fact as {3} and let it be projected, or propose a change (facts.ProposeAsync).");

    internal static readonly DiagnosticDescriptor Unowned = Rule(
        "OWN007",
        "No system owns the fact",
        "'{0}' is in no ownership map, so no system owns it. Declare it with its owner in an [OwnershipMap] type first{1}.");

    internal static readonly DiagnosticDescriptor UnreadableMap = Rule(
        "OWN008",
        "The ownership map cannot be read",
        "The ownership map cannot be read at build time: {0}");

    /// <summary>A property of OWN002: the full name of the marker type that the code fix puts into <c>[ActsAs]</c>.</summary>
    internal const string System = nameof(System);

    /// <summary>A property of OWN007: the known name that the code fix puts in.</summary>
    internal const string Nearest = nameof(Nearest);

    internal static Diagnostic Unspoken(SyntaxNode at, string type, string systemName, string systemFullName) => Diagnostic.Create(
        Unsaid, at.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(System, systemFullName), type, systemName);

    // NotConfigurable keeps NoWarn, rule sets, editorconfig and pragmas out; the compiler's own tag keeps SuppressMessage attributes out.
    private static DiagnosticDescriptor Rule(string id, string title, string message) => new(
        id, title, message, Category, DiagnosticSeverity.Error, isEnabledByDefault: true, customTags: [WellKnownDiagnosticTags.NotConfigurable, WellKnownDiagnosticTags.Compiler]);
}
