namespace Broker.Orchestration.Tool;

/// <summary>Something given cannot be read; the message says what and why.</summary>
internal sealed class ToolException : Exception
{
    internal ToolException(string message)
        : base(message)
    {
    }

    internal ToolException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
