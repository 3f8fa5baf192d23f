namespace Broker.Orchestration.Ownership;

/// <summary>A copy of a fact, as a listing says it.</summary>
/// <param name="Target">Where to: system, record and field, for example <c>crm:Customer.kyc_status</c>.</param>
/// <param name="OnConflict">What happens when someone edits the copy, by the name of the <c>ConflictAction</c>; <c>Repair</c> when the listing says nothing.</param>
#if BROKER_OWNERSHIP_TOOL
internal
#else
public
#endif
sealed record OwnershipCopy(string Target, string OnConflict)
{
    /// <summary>What a listing means that says nothing.</summary>
    public const string DefaultOnConflict = "Repair";

    /// <summary>The system it is copied to, for example <c>crm</c>.</summary>
    public string System => Target.Split(':', 2)[0];
}
