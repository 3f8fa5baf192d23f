using System.Collections;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The property names that one call sent. Put together only when an error asks for them.</summary>
internal sealed class SentNames(IEnumerable<string> names) : IReadOnlyCollection<string>
{
    private HashSet<string>? distinct;

    public int Count => Distinct.Count;

    private HashSet<string> Distinct => distinct ??= new HashSet<string>(names, StringComparer.Ordinal);

    public IEnumerator<string> GetEnumerator() => Distinct.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
