namespace Broker.Payments.Reconciliation.Rules;

/// <summary>Where and how much a run may keep beside the lines it is just looking at.</summary>
public sealed class ReconciliationStorageOptions
{
    /// <summary>
    /// The folder for temporary files. Default null: the system's own. Files hold what the inputs hold, are readable by this user only, and are removed when the
    /// enumeration of a run ends, by itself, by an exception or by cancellation. Only a killed process leaves its folder <c>reconciliation-...</c> behind.
    /// </summary>
    public string? Folder { get; set; }

    /// <summary>The memory for sorting, in bytes; what does not fit goes to temporary files. Default 64 MiB; 1 MiB to 8 GiB.</summary>
    public long MemoryBudget { get; set; } = 64L * 1024 * 1024;
}
