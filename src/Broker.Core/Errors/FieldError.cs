namespace Broker.Core.Errors;

/// <summary>One field that the system refused.</summary>
/// <param name="Field">The field's name as the system spells it.</param>
/// <param name="Code">The system's code for the reason, kept raw.</param>
public sealed record FieldError(string Field, string Code);
