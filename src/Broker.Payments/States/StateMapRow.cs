namespace Broker.Payments.States;

/// <summary>One row of a state map: a provider's word and the neutral state it stands for.</summary>
/// <typeparam name="TState">The neutral states.</typeparam>
/// <param name="Raw">The provider's word, exactly as it sends it.</param>
/// <param name="State">The neutral state.</param>
/// <param name="When">What else must be told for this row to hold, as a short word of the map; null for the row that holds otherwise.</param>
public readonly record struct StateMapRow<TState>(string Raw, TState State, string? When = null)
    where TState : struct, Enum;
