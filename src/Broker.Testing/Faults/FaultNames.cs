namespace Broker.Testing.Faults;

/// <summary>The names of faults on the wire (<c>POST /_sim/faults</c>).</summary>
public static class FaultNames
{
    private static readonly (string Name, FaultKind Kind, FaultPhase Phase)[] Table =
    [
        ("reset-before", FaultKind.Reset, FaultPhase.Before),
        ("reset-after-apply", FaultKind.Reset, FaultPhase.After),
        ("timeout-before", FaultKind.Timeout, FaultPhase.Before),
        ("timeout-after-apply", FaultKind.Timeout, FaultPhase.After),
        ("delay", FaultKind.Delay, FaultPhase.Before),
        ("delay-after-apply", FaultKind.Delay, FaultPhase.After),
        ("truncated-body", FaultKind.TruncatedBody, FaultPhase.After),
        ("truncated-body-before", FaultKind.TruncatedBody, FaultPhase.Before),
        ("malformed-json", FaultKind.MalformedJson, FaultPhase.After),
        ("malformed-json-before", FaultKind.MalformedJson, FaultPhase.Before),
        ("wrong-content-type", FaultKind.WrongContentType, FaultPhase.After),
        ("wrong-content-type-before", FaultKind.WrongContentType, FaultPhase.Before),
        ("status", FaultKind.Status, FaultPhase.Before),
        ("status-after-apply", FaultKind.Status, FaultPhase.After),
        ("rate-limit", FaultKind.RateLimit, FaultPhase.Before),
        ("failure-body", FaultKind.FailureBody, FaultPhase.Before),
        ("failure-body-after-apply", FaultKind.FailureBody, FaultPhase.After),
        ("oversize-body", FaultKind.OversizeBody, FaultPhase.After),
        ("oversize-body-before", FaultKind.OversizeBody, FaultPhase.Before),
    ];

    /// <summary>Every name.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Table.Select(row => row.Name)];

    /// <summary>The name of a kind of fault in a phase.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="phase">The phase.</param>
    public static string Of(FaultKind kind, FaultPhase phase)
    {
        var exact = Array.Find(Table, row => row.Kind == kind && row.Phase == phase);
        return exact.Name ?? Array.Find(Table, row => row.Kind == kind).Name;
    }

    /// <summary>Finds the kind and phase a name stands for.</summary>
    /// <param name="name">A name; case does not matter.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="phase">The phase.</param>
    /// <returns>Whether the name is known.</returns>
    public static bool TryParse(string name, out FaultKind kind, out FaultPhase phase)
    {
        var row = Array.Find(Table, r => string.Equals(r.Name, name, StringComparison.OrdinalIgnoreCase));
        (kind, phase) = (row.Kind, row.Phase);
        return row.Name is not null;
    }
}
