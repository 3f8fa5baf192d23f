namespace Broker.MetaTrader.Errors;

/// <summary>One error code the client knows.</summary>
/// <param name="Name">The vendor's name, upper case, for example <c>INVALID_ACCOUNT</c>.</param>
/// <param name="Class">What it means for the next step.</param>
public sealed record MetaTraderErrorCode(string Name, MetaTraderErrorClass Class);
