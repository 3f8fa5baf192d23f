namespace Broker.Testing.HubSpot;

/// <summary>Lets single inputs of batch creates, updates and upserts fail; all conditions that are given must hold.</summary>
public sealed record HubSpotInputFault
{
    /// <summary>The object type's name or id; none means every type.</summary>
    public string? ObjectType { get; init; }

    /// <summary>The property to look at; <c>id</c> looks at the input's id.</summary>
    public string? Property { get; init; }

    /// <summary>The value <see cref="Property"/> must have for the input to fail; none takes any value.</summary>
    public string? Value { get; init; }

    /// <summary>Fails every n-th input that meets the other conditions, counted over all calls; the default is 1, every one.</summary>
    public int EveryNth { get; init; } = 1;

    /// <summary>How many inputs fail at most; -1 (the default) sets no limit.</summary>
    public int Count { get; init; } = -1;

    /// <summary>The status of the whole call where one failed input fails it; the default is 400.</summary>
    public int Status { get; init; } = 400;

    /// <summary>The error's category; the default is <c>VALIDATION_ERROR</c>.</summary>
    public string Category { get; init; } = "VALIDATION_ERROR";

    /// <summary>The error's message.</summary>
    public string Message { get; init; } = "The input was refused";
}
