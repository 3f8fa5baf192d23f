using System.Collections.Concurrent;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;

namespace Broker.Crm.Salesforce.Tests.Authentication;

/// <summary>A store that can be told to fail, that notes what was asked of it, and that locks when wanted.</summary>
internal sealed class TestStore(string? refreshToken = "CANARY-refresh-0") : ISalesforceTokenStore
{
    private readonly ConcurrentQueue<string> steps = new();

    public SalesforceTokens? Kept { get; set; } = refreshToken is null ? null : new SalesforceTokens { RefreshToken = Secret.From(refreshToken) };

    public int FailingSaves { get; set; }

    public int Saves { get; private set; }

    public int Loads { get; private set; }

    /// <summary>Runs before each look, told how many there were.</summary>
    public Action<int>? OnLoad { get; set; }

    public SemaphoreSlim? Mutex { get; set; }

    /// <summary>What was asked, in order; two programs may ask at once.</summary>
    public IReadOnlyList<string> Steps => [.. steps];

    public string? Refresh => Kept?.RefreshToken?.Reveal();

    public ValueTask<SalesforceTokens?> LoadAsync(CancellationToken cancellationToken = default)
    {
        steps.Enqueue("load");
        OnLoad?.Invoke(Loads++);
        return new(Kept);
    }

    public ValueTask SaveAsync(SalesforceTokens tokens, CancellationToken cancellationToken = default)
    {
        steps.Enqueue("save");
        Saves++;
        if (FailingSaves-- > 0)
        {
            throw new IOException("disk " + tokens.RefreshToken!.Reveal());
        }

        Kept = tokens;
        return default;
    }

    public async ValueTask<IAsyncDisposable?> LockAsync(CancellationToken cancellationToken = default)
    {
        steps.Enqueue("lock");
        if (Mutex is null)
        {
            return null;
        }

        await Mutex.WaitAsync(cancellationToken);
        return new Held(this);
    }

    private sealed class Held(TestStore store) : IAsyncDisposable
    {
        public ValueTask DisposeAsync()
        {
            store.steps.Enqueue("unlock");
            store.Mutex!.Release();
            return default;
        }
    }
}
