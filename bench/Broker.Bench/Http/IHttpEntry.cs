namespace Broker.Bench.Http;

/// <summary>One client library with the bodies it can ask for. A new client is one class that implements this, and one line in <see cref="HttpEntries"/>.</summary>
internal interface IHttpEntry : IDisposable
{
    IEnumerable<IHttpContender> Contenders { get; }
}
