namespace Broker.Core.Identity;

/// <summary>An id that is a type of its own, so that a payment id cannot be passed where an account id is meant.</summary>
/// <typeparam name="TSelf">The id type itself.</typeparam>
public interface IIdentifier<TSelf>
    where TSelf : struct, IIdentifier<TSelf>
{
    /// <summary>The id as text.</summary>
    string Value { get; }

    /// <summary>Wraps <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentException">The value cannot be an id of this kind.</exception>
    static abstract TSelf Create(string value);
}
