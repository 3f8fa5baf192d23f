namespace Broker.Testing.Praxis;

/// <summary>A refusal: HTTP 200 with a positive <c>status</c>, or the HTTP status given.</summary>
internal sealed class PraxisError(string message, int httpStatus = 200) : Exception(message)
{
    public int HttpStatus { get; } = httpStatus;
}
