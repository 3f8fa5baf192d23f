namespace Broker.Api.Tests.Specimens;

/// <summary>Asynchronous methods with and without their token and suffix.</summary>
public class Calls : IAsyncDisposable, Microsoft.Extensions.Hosting.IHostedService
{
    public Task GoodAsync(int id, CancellationToken cancellationToken = default) => Task.CompletedTask;

    public Task NoTokenAsync(int id) => Task.CompletedTask;

    public ValueTask<int> TokenFirstAsync(CancellationToken cancellationToken, int id) => ValueTask.FromResult(id);

    public Task<int> NoSuffix(CancellationToken cancellationToken) => Task.FromResult(1);

    public IAsyncEnumerable<int> ListAsync() => throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    internal Task Hidden() => Task.CompletedTask;
}
