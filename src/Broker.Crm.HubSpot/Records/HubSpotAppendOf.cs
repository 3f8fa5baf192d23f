using System.Collections;

namespace Broker.Crm.HubSpot.Records;

/// <summary>A list that is added to what a multi-select property holds: written with a leading <c>;</c> (contracts/hubspot.md 4). Made by <see cref="HubSpotAppend.Of"/>.</summary>
/// <typeparam name="T">Text, or an enum.</typeparam>
public sealed class HubSpotAppend<T> : IReadOnlyList<T>
    where T : notnull
{
    private readonly T[] options;

    internal HubSpotAppend(T[] options) => this.options = options;

    /// <summary>How many options are added.</summary>
    public int Count => options.Length;

    /// <summary>One of them.</summary>
    public T this[int index] => options[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)options).GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
