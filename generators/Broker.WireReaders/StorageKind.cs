namespace Broker.WireReaders;

/// <summary>How a property keeps its value.</summary>
internal enum StorageKind
{
    /// <summary>A reference: null says that it was not sent.</summary>
    Reference,

    /// <summary>A value with a bit that says whether it was sent: half the size of a nullable.</summary>
    Packed,

    /// <summary>An open enumeration: its own text is null when it was not sent.</summary>
    Word,
}
