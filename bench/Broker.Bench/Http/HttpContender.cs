using Broker.Bench.Bodies;
using Broker.Bench.Measuring;

namespace Broker.Bench.Http;

/// <summary>One client asking for one body, from a call and a way to show what was read.</summary>
/// <typeparam name="T">The client's own model.</typeparam>
internal sealed class HttpContender<T>(
    string name, ContenderKind kind, CannedBody body, Func<ValueTask<T>> call, Func<T, Facts> show, params string[] omits) : IHttpContender
{
    public HttpContender(string name, ContenderKind kind, CannedBody body, Func<Task<T>> call, Func<T, Facts> show, params string[] omits)
        : this(name, kind, body, () => new ValueTask<T>(call()), show, omits)
    {
    }

    public string Name => name;

    public CannedBody Body => body;

    public ContenderKind Kind => kind;

    public IReadOnlyList<string> Omits => omits;

    public async ValueTask RunAsync(int calls)
    {
        for (int i = 0; i < calls; i++)
        {
            await call();
        }
    }

    public async Task CheckAsync() => show(await call()).MustHold(Facts.FromJson(body.Utf8), omits, name);
}
