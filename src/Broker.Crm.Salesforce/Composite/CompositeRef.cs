namespace Broker.Crm.Salesforce.Composite;

/// <summary>A step of a composite call or graph. Later steps use its answer through <see cref="Id"/> and <see cref="Field"/>; the outcome is found by it.</summary>
public sealed class CompositeRef
{
    internal CompositeRef(CompositeStepList owner, int index, string name)
    {
        Owner = owner;
        Index = index;
        Name = name;
    }

    /// <summary>The <c>referenceId</c> of the step.</summary>
    public string Name { get; }

    /// <summary>The id that a create or upsert answers. A read or a query answers <c>Id</c>: <c>Field("Id")</c>, <c>Field("records[0].Id")</c>.</summary>
    public CompositeValue Id => Field("id");

    internal CompositeStepList Owner { get; }

    internal int Index { get; }

    /// <summary>A value of the step's answer, to be put where a later step needs it.</summary>
    /// <param name="path">Names with dots, places in lists in brackets: <c>Id</c>, <c>records[0].AccountId</c>, <c>[0].id</c>.</param>
    /// <exception cref="ArgumentException">It is no such path.</exception>
    public CompositeValue Field(string path) => new(this, path);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
