namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>Rows in sorted order. <see cref="Payload"/> is valid until the next move.</summary>
internal interface IRowCursor
{
    ulong Hash { get; }

    ulong Minor { get; }

    ReadOnlySpan<byte> Payload { get; }

    bool MoveNext();
}
