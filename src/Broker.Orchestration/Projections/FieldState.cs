namespace Broker.Orchestration.Projections;

/// <summary>What is known of one field in the CRM. Marks stand for values.</summary>
internal sealed record FieldState
{
    /// <summary>The mark of the owner's value that was last written for certain; null when none was.</summary>
    public string? Written { get; init; }

    /// <summary>The mark of someone else's value that is left standing; null for none.</summary>
    public string? Standing { get; init; }

    /// <summary>The day, UTC, that <see cref="Repairs"/> is about.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>How many edits were repaired on that day.</summary>
    public int Repairs { get; init; }

    internal int RepairsOn(DateOnly day) => Day == day ? Repairs : 0;

    /// <summary>False while someone else's value is left standing and the owner has no newer one.</summary>
    internal bool ShouldWrite(string mark) => Standing is null || Written != mark;
}
