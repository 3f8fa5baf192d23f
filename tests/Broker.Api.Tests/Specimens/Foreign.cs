namespace Broker.Api.Tests.Specimens;

/// <summary>Shows a test library to its callers, once openly and once inside a generic argument.</summary>
public sealed class Foreign
{
    public IReadOnlyDictionary<string, Xunit.Abstractions.ITestOutputHelper[]>? Nested { get; set; }

    public HttpClient? Platform { get; set; }

    public void Constrained<T>(T value)
        where T : Xunit.IAsyncLifetime
    {
    }

    internal Xunit.IAsyncLifetime? Hidden { get; set; }
}
