using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Engine;

/// <summary>Everything in which one vendor's typed records differ from another's.</summary>
internal abstract class RecordVendor
{
    /// <summary>The namespace of the attributes and of what generated code calls.</summary>
    public abstract string Namespace { get; }

    /// <summary>The word that begins the vendor's types, for example <c>HubSpot</c>: <c>XObjectAttribute</c>, <c>IXModel</c>, <c>XModelReader</c>, <c>XProperties</c>, <c>XPropertyState</c>, <c>XValueText</c>.</summary>
    public abstract string Prefix { get; }

    /// <summary>The attribute word of a property's own name on the wire.</summary>
    public virtual string NameWord => "Property";

    /// <summary>The attribute word of an enum member's own value on the wire.</summary>
    public virtual string OptionWord => "Option";

    /// <summary>The word of the map of what is written: <c>XProperties</c>, <c>ToProperties</c>.</summary>
    public virtual string MapWord => "Properties";

    /// <summary>The type of the map's values.</summary>
    public virtual string MapValue => "string?";

    /// <summary>The word of the state enum and of the names: <c>XPropertyState</c>, <c>PropertyNames</c>.</summary>
    public virtual string MemberWord => "Property";

    /// <summary>Are names on the wire the same whatever their case?</summary>
    public virtual bool IgnoresCase => false;

    /// <summary>Can records hold parent records, and fields that only a create may send?</summary>
    public virtual bool HasParents => false;

    /// <summary>The name on the wire of a member that carries no name of its own.</summary>
    public virtual string NameOf(IPropertySymbol member) => NameOf(member.Name);

    /// <summary>The name on the wire of a member that carries no name of its own and no other attribute.</summary>
    public abstract string NameOf(string member);

    /// <summary>A property that is only read, whatever its attributes.</summary>
    public virtual bool IsAlwaysReadOnly(IPropertySymbol member, string name) => false;

    /// <summary>A kind that only this vendor has, and what it is of; null for none.</summary>
    public virtual (PropertyKind Kind, string Of)? OwnKind(INamedTypeSymbol type) => null;

    /// <summary>The value on the wire of an enum member that carries no value of its own.</summary>
    public abstract string OptionOf(string member);

    public abstract bool IsObjectName(string name);

    public abstract bool IsPropertyName(string name);

    /// <summary>Why an option cannot have this value; null when it can.</summary>
    public abstract string? OptionProblem(string value);

    public abstract DiagnosticDescriptor Describe(ProblemKind kind);

    /// <summary>The attribute's class with its namespace.</summary>
    public string Attribute(string word) => $"{Namespace}.{Prefix}{word}Attribute";

    /// <summary>A type as generated code names it.</summary>
    public string Type(string word) => $"global::{Namespace}.{Prefix}{word}";

    /// <summary>The interface that classes get.</summary>
    public string Interface(string self) => $"global::{Namespace}.I{Prefix}Model<{self}>";
}
