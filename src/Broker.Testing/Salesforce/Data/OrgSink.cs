namespace Broker.Testing.Salesforce.Data;

/// <summary>Counts records instead of keeping them; of a key field only a hash of each value is kept.</summary>
internal sealed class OrgSink(string? keyField)
{
    private readonly Dictionary<ulong, long> _byKey = [];

    public string? KeyField { get; } = keyField;

    /// <summary>How many records were created.</summary>
    public long Created { get; private set; }

    /// <summary>How many writes hit a key that was there.</summary>
    public long Updated { get; private set; }

    /// <summary>Takes a row; its number and whether it is new.</summary>
    public (long Number, bool Created) Take(string? key)
    {
        if (key is null)
        {
            return (++Created, true);
        }

        ref var number = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(_byKey, Hash(key), out var exists);
        if (exists)
        {
            Updated++;
            return (number, false);
        }

        number = ++Created;
        return (number, true);
    }

    // FNV-1a over 64 bits: a clash among a million keys has odds of one in 37 million.
    private static ulong Hash(string key)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in key)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        return hash;
    }
}
