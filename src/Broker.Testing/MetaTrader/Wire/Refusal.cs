namespace Broker.Testing.MetaTrader.Wire;

/// <summary>A call that fails in the body; <paramref name="code"/> is the name that stands there.</summary>
internal sealed class Refusal(string code, string message) : Exception(message)
{
    public string Code { get; } = code;
}
