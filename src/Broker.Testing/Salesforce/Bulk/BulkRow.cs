using System.Runtime.InteropServices;

namespace Broker.Testing.Salesforce.Bulk;

/// <summary>What became of a row: 0 not tried, below 0 written, above 0 the number of its error. Two numbers, as there may be a million of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BulkRow(long Number, int Kind)
{
    public const int Created = -1;
    public const int Updated = -2;

    public bool Written => Kind < 0;

    public bool Failed => Kind > 0;
}
