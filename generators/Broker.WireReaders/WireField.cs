namespace Broker.WireReaders;

/// <summary>One property: how it is declared, stored and read. Holds only values, so that the compiler can compare it between edits.</summary>
/// <param name="Property">Its name.</param>
/// <param name="Type">Its type as written in code, nullable mark included.</param>
/// <param name="Modifiers">Its accessibility.</param>
/// <param name="Names">Its names on the wire, lower case, separated by spaces; the first is the usual one in its own case.</param>
/// <param name="Kind">How it is stored.</param>
/// <param name="Read">The expression that reads it from a reader that stands on its value.</param>
internal sealed record WireField(string Property, string Type, string Modifiers, string Names, StorageKind Kind, string Read)
{
    public string Storage => "_" + char.ToLowerInvariant(Property[0]) + Property.Substring(1);

    /// <summary>The type of the storage: without the nullable mark for what has a presence bit.</summary>
    public string StorageType => Kind is StorageKind.Packed or StorageKind.Word ? Type.TrimEnd('?') : Type;
}
