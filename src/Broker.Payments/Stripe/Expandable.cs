namespace Broker.Payments.Stripe;

/// <summary>A reference to another object, which Stripe sends as an id or, when asked with <c>expand[]</c>, as the whole object.</summary>
/// <typeparam name="T">The object.</typeparam>
/// <remarks>contracts/payments.md a3, a4.</remarks>
public readonly record struct Expandable<T>
    where T : class
{
    private readonly string? id;

    /// <summary>A reference.</summary>
    /// <param name="id">The id of the object.</param>
    /// <param name="value">The object where it was sent whole; null where only its id was.</param>
    public Expandable(string id, T? value = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        this.id = id;
        Value = value;
    }

    /// <summary>The id of the object; empty only for <c>default</c>.</summary>
    public string Id => id ?? string.Empty;

    /// <summary>The object; null when only its id was sent.</summary>
    public T? Value { get; }

    /// <summary>True when the object was sent whole.</summary>
    public bool IsExpanded => Value is not null;

    /// <summary>The id.</summary>
    public override string ToString() => Id;
}
