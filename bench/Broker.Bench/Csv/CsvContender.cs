using Broker.Bench.Measuring;

namespace Broker.Bench.Csv;

/// <summary>One way to read or write the whole file once.</summary>
internal sealed class CsvContender(string name, ContenderKind kind, Func<ValueTask<long>> run, long expected) : IContestant
{
    public string Name => name;

    public ContenderKind Kind => kind;

    /// <summary>A way that does less work than the others fails here.</summary>
    public async ValueTask CheckAsync()
    {
        long found = await run();
        if (found != expected)
        {
            throw new InvalidOperationException($"{name} found {found} where {expected} was expected.");
        }
    }

    public async ValueTask RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await run();
        }
    }
}
