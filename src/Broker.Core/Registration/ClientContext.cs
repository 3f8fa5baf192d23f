using Broker.Core.Configuration;
using Broker.Core.Pipeline;
using Microsoft.Extensions.Logging;

namespace Broker.Core.Registration;

/// <summary>What a client is made from.</summary>
/// <typeparam name="TOptions">The client's options.</typeparam>
/// <param name="Options">Validated options.</param>
/// <param name="Transport">Where requests go.</param>
/// <param name="Logger">The logger of the client's category.</param>
/// <param name="Time">The clock.</param>
public sealed record ClientContext<TOptions>(TOptions Options, ApiTransport Transport, ILogger Logger, TimeProvider Time)
    where TOptions : ApiClientOptions
{
    /// <summary>The handlers behind <see cref="Transport"/>, for connections that are no calls, such as sockets. Default null: the client's own. Not disposed by it.</summary>
    public HttpMessageHandler? Handler { get; init; }
}
