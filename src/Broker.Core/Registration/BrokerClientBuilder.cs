using Microsoft.Extensions.DependencyInjection;

namespace Broker.Core.Registration;

/// <summary>What an <c>AddX</c> method returns: the place to configure one registered client further.</summary>
public sealed class BrokerClientBuilder
{
    internal BrokerClientBuilder(IServiceCollection services, string name, IHttpClientBuilder httpClient)
    {
        Services = services;
        Name = name;
        HttpClient = httpClient;
    }

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>The name of this client; empty for the default one. A named client is a keyed service under its name.</summary>
    public string Name { get; }

    /// <summary>The handlers of this client, for a proxy, a certificate or a handler of your own. Its own logging is removed: it would print addresses.</summary>
    public IHttpClientBuilder HttpClient { get; }
}
